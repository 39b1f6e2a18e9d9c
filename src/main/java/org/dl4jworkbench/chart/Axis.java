package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.PlainText;

/**
 * What an axis shows.
 *
 * @param title with the unit: "time (s)"; a plain name where there is none
 * @param log whether the scale is logarithmic; values of zero and below are then left out, and the figure says how many
 * @param fromZero whether a linear axis over values of zero and above begins at zero
 * @param integer whether ticks stand at whole numbers only (epochs, iterations)
 */
public record Axis(String title, boolean log, boolean fromZero, boolean integer) {
    public Axis {
        title = PlainText.of(title);
    }

    /** An axis over counted things, such as epochs; its range is that of the data. */
    public static Axis counting(String title) {
        return new Axis(title, false, false, true);
    }

    /** A linear axis that begins at zero, for losses and errors. */
    public static Axis fromZero(String title) {
        return new Axis(title, false, true, false);
    }

    /** A linear axis over the range of the data. */
    public static Axis linear(String title) {
        return new Axis(title, false, false, false);
    }

    public Axis withLog(boolean other) {
        return new Axis(title, other, fromZero, integer);
    }
}
