package org.dl4jworkbench.lab.search;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Search.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * How a search is run.
 *
 * @param folder the folder that gets the search's folder: that of experiments
 * @param dataFolder searched for data sets before all others, or null
 * @param changes of the spec that every trial starts from, as {@code path=value}
 * @param trials how many are tried, or null: as the search says
 * @param folds k of the cross-validation, 1 for the held-out part of the spec, or null: as the search says
 * @param sampler how trials are chosen, or null: as the search says
 * @param seed of the sampler, or null: as the search says
 * @param parallel how many runs at a time at most, or null: measured
 */
public record SearchOptions(
        Path folder,
        @Nullable Path dataFolder,
        List<String> changes,
        @Nullable Integer trials,
        @Nullable Integer folds,
        @Nullable Sampler sampler,
        @Nullable Long seed,
        @Nullable Integer parallel) {
    public SearchOptions {
        changes = List.copyOf(changes);
        require(trials, "trials");
        require(folds, "folds");
        require(parallel, "parallel");
    }

    private static void require(@Nullable Integer count, String what) {
        if (count != null && count < 1) {
            throw new BadSpecException("must be at least 1, not " + count, what, "");
        }
    }

    /** As the search stands. */
    public static SearchOptions in(Path folder, @Nullable Path dataFolder) {
        return new SearchOptions(folder, dataFolder, List.of(), null, null, null, null, null);
    }
}
