package org.dl4jworkbench.chart;

/**
 * What a drawing is made on.
 *
 * @param density pixels per unit of the drawing: 2 for a picture of twice the size or a dense screen
 * @param vector whether shapes stay shapes, so that very many of them make a file that no reader opens
 */
public record Medium(double density, boolean vector) {
    /** Points above this number are put into a vector file as one picture; axes and text stay vectors. */
    public static final int MAX_VECTOR_MARKS = 10_000;

    /** A picture of pixels. */
    public static Medium pixels(double density) {
        return new Medium(density, false);
    }

    /** SVG or PDF; curves are thinned to, and embedded pictures made for, three pixels a unit (288 an inch). */
    public static Medium vectors() {
        return new Medium(3, true);
    }
}
