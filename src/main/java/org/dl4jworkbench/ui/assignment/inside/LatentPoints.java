package org.dl4jworkbench.ui.assignment.inside;

/**
 * The outputs of a layer for watched examples at one moment.
 *
 * @param layer the layer's index
 * @param stride row n belongs to the watched example n · stride
 * @param values examples × units
 */
record LatentPoints(int layer, int stride, float[][] values) {
    int count() {
        return values.length;
    }

    int units() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** The watched example of a row. */
    int example(int row) {
        return row * stride;
    }
}
