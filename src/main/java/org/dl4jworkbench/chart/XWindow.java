package org.dl4jworkbench.chart;

/**
 * The part of the x axis a reader has zoomed to.
 *
 * @param min below {@code max}
 */
public record XWindow(double min, double max) {
    public XWindow {
        if (!(min < max)) {
            throw new IllegalArgumentException("from " + min + " to " + max);
        }
    }
}
