package org.dl4jworkbench.chart;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of a curve that grows while training runs. Appending costs amortised constant time, and a snapshot copies nothing:
 * entries once written are never changed. One thread appends and takes snapshots; the snapshots may be read on any thread they
 * are handed to.
 */
public final class LiveSeries {
    private final String name;
    private final int colour;
    /** Null as long as each x is the point's number, counted from 1, as iterations are. */
    private double @Nullable [] x;

    private double[] y = new double[1024];
    private int size;

    private double weight = Double.NaN;
    private int reach = -1;
    private Smoothing.Window window = new Smoothing.Window(0);
    private double[] smooth = new double[0];
    /** How many smoothed values no further point changes. */
    private int settled;

    private final Extremes extremes = new Extremes();
    private Extremes smoothExtremes = new Extremes();

    public LiveSeries(String name, int colour) {
        this.name = name;
        this.colour = colour;
    }

    /**
     * Adds a point.
     *
     * @param xValue finite and not below the last one
     */
    public void append(double xValue, double yValue) {
        if (!Double.isFinite(xValue) || (size > 0 && xValue < lastX())) {
            throw new IllegalArgumentException("x must ascend: " + xValue + (size > 0 ? " after " + lastX() : ""));
        }
        if (size == y.length) {
            y = Arrays.copyOf(y, size * 2);
        }
        if (x == null && xValue != size + 1) {
            x = new double[y.length];
            Arrays.setAll(x, index -> index + 1);
        }
        if (x != null) {
            if (size == x.length) {
                x = Arrays.copyOf(x, y.length);
            }
            x[size] = xValue;
        }
        y[size] = yValue;
        size++;
    }

    public int size() {
        return size;
    }

    /** The x of the last point; 0 while there is none. */
    public double lastX() {
        return size == 0 ? 0 : x == null ? size : x[size - 1];
    }

    /** What was appended so far, pale. */
    public Series raw() {
        return new Series(name, x, y, null, size, colour, Series.Look.RAW, extremes);
    }

    /**
     * The smoothed line over {@link #raw()}. Only what is new since the last call is computed, and the few last values, whose mean still
     * reaches points to come; all of it while the reach grows with the number of points, which ends at some thousands.
     */
    public Series smooth(double newWeight) {
        int newReach = Smoothing.reach(newWeight, size);
        if (newWeight != weight || newReach != reach) {
            weight = newWeight;
            reach = newReach;
            window = new Smoothing.Window(reach);
            settled = 0;
            // A new array: snapshots of the old one may still be on their way to the screen.
            smooth = new double[y.length];
            smoothExtremes = new Extremes();
        } else if (smooth.length < size) {
            smooth = Arrays.copyOf(smooth, y.length);
        }
        while (settled < size && Smoothing.isSettled(settled, reach, size)) {
            smooth[settled] = window.at(y, settled, size);
            settled++;
        }
        double[] tail = Smoothing.part(y, settled, size, reach);
        return new Series(
                Smoothing.label(name, weight), x, smooth, tail, size, colour, Series.Look.SMOOTH, smoothExtremes);
    }
}
