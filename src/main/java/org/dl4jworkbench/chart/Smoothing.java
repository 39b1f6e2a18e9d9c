package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.Numbers;

/**
 * Smooths a noisy curve: each value becomes the mean of the points around it, so that the line runs through the middle of the data
 * and not behind it. The strength w, 0 to below 1, is read like that of an exponential moving average: the mean reaches w/(1 − w) points to
 * either side, which leaves the same share of the noise, (1 − w)/(1 + w) of its variance. It never reaches further than 1/{@value #SHARE} of
 * the curve's points, so a short curve keeps its shape whatever the strength.
 *
 * <p>Near the beginning the mean reaches as far to the right as there are points on the left, so the line begins at the first point. At the
 * end it covers the points up to the last: the line ends at the mean of the last few, half a reach behind a steady trend. Every value
 * therefore lies between the lowest and the highest point within reach, and of a steady trend nothing else lags. Values that are not
 * finite stay in place as gaps and count in no mean. Takes time in proportion to the points, whatever the strength.
 */
public final class Smoothing {
    /** The largest strength offered. */
    public static final double MAX_WEIGHT = 0.999;

    /** The mean reaches over so much of a curve at most, to either side: a twentieth. */
    static final int SHARE = 20;

    /** How the strength is to be understood, for whoever chooses it. */
    public static final String MEANING =
            "Each point of the line is the mean of its neighbours: 9 to either side at 0.9, 99 at 0.99, and never more"
                    + " than a twentieth of the points shown. 0 does not smooth. The pale points are the data as they"
                    + " are.";

    private Smoothing() {}

    /**
     * How many points the mean reaches to either side.
     *
     * @param weight from 0 (no smoothing) to {@link #MAX_WEIGHT}
     * @param size the number of points of the curve
     */
    static int reach(double weight, int size) {
        if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
            throw new IllegalArgumentException("the smoothing strength must be from 0 to 0.999, not " + weight);
        }
        return (int) Math.min(Math.round(weight / (1 - weight)), size / SHARE);
    }

    /** Smooths all of an array. */
    public static double[] of(double[] values, double weight) {
        return of(values, values.length, weight);
    }

    static double[] of(double[] values, int size, double weight) {
        return part(values, 0, size, reach(weight, size));
    }

    /** The smoothed values from one place to the end. */
    static double[] part(double[] values, int from, int size, int reach) {
        Window window = new Window(reach);
        double[] smooth = new double[size - from];
        for (int index = from; index < size; index++) {
            smooth[index - from] = window.at(values, index, size);
        }
        return smooth;
    }

    /** Whether a smoothed value stays as it is when the curve grows but its reach does not. */
    static boolean isSettled(int index, int reach, int size) {
        return index + Math.min(reach, index) < size;
    }

    /** The name of a smoothed series: states the strength. */
    static String label(String name, double weight) {
        return name + ", smoothed " + Numbers.plain(weight);
    }

    /**
     * Means over a window that only moves on. It only ever adds: in a running sum from which values are taken away again, one huge value
     * would spoil all that follow. Sums from each place to the end of the older part are kept, and the newer part is summed up as it
     * comes; when the older part is used up, the newer one takes its place.
     */
    static final class Window {
        private final int reach;
        private final double[] sums;
        private final int[] counts;
        /** The place that {@code sums[0]} begins at, and that at which the newer part begins. */
        private int begin;

        private int turned;
        private int end = -1;
        private double sum;
        private int count;

        Window(int reach) {
            this.reach = reach;
            sums = new double[2 * reach + 1];
            counts = new int[2 * reach + 1];
        }

        /**
         * The smoothed value at a place.
         *
         * @param index above that of every earlier call
         * @param size how many of the values there are
         */
        double at(double[] values, int index, int size) {
            int half = Math.min(reach, index);
            int first = index - half;
            if (end < 0) {
                begin = first;
                turned = first;
                end = first;
            }
            for (int last = Math.min(size - 1, index + half); end <= last; end++) {
                if (Double.isFinite(values[end])) {
                    sum += values[end];
                    count++;
                }
            }
            if (first >= turned) {
                turn(values, first);
            }
            if (!Double.isFinite(values[index])) {
                return values[index];
            }
            return (sums[first - begin] + sum) / (counts[first - begin] + count);
        }

        private void turn(double[] values, int first) {
            sum = 0;
            count = 0;
            for (int index = end - 1; index >= first; index--) {
                if (Double.isFinite(values[index])) {
                    sum += values[index];
                    count++;
                }
                sums[index - first] = sum;
                counts[index - first] = count;
            }
            begin = first;
            turned = end;
            sum = 0;
            count = 0;
        }
    }
}
