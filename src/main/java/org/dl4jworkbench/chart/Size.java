package org.dl4jworkbench.chart;

/** The size of a drawing in units of 1/96 inch, a pixel of an ordinary screen. */
public record Size(double width, double height) {
    public Size {
        if (!(width >= 1 && height >= 1)) {
            throw new IllegalArgumentException("a drawing of " + width + " × " + height);
        }
    }
}
