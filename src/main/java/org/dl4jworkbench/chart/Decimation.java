package org.dl4jworkbench.chart;

import java.util.Arrays;

/**
 * Thins a curve to what a plot of a given width can show: of every pixel column the first, lowest, highest and last value and the
 * ends of its gaps, in their order (min/max decimation; with first and last the drawn line is the same, Jugel et al., "M4", VLDB
 * 2014). Blocks of values that lie within one column are not looked into ({@link Extremes}), so that a million points cost what some
 * thousands cost, and no peak is lost.
 */
public final class Decimation {
    /** Points kept of one column at most: first, lowest, highest, last, and the first and last gap. */
    static final int PER_COLUMN = 6;

    /**
     * What is left of a curve.
     *
     * @param x ascending
     * @param y NaN where the line is broken, also for values a log axis cannot show
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of each array would double the cost.
    record Points(double[] x, double[] y) {
        int size() {
            return x.length;
        }

        Points part(int from, int to) {
            return new Points(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
        }

        /** The same as stairs: each value is kept up to the x of the next. */
        Points stepped() {
            int steps = Math.max(0, 2 * size() - 1);
            double[] stepX = new double[steps];
            double[] stepY = new double[steps];
            for (int i = 0; i < steps; i++) {
                stepX[i] = x[(i + 1) / 2];
                stepY[i] = y[i / 2];
            }
            return new Points(stepX, stepY);
        }
    }

    /**
     * What a plot shows of the x axis.
     *
     * @param min the left end, above 0 on a log axis
     * @param max the right end
     * @param log whether columns are of equal width in log x
     * @param columns pixels of the plot's width
     */
    record Window(double min, double max, boolean log, int columns) {
        Window {
            if (columns < 1 || !(min <= max) || (log && min <= 0)) {
                throw new IllegalArgumentException(columns + " columns from " + min + " to " + max);
            }
        }

        /** The column of an x, from 0; beyond the window -1 or {@code columns}. */
        int column(double x) {
            if (x < min) {
                return -1;
            }
            if (x > max) {
                return columns;
            }
            double share = log ? Math.log(x / min) / Math.log(max / min) : (x - min) / (max - min);
            // max itself belongs to the last column; a window of one x has one column.
            return max > min ? Math.min(columns - 1, (int) (share * columns)) : 0;
        }

        /** The x at which a column begins; from 0 on, beyond the last one the window's end. */
        double begin(int column) {
            double share = Math.max(0, Math.min(columns, column)) / (double) columns;
            return log ? min * Math.pow(max / min, share) : min + share * (max - min);
        }

        /** The x at which the next column begins. */
        double end(int column) {
            if (column < 0) {
                return min;
            }
            if (column >= columns - 1 || max == min) {
                return column >= columns ? Double.POSITIVE_INFINITY : Math.nextUp(max);
            }
            double share = (column + 1.0) / columns;
            return log ? min * Math.pow(max / min, share) : min + share * (max - min);
        }
    }

    private Decimation() {}

    /**
     * Thins a series with ascending x to a window, with one point beyond each end so that the line reaches the plot's edges.
     *
     * @param logY whether values of zero and below cannot be shown
     * @return at most {@code 6 · columns + 2} points; a series that has no more than four a column is returned as it is
     */
    static Points thin(Series series, Window window, boolean logY) {
        int from = Math.max(0, series.firstAtOrAbove(window.min()) - 1);
        if (window.log()) {
            from = Math.max(from, series.firstAtOrAbove(Double.MIN_VALUE));
        }
        int to = Math.min(series.size(), series.firstAtOrAbove(Math.nextUp(window.max())) + 1);
        int count = Math.max(0, to - from);
        if (count <= 4 * window.columns()) {
            double[] x = new double[count];
            double[] y = new double[count];
            for (int index = 0; index < count; index++) {
                x[index] = series.x(from + index);
                y[index] = shown(series.y(from + index), logY);
            }
            return new Points(x, y);
        }
        Collector collector = new Collector(series, logY, PER_COLUMN * window.columns() + 2);
        Extremes.Blocks blocks = series.blocks();
        int column = window.column(series.x(from));
        double end = window.end(column);
        for (int index = from; index < to; index++) {
            double x = series.x(index);
            if (x >= end) {
                collector.closeColumn();
                // The division in column() may round to the column that just ended.
                column = Math.max(column + 1, window.column(x));
                end = window.end(column);
            }
            int block = index / Extremes.BLOCK;
            int last = index + Extremes.BLOCK - 1;
            if (index % Extremes.BLOCK == 0
                    && last < to
                    && block < blocks.count()
                    && series.x(last) < end
                    && !blocks.isMixed(block)
                    && !(logY && series.y(blocks.lowest(block)) <= 0)) {
                collector.add(index, blocks.lowest(block), blocks.highest(block), last);
                index = last;
            } else {
                collector.add(index);
            }
        }
        collector.closeColumn();
        return collector.points();
    }

    private static double shown(double y, boolean logY) {
        return Double.isFinite(y) && !(logY && y <= 0) ? AxisRange.placed(y, logY) : Double.NaN;
    }

    /** Gathers the extremes of the column in work, and the points kept so far. */
    private static final class Collector {
        private final Series series;
        private final boolean logY;
        private final double[] keptX;
        private final double[] keptY;
        private int kept;

        private final int[] marks = new int[PER_COLUMN];
        private int first = -1;
        private int last = -1;
        private int lowest = -1;
        private int highest = -1;
        private double low;
        private double high;
        private int firstGap = -1;
        private int lastGap = -1;

        Collector(Series series, boolean logY, int capacity) {
            this.series = series;
            this.logY = logY;
            keptX = new double[capacity];
            keptY = new double[capacity];
        }

        void add(int index) {
            double y = shown(series.y(index), logY);
            if (Double.isNaN(y)) {
                firstGap = firstGap < 0 ? index : firstGap;
                lastGap = index;
                return;
            }
            if (first < 0) {
                first = index;
                lowest = index;
                highest = index;
                low = y;
                high = y;
            } else if (y < low) {
                low = y;
                lowest = index;
            } else if (y > high) {
                high = y;
                highest = index;
            }
            last = index;
        }

        /** Takes a block of values that all can be shown. */
        void add(int firstOfBlock, int lowestOfBlock, int highestOfBlock, int lastOfBlock) {
            if (first < 0) {
                first = firstOfBlock;
                lowest = lowestOfBlock;
                highest = highestOfBlock;
                low = series.y(lowestOfBlock);
                high = series.y(highestOfBlock);
            } else {
                if (series.y(lowestOfBlock) < low) {
                    low = series.y(lowestOfBlock);
                    lowest = lowestOfBlock;
                }
                if (series.y(highestOfBlock) > high) {
                    high = series.y(highestOfBlock);
                    highest = highestOfBlock;
                }
            }
            last = lastOfBlock;
        }

        void closeColumn() {
            marks[0] = first;
            marks[1] = lowest;
            marks[2] = highest;
            marks[3] = last;
            marks[4] = firstGap;
            marks[5] = lastGap;
            sort(marks);
            int previous = -1;
            for (int index : marks) {
                if (index > previous) {
                    keptX[kept] = series.x(index);
                    keptY[kept] = shown(series.y(index), logY);
                    kept++;
                    previous = index;
                }
            }
            first = -1;
            last = -1;
            lowest = -1;
            highest = -1;
            firstGap = -1;
            lastGap = -1;
        }

        /** By insertion: for so few, more than once a column, the library's choice of a method takes longer. */
        private static void sort(int[] values) {
            for (int next = 1; next < values.length; next++) {
                int value = values[next];
                int place = next;
                while (place > 0 && values[place - 1] > value) {
                    values[place] = values[place - 1];
                    place--;
                }
                values[place] = value;
            }
        }

        Points points() {
            return new Points(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
        }
    }
}
