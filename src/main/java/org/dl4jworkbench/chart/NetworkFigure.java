package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.NetworkSummary;

/**
 * A picture of a network: a block for the input and for each layer, as high as its output has rows and as wide as it has
 * channels (on a logarithmic scale), with name, settings, shape and parameters. Its numbers are the table of layers.
 */
public record NetworkFigure(String title, NetworkSummary network) implements Figure {
    /** The height on the screen at which nothing is smaller than usual, for a width. */
    public double heightFor(double width) {
        return NetworkDrawing.heightFor(this, width);
    }
}
