package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.data.SplitMix64;

/**
 * All combinations, in an order of which every beginning is spread over the grid: the steps from one point to the next are about
 * size / golden ratio and coprime with the size, so that each point comes once and each parameter's values come equally often
 * (a rank-1 lattice; Niederreiter 1992). The seed is the place where it begins.
 */
final class GridSampler implements TrialSampler {
    private static final double GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;
    /** More points than anybody trains; keeps the arithmetic within a long. */
    private static final long MOST_POINTS = 1_000_000_000L;

    private final List<List<String>> axes;
    private final long size;
    private final long stride;
    private final long start;
    /** Points passed over so far; trials are asked for in their order. */
    private int passed;

    GridSampler(List<ParameterScale> scales, long seed) {
        axes = scales.stream().map(ParameterScale::grid).toList();
        long points = 1;
        for (List<String> axis : axes) {
            points = Math.min(MOST_POINTS, points * axis.size());
        }
        size = points;
        stride = stride(size);
        start = Math.floorMod(SplitMix64.stream(seed, 0).nextLong(), size);
    }

    /** How many combinations there are, at most a milliard. */
    long size() {
        return size;
    }

    /** The combinations that did not fit, so far. */
    int passed() {
        return passed;
    }

    private static long stride(long size) {
        long stride = Math.max(1, Math.round(size / GOLDEN_RATIO));
        while (gcd(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Trials must be asked for from the first one on, each until one fits. */
    @Override
    public List<String> values(int trial, int attempt) {
        if (attempt > 0) {
            passed++;
        }
        long place = trial - 1L + passed;
        return place >= size ? List.of() : point((start + place * stride) % size);
    }

    private List<String> point(long index) {
        String[] values = new String[axes.size()];
        long rest = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int count = axes.get(i).size();
            values[i] = axes.get(i).get((int) (rest % count));
            rest /= count;
        }
        return new ArrayList<>(Arrays.asList(values));
    }
}
