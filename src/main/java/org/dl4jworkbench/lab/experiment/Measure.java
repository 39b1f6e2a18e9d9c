package org.dl4jworkbench.lab.experiment;

import java.util.Collection;

/**
 * A figure over one or several seeds.
 *
 * @param mean NaN where nothing was measured
 * @param deviation the standard deviation of a sample (n − 1); NaN below two values
 * @param count how many values
 */
public record Measure(double mean, double deviation, int count) {
    public static final Measure NONE = new Measure(Double.NaN, Double.NaN, 0);

    /** Over the values that are numbers. */
    public static Measure of(Collection<Double> values) {
        double[] numbers = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (numbers.length == 0) {
            return NONE;
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / numbers.length;
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return new Measure(
                mean, numbers.length < 2 ? Double.NaN : Math.sqrt(squares / (numbers.length - 1)), numbers.length);
    }

    /** For counts, which mostly are the same for all seeds: no deviation rather than one of zero. */
    Measure withoutZeroDeviation() {
        return deviation == 0 ? new Measure(mean, Double.NaN, count) : this;
    }

    public boolean isKnown() {
        return count > 0;
    }
}
