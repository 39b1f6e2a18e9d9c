package org.dl4jworkbench.rundir;

import java.util.Arrays;
import org.dl4jworkbench.model.ParameterLayout;

/**
 * How the values of one block of parameters are spread. The bins are a power of two wide and begin at a multiple of their width, so
 * that histograms of different epochs, layers and runs can be laid over one another without guessing: the finer one is summed up to
 * the coarser width exactly.
 *
 * @param layer the layer's index in the network
 * @param kind the ordinal of {@code ParameterLayout.Kind}
 * @param width of a bin
 * @param first the first bin begins at {@code first · width}
 * @param counts of the bins, {@value #BINS} at most, the values at a bin's lower edge belong to it
 */
public record Histogram(
        int layer,
        int kind,
        long count,
        double minimum,
        double maximum,
        double mean,
        double deviation,
        double width,
        long first,
        int[] counts) {
    public static final int BINS = 128;

    private static final int HEAD = 9;

    /** Values of a row of {@code histograms.npy}. */
    static final int COLUMNS = HEAD + BINS;

    /** Bins are as wide as they have to be for a float's 24 bits. */
    private static final double MOST_BINS_FROM_ZERO = 1 << 25;

    /** Of values that are all finite; values that are not are left out and not counted. */
    public static Histogram of(int layer, int kind, float[] values) {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            return new Histogram(layer, kind, 0, 0, 0, 0, 0, 1, 0, new int[1]);
        }
        double mean = sum / count;
        double squares = 0;
        double width = width(minimum, maximum);
        long first = (long) Math.floor(minimum / width);
        int[] counts = new int[(int) ((long) Math.floor(maximum / width) - first) + 1];
        for (float value : values) {
            if (Float.isFinite(value)) {
                squares += (value - mean) * (value - mean);
                counts[(int) ((long) Math.floor(value / width) - first)]++;
            }
        }
        return new Histogram(
                layer, kind, count, minimum, maximum, mean, Math.sqrt(squares / count), width, first, counts);
    }

    /** The smallest power of two with which the values need at most {@value #BINS} bins. */
    private static double width(double minimum, double maximum) {
        double largest = Math.max(Math.abs(minimum), Math.abs(maximum));
        if (largest == 0) {
            return 1;
        }
        // Equal values, as biases at their start, get a bin that says their size.
        // Not below the smallest float, which is how it is stored.
        double width = Math.max(Float.MIN_VALUE, Math.scalb(1.0, Math.getExponent(largest) - 23));
        while (Math.floor(maximum / width) - Math.floor(minimum / width) >= BINS) {
            width *= 2;
        }
        return width;
    }

    /** The same values in bins of a larger width, which is a power of two as well. */
    public Histogram coarser(double larger) {
        if (larger <= width) {
            return this;
        }
        long start = (long) Math.floor(first * width / larger);
        int[] sums = new int[(int) ((long) Math.floor((first + counts.length - 1) * width / larger) - start) + 1];
        for (int bin = 0; bin < counts.length; bin++) {
            sums[(int) ((long) Math.floor((first + bin) * width / larger) - start)] += counts[bin];
        }
        return new Histogram(layer, kind, count, minimum, maximum, mean, deviation, larger, start, sums);
    }

    /** Values that are all equal, in one bin of any width that is a power of two. */
    public Histogram inOneBin(double other) {
        return new Histogram(
                layer,
                kind,
                count,
                minimum,
                maximum,
                mean,
                deviation,
                other,
                (long) Math.floor(minimum / other),
                new int[] {(int) count});
    }

    /** A row of {@code histograms.npy}. */
    public float[] row() {
        float[] row = new float[HEAD + BINS];
        row[0] = layer;
        row[1] = kind;
        row[2] = count;
        row[3] = (float) minimum;
        row[4] = (float) maximum;
        row[5] = (float) mean;
        row[6] = (float) deviation;
        row[7] = (float) width;
        row[8] = first;
        for (int bin = 0; bin < counts.length; bin++) {
            row[HEAD + bin] = counts[bin];
        }
        return row;
    }

    /**
     * Back from a row.
     *
     * @throws IllegalArgumentException where the values cannot be those of a histogram
     */
    public static Histogram ofRow(float[] row) {
        require(row.length == COLUMNS, "it has " + row.length + " values");
        require(isWhole(row[0], 1 << 20), "layer " + row[0]);
        require(isWhole(row[1], ParameterLayout.Kind.values().length - 1), "kind " + row[1]);
        require(row[2] >= 0, "a count of " + row[2]);
        require(row[3] <= row[4], "values from " + row[3] + " to " + row[4]);
        require(row[7] > 0 && Math.scalb(1.0, Math.getExponent((double) row[7])) == row[7], "bins " + row[7] + " wide");
        require(Math.abs(row[8]) <= MOST_BINS_FROM_ZERO && row[8] == Math.rint(row[8]), "first bin " + row[8]);
        for (int bin = HEAD; bin < row.length; bin++) {
            require(isWhole(row[bin], Integer.MAX_VALUE), row[bin] + " values in a bin");
        }
        int last = row.length - 1;
        while (last > HEAD && row[last] == 0) {
            last--;
        }
        int[] counts = new int[last - HEAD + 1];
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] = Math.round(row[HEAD + bin]);
        }
        return new Histogram(
                Math.round(row[0]),
                Math.round(row[1]),
                Math.round(row[2]),
                row[3],
                row[4],
                row[5],
                row[6],
                Math.max(Float.MIN_VALUE, row[7]),
                Math.round((double) row[8]),
                counts);
    }

    private static boolean isWhole(float value, double most) {
        return value >= 0 && value <= most && value == Math.rint(value);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that && Arrays.equals(row(), that.row());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(row());
    }
}
