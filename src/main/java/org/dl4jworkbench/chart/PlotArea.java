package org.dl4jworkbench.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where a drawn figure put its axes: turns pixels of the picture into values and back, for crosshairs and zooming.
 *
 * @param bounds the inside of the axes, in pixels of the picture before any scaling for dense screens
 */
public record PlotArea(
        Rectangle2D bounds, double xMin, double xMax, boolean logX, double yMin, double yMax, boolean logY) {
    /** The x value at a pixel column. */
    public double xAt(double pixel) {
        return at((pixel - bounds.getX()) / bounds.getWidth(), xMin, xMax, logX);
    }

    /** The pixel column of an x value. */
    public double pixelX(double value) {
        return bounds.getX() + share(value, xMin, xMax, logX) * bounds.getWidth();
    }

    /** The pixel row of a y value. */
    public double pixelY(double value) {
        return bounds.getMaxY() - share(value, yMin, yMax, logY) * bounds.getHeight();
    }

    private static double at(double share, double min, double max, boolean log) {
        return log ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    private static double share(double value, double min, double max, boolean log) {
        return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }
}
