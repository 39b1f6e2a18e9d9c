package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.Numbers;

/**
 * The exponential moving average that smooths a loss curve, without the pull towards zero at its start: with
 * {@code a(n) = w·a(n-1) + (1-w)·y(n)} from {@code a(0) = 0}, the smoothed value is {@code a(n) / (1 - w^n)} (the bias correction
 * of Adam, Kingma and Ba 2015, algorithm 1; TensorBoard smooths the same way). It lags behind by about w/(1-w) points. Values
 * that are not finite stay in place as gaps and do not touch the average.
 */
public final class Smoothing {
    /** The largest weight offered. */
    public static final double MAX_WEIGHT = 0.999;

    private final double weight;
    private double average;
    /** w^n, the share of the average that still is the zero it began with. */
    private double bias = 1;

    /**
     * @param weight of the past, from 0 (no smoothing) to {@link #MAX_WEIGHT}
     */
    public Smoothing(double weight) {
        if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
            throw new IllegalArgumentException("the smoothing weight must be from 0 to 0.999, not " + weight);
        }
        this.weight = weight;
    }

    /** Takes the next value and returns the smoothed one. */
    public double next(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        average = weight * average + (1 - weight) * value;
        bias *= weight;
        return average / (1 - bias);
    }

    /** Smooths all of an array. */
    public static double[] of(double[] values, double weight) {
        return of(values, values.length, weight);
    }

    static double[] of(double[] values, int size, double weight) {
        Smoothing smoothing = new Smoothing(weight);
        double[] smooth = new double[size];
        for (int index = 0; index < size; index++) {
            smooth[index] = smoothing.next(values[index]);
        }
        return smooth;
    }

    /** The name of a smoothed series: states the weight. */
    static String label(String name, double weight) {
        return name + ", smoothed " + Numbers.plain(weight);
    }
}
