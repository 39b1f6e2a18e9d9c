package org.dl4jworkbench.chart;

/** The size of a drawing in units of 1/96 inch, a pixel of an ordinary screen. */
public record Size(double width, double height) {
    /** What picture viewers and the memory of a small machine take, as pixels of a whole picture and of one side. */
    private static final double MOST_PIXELS = 40e6;

    private static final double MOST_SIDE = 16_000;

    public Size {
        if (!(width >= 1 && height >= 1)) {
            throw new IllegalArgumentException("a drawing of " + width + " × " + height);
        }
    }

    /** The pixels per unit that a picture of this size can have, at most those asked for. */
    double density(double wanted) {
        double pixels = Math.sqrt(MOST_PIXELS / (width * height));
        return Math.min(wanted, Math.min(pixels, MOST_SIDE / Math.max(width, height)));
    }
}
