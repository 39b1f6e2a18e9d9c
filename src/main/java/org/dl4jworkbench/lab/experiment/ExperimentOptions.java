package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment is run.
 *
 * @param folder the folder that gets the experiment's folder
 * @param dataFolder searched for data sets before all others, or null
 * @param changes for every variation, as {@code path=value}
 * @param seeds how many seeds each variation runs with, or null: as the experiment says
 * @param folds k of a k-fold cross-validation, 1 for none, or null: as the experiment says
 * @param parallel how many runs at a time at most; never more than the machine has cores
 */
public record ExperimentOptions(
        Path folder,
        @Nullable Path dataFolder,
        List<String> changes,
        @Nullable Integer seeds,
        @Nullable Integer folds,
        int parallel) {
    public ExperimentOptions {
        changes = List.copyOf(changes);
        if (parallel < 1) {
            throw new BadSpecException("must be at least 1, not " + parallel, "parallel", "");
        }
    }

    /** With the experiment's own folds. */
    public ExperimentOptions(
            Path folder, @Nullable Path dataFolder, List<String> changes, @Nullable Integer seeds, int parallel) {
        this(folder, dataFolder, changes, seeds, null, parallel);
    }

    /** An experiment with the seeds and folds that are wanted. */
    Experiment of(Experiment wanted) {
        Experiment seeded = seeds == null ? wanted : wanted.withSeeds(seeds);
        return folds == null ? seeded : seeded.withFolds(folds);
    }

    /** One run at a time, as the experiment stands. */
    public static ExperimentOptions in(Path folder, @Nullable Path dataFolder) {
        return new ExperimentOptions(folder, dataFolder, List.of(), null, 1);
    }
}
