package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.ConfusionMatrix;

/**
 * A confusion matrix as a figure: rows = actual class, columns = predicted.
 *
 * @param normalised whether the cells show shares of their row instead of counts
 */
public record MatrixFigure(String title, ConfusionMatrix matrix, boolean normalised) implements Figure {
    /** The title of the axis below, which states the orientation. */
    public static final String AXIS_TITLE = "predicted (rows: actual)";
}
