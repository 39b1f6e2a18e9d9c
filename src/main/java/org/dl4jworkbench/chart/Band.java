package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.PlainText;

/**
 * A shaded range of the x axis, such as one without training points.
 *
 * @param from below {@code to}
 * @param label what the legend calls it; bands of the same label share an entry
 */
public record Band(double from, double to, String label) {
    public Band {
        label = PlainText.of(label);
        if (!(from < to)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    /** Whether an x lies inside, its ends not included. */
    public boolean contains(double x) {
        return x > from && x < to;
    }
}
