package org.dl4jworkbench.chart;

import org.jspecify.annotations.Nullable;

/**
 * What an axis shows of its values.
 *
 * @param min below {@code max}; above 0 on a log axis
 */
record AxisRange(double min, double max) {
    /** About this many steps between rounded ends. */
    private static final int STEPS = 6;

    /** Beyond these magnitudes sums, ratios and places in a picture leave the numbers of a computer; floats lie well within. */
    private static final double MOST = 1e300;

    private static final double LEAST = 1e-300;

    /** On a log axis the ratio of the two must be a number as well. */
    private static final double MOST_LOG = 1e150;

    private static final double LEAST_LOG = 1e-150;

    /** A finite value at the magnitude that pictures can place: the same for all but absurd numbers. */
    static double placed(double value, boolean log) {
        double magnitude = Math.abs(value);
        if (magnitude > (log ? MOST_LOG : MOST)) {
            return Math.copySign(log ? MOST_LOG : MOST, value);
        }
        if (log) {
            return magnitude < LEAST_LOG && value != 0 ? Math.copySign(LEAST_LOG, value) : value;
        }
        return magnitude < LEAST ? 0 : value;
    }

    /** Gathers the values that an axis has to show; those it cannot show are passed over. */
    static final class Extent {
        private final boolean log;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        Extent(boolean log) {
            this.log = log;
        }

        void add(double value) {
            if (Double.isFinite(value) && !(log && value <= 0)) {
                // Without −0, which no axis should say.
                double placed = placed(value, log) + 0.0;
                min = Math.min(min, placed);
                max = Math.max(max, placed);
            }
        }

        boolean isEmpty() {
            return min > max;
        }

        double min() {
            return min;
        }

        double max() {
            return max;
        }
    }

    /**
     * The range of the x axis: exactly that of the data, widened where it is a single value, or with room for markers. What is
     * counted from 1 begins at 0 once the difference no longer shows.
     */
    static @Nullable AxisRange horizontal(Axis axis, Extent extent, boolean room) {
        if (extent.isEmpty()) {
            return null;
        }
        if (axis.log()) {
            return widenedLog(extent.min(), extent.max(), room ? 0.02 : 0);
        }
        if (extent.min() == extent.max()) {
            double half = axis.integer() ? 1 : Math.max(Math.abs(extent.min()) * 0.05, 1e-6);
            // A count has no place below zero: the untrained epoch 0 alone stands at the left edge.
            double low = axis.integer() && extent.min() == 0 ? -0.03 : extent.min() - half;
            return new AxisRange(low, extent.max() + half);
        }
        double margin = room ? 0.015 * (extent.max() - extent.min()) : 0;
        boolean fromZero = axis.integer() && extent.min() > 0 && extent.min() <= 0.02 * extent.max();
        return new AxisRange(fromZero ? 0 : extent.min() - margin, extent.max() + margin);
    }

    /**
     * The range of the y axis: rounded to whole steps, so that it does not twitch with every new value.
     *
     * @param headroom whether a value must not touch the upper edge, where half of its line or marker would be cut off
     */
    static @Nullable AxisRange vertical(Axis axis, Extent extent, boolean headroom) {
        if (extent.isEmpty()) {
            return null;
        }
        if (axis.log()) {
            return widenedLog(extent.min(), extent.max(), 0.04);
        }
        double low = axis.fromZero() && extent.min() >= 0 ? 0 : extent.min();
        double high = extent.max();
        if (low == high) {
            double half = low == 0 ? 0.5 : Math.abs(low) * 0.1;
            return new AxisRange(axis.fromZero() && low == 0 ? 0 : low - half, high + half);
        }
        double step = Ticks.step(high - low, STEPS, false);
        double roundLow = Math.floor(low / step + 1e-9) * step;
        double roundHigh = Math.ceil((headroom ? high + 0.01 * (high - low) : high) / step - 1e-9) * step;
        // Values that differ in their last digits only: the rounded ends may meet.
        return roundLow < roundHigh
                ? new AxisRange(roundLow, roundHigh)
                : new AxisRange(Math.nextDown(low), Math.nextUp(high));
    }

    private static AxisRange widenedLog(double min, double max, double share) {
        double factor = min == max ? 2 : Math.pow(max / min, share);
        return new AxisRange(min / factor, max * factor);
    }
}
