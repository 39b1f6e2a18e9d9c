package org.dl4jworkbench.chart;

/**
 * A brush: the part of one axis that the user asks for.
 *
 * @param axis the place of the axis in its figure, from 0
 * @param min the low end, in values of the axis; {@code max} at most
 */
public record AxisInterval(int axis, double min, double max) {
    public AxisInterval {
        if (!(min <= max)) {
            throw new IllegalArgumentException("an interval from " + min + " to " + max);
        }
    }

    public boolean contains(double value) {
        return value >= min && value <= max;
    }
}
