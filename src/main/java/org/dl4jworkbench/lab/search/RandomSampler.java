package org.dl4jworkbench.lab.search;

import java.util.List;
import org.dl4jworkbench.data.SplitMix64;

/**
 * Every value by itself at random (Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 2012).
 *
 * @param seed trial n is a function of it and of n
 */
record RandomSampler(List<ParameterScale> scales, long seed) implements TrialSampler {
    @Override
    public List<String> values(int trial, int attempt) {
        SplitMix64 random = TrialSampler.stream(seed, trial, attempt);
        return scales.stream().map(scale -> scale.drawn(random.nextDouble())).toList();
    }
}
