package org.dl4jworkbench.chart;

import java.util.stream.IntStream;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * One curve: x ascending and finite, y anything; NaN and infinite values are gaps. Millions of points are to be expected, so the
 * arrays are shared, not copied: who hands them over no longer changes the first {@link #size()} entries (appending behind them
 * is allowed). Two series are equal when they are the same object.
 */
public final class Series {
    /** How a series is drawn. */
    public enum Look {
        /** Measured values, pale, under a {@link #SMOOTH} line of the same colour. */
        RAW,
        /** A smoothed line over {@link #RAW}; made from it, so it is left out where points are counted. */
        SMOOTH,
        /** A line through the values. */
        LINE,
        /** A line with a marker at every value, for few values. */
        LINE_WITH_POINTS,
        /** A line that keeps each value up to the next x, such as the best so far. */
        STEPS,
        /** Markers only: a scatter. x need not ascend. */
        POINTS
    }

    /** How much a series draws the eye among others. */
    public enum Emphasis {
        NORMAL,
        /** One that is pointed at: stronger. */
        STRONG,
        /** The others meanwhile: hardly there. */
        FADED
    }

    private final String name;
    /** Null where each point's x is its number, counted from 1: of a million iterations that is eight megabytes of nothing new. */
    private final double @Nullable [] x;

    private final double[] y;
    /** The values from {@code settled} on, where those of the array may still change; null where all are there. */
    private final double @Nullable [] tail;

    private final int settled;
    private final int size;
    private final int colour;
    private final Look look;
    private final double @Nullable [] deviations;
    private final Emphasis emphasis;
    /** Shared by all series over the same values, whatever they look like. */
    private final Extremes extremes;

    /**
     * @param size how many entries of the arrays count
     * @param colour an index into the {@link Palette}
     */
    public Series(String name, double[] x, double[] y, int size, int colour, Look look) {
        this(name, x, y, null, size, colour, look, null, Emphasis.NORMAL, new Extremes());
    }

    /**
     * @param x null for 1, 2, 3, …
     * @param tail values that follow the first ones of {@code y}, up to the size; null where {@code y} has all
     * @param extremes of the values of {@code y} and of none else
     */
    Series(
            String name,
            double @Nullable [] x,
            double[] y,
            double @Nullable [] tail,
            int size,
            int colour,
            Look look,
            Extremes extremes) {
        this(name, x, y, tail, size, colour, look, null, Emphasis.NORMAL, extremes);
    }

    private Series(
            String name,
            double @Nullable [] x,
            double[] y,
            double @Nullable [] tail,
            int size,
            int colour,
            Look look,
            double @Nullable [] deviations,
            Emphasis emphasis,
            Extremes extremes) {
        settled = tail == null ? size : size - tail.length;
        if (settled < 0 || (x != null && size > x.length) || settled > y.length) {
            throw new IllegalArgumentException("size " + size + " does not fit " + (x == null ? y.length : x.length)
                    + " x and " + y.length + " y values");
        }
        this.tail = tail;
        this.name = PlainText.of(name);
        this.x = x;
        this.y = y;
        this.size = size;
        this.colour = colour;
        this.look = look;
        this.deviations = deviations;
        this.emphasis = emphasis;
        this.extremes = extremes;
    }

    /** A series of all entries of two arrays of equal length. */
    public static Series of(String name, double[] x, double[] y, int colour, Look look) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x values and " + y.length + " y values");
        }
        return new Series(name, x, y, x.length, colour, look);
    }

    /** The mean of the points around each point (see {@link Smoothing}), as a {@link Look#SMOOTH} line of the same colour. */
    public Series smoothed(double weight) {
        double[] all =
                tail == null ? y : IntStream.range(0, size).mapToDouble(this::y).toArray();
        return new Series(
                Smoothing.label(name, weight),
                x,
                Smoothing.of(all, size, weight),
                null,
                size,
                colour,
                Look.SMOOTH,
                new Extremes());
    }

    public Series withLook(Look other) {
        return new Series(name, x, y, tail, size, colour, other, deviations, emphasis, extremes);
    }

    /**
     * With a band around it, such as a standard deviation to either side of a mean.
     *
     * @param other half the band's height at each point; NaN for none there
     */
    public Series withDeviations(double[] other) {
        if (other.length < size) {
            throw new IllegalArgumentException(other.length + " deviations for " + size + " points");
        }
        return new Series(name, x, y, tail, size, colour, look, other, emphasis, extremes);
    }

    public Series withEmphasis(Emphasis other) {
        return new Series(name, x, y, tail, size, colour, look, deviations, other, extremes);
    }

    public Series withName(String other) {
        return new Series(other, x, y, tail, size, colour, look, deviations, emphasis, extremes);
    }

    /** Whether there is a band around it. */
    public boolean hasDeviations() {
        return deviations != null;
    }

    /** Half the height of the band at a point; NaN for none. */
    public double deviation(int index) {
        return deviations == null ? Double.NaN : deviations[index];
    }

    public Emphasis emphasis() {
        return emphasis;
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    public double x(int index) {
        return x == null ? index + 1 : x[index];
    }

    public double y(int index) {
        return tail == null || index < settled ? y[index] : tail[index - settled];
    }

    /** The index into the {@link Palette}. */
    public int colour() {
        return colour;
    }

    public Look look() {
        return look;
    }

    /** The lowest and highest of its blocks of values; the first call for a long series takes time. */
    Extremes.Blocks blocks() {
        return extremes.of(y, settled);
    }

    /** Whether two series have the same x values, so that they fit one table. */
    boolean sharesX(Series other) {
        return size == other.size
                && (x == other.x || IntStream.range(0, size).allMatch(index -> x(index) == other.x(index)));
    }

    /** The first index whose x is not below a value; {@link #size()} where there is none. x must ascend. */
    public int firstAtOrAbove(double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the point nearest to an x; -1 in an empty series. x must ascend. */
    public int nearest(double value) {
        int right = firstAtOrAbove(value);
        if (right == size) {
            return size - 1;
        }
        return right > 0 && value - x(right - 1) <= x(right) - value ? right - 1 : right;
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + size + " points]";
    }
}
