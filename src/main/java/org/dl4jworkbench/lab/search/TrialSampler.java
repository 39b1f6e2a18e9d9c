package org.dl4jworkbench.lab.search;

import java.util.List;
import org.dl4jworkbench.data.SplitMix64;
import org.dl4jworkbench.model.Search;

/**
 * Where trials come from: a long list of candidates, of which each is a function of the search's seed and its place, so that more
 * trials leave the first ones as they are. What cannot run is passed over.
 */
sealed interface TrialSampler permits RandomSampler, SobolSampler, GridSampler {
    /** How often a trial is drawn anew before the ranges are taken to be wrong. */
    int MOST_ATTEMPTS = 100;

    /**
     * The values of a candidate, in the order of the parameters.
     *
     * @param trial its number, from 1
     * @param attempt 0, or how many values of this trial did not fit before
     * @return empty where there are no more
     */
    List<String> values(int trial, int attempt);

    static TrialSampler of(Search search) {
        List<ParameterScale> scales = ParameterScale.of(search.parameters());
        return switch (search.sampler()) {
            case RANDOM, HALVING -> new RandomSampler(scales, search.seed());
            case SOBOL -> new SobolSampler(scales, search.seed());
            case GRID -> new GridSampler(scales, search.seed());
        };
    }

    /** A generator for one use of a seed. */
    static SplitMix64 stream(long seed, int trial, int attempt) {
        return SplitMix64.stream(seed, ((long) attempt << 32) | trial);
    }
}
