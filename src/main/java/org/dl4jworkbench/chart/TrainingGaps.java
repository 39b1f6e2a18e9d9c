package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where training points are missing: neighbours so far apart that points scattered evenly would hardly ever be.
 *
 * <p>The distances between neighbours of n points scattered evenly at random are exponential, so one of them exceeds k medians
 * with probability 2<sup>−k</sup>. A gap is a distance of more than log₂(40 n) medians: about one in forty sets without gaps
 * shows one, from 50 points on never more than one in twenty, as the median itself varies. For 100 points that is 12 medians.
 */
public final class TrainingGaps {
    /** Sets without a gap for each one in which chance makes one. */
    private static final double SETS_PER_FALSE_GAP = 40;
    /** With fewer points a median says nothing about what is usual. */
    private static final int FEWEST_POINTS = 8;

    private TrainingGaps() {}

    /**
     * The gaps, from left to right.
     *
     * @param x of the training points, in any order; points with the same x count once
     */
    public static List<Band> of(double[] x) {
        double[] sorted =
                Arrays.stream(x).filter(Double::isFinite).distinct().sorted().toArray();
        if (sorted.length < FEWEST_POINTS) {
            return List.of();
        }
        double[] distances = new double[sorted.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = sorted[i + 1] - sorted[i];
        }
        double limit = median(distances) * Math.log(SETS_PER_FALSE_GAP * sorted.length) / Math.log(2);
        List<Band> gaps = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] > limit) {
                gaps.add(new Band(sorted[i], sorted[i + 1], "no training points"));
            }
        }
        return gaps;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
