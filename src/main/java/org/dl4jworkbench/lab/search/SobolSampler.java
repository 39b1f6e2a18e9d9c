package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.dl4jworkbench.data.SplitMix64;

/**
 * A Sobol sequence (direction numbers of Joe and Kuo 2008), shifted modulo 1 by a random vector (Cranley and Patterson 1976), so
 * that the seed matters. Point 0, the origin, is left out: trial n is point n. A point that does not fit gives way to random
 * values.
 */
record SobolSampler(List<ParameterScale> scales, long seed) implements TrialSampler {
    @Override
    public List<String> values(int trial, int attempt) {
        if (attempt > 0) {
            return new RandomSampler(scales, seed).values(trial, attempt);
        }
        double[] point = point(scales.size(), trial);
        SplitMix64 shifts = TrialSampler.stream(seed, 0, 0);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            double moved = point[i] + shifts.nextDouble();
            values.add(scales.get(i).drawn(moved - Math.floor(moved)));
        }
        return values;
    }

    /** The point of that index, without the shift; index 0 is the origin. */
    static double[] point(int dimensions, int index) {
        return new SobolSequenceGenerator(dimensions).skipTo(index);
    }
}
