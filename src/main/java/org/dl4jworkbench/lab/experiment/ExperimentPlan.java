package org.dl4jworkbench.lab.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * An experiment of which every variation was checked against its assignment and the data on this machine, before any starts.
 *
 * @param record to be run
 * @param notices what was decided, for the user to see
 */
public record ExperimentPlan(ExperimentRecord record, List<String> notices) {
    public ExperimentPlan {
        notices = List.copyOf(notices);
    }

    /** Reads the data sets, which can take seconds. An error names the variation. */
    public static ExperimentPlan of(
            Assignment assignment, Experiment wanted, ExperimentOptions options, DatasetCatalogue datasets) {
        Integer seeds = options.seeds();
        Experiment experiment = seeds == null ? wanted : wanted.withSeeds(seeds);
        List<ExperimentRecord.Setting> settings = new ArrayList<>();
        Set<String> notices = new LinkedHashSet<>();
        for (Variation variation : experiment.variations()) {
            RunSpec spec = ExperimentSpecs.spec(assignment, experiment, variation, options.changes());
            try {
                RunPlan plan = RunPlan.of(assignment, spec, datasets);
                settings.add(new ExperimentRecord.Setting(
                        variation.name(),
                        plan.spec(),
                        assignment.summary(plan.spec()).parameters()));
                notices.addAll(plan.notices());
            } catch (WorkbenchException e) {
                throw ExperimentSpecs.in(experiment, variation, e);
            }
        }
        return new ExperimentPlan(
                new ExperimentRecord(
                        ExperimentRecord.FORMAT,
                        assignment.id(),
                        assignment.task(),
                        experiment,
                        options.changes(),
                        options.dataFolder() == null
                                ? null
                                : options.dataFolder()
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString(),
                        options.parallel(),
                        Instant.now(),
                        settings,
                        queue(settings, experiment.seeds(), experiment.folds()),
                        null,
                        null),
                List.copyOf(notices));
    }

    /** @param count how many runs at a time at most */
    public ExperimentPlan withParallel(int count) {
        return new ExperimentPlan(record.withParallel(count), notices);
    }

    /**
     * All variations with the first seed, then all with the second: the table fills evenly. The folds of one follow each other,
     * because only together they are a result.
     */
    private static List<ExperimentItem> queue(List<ExperimentRecord.Setting> settings, int seeds, int folds) {
        List<@Nullable Fold> parts = folds == 1 ? Collections.singletonList(null) : new ArrayList<>(Fold.all(folds));
        List<ExperimentItem> queue = new ArrayList<>();
        for (int k = 0; k < seeds; k++) {
            for (ExperimentRecord.Setting setting : settings) {
                long seed = setting.spec().training().seed() + k;
                for (Fold part : parts) {
                    queue.add(new ExperimentItem(setting.variation(), seed, part, ItemState.QUEUED, null, null, null));
                }
            }
        }
        return queue;
    }
}
