package org.dl4jworkbench.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the axes of {@link ParallelFigure} stand in a picture: the same for who draws it and for who puts brushes over it.
 *
 * @param x the column of each axis
 * @param top the row of the high ends
 * @param bottom the row of the low ends
 */
public record ParallelLayout(List<ScaleAxis> axes, List<Double> x, double top, double bottom) {
    /** Room for the names of the axes, two lines of them. */
    static final double NAMES = 36;

    private static final double PAPER_MARGIN = 14;
    private static final double PAPER_TITLE = 24;
    private static final double NOTE = 18;
    /** Room for tick labels left of the first axis, and for those of the objective right of the last. */
    private static final double SIDE = 64;

    private static final double BELOW = 12;

    public static ParallelLayout of(ParallelFigure figure, ChartStyle style, Rectangle2D area) {
        double around = style.paper() ? PAPER_MARGIN : 0;
        double top = area.getY() + around + (style.paper() ? PAPER_TITLE : 0) + NAMES;
        double bottom =
                area.getMaxY() - around - BELOW - NOTE * figure.leftOut().size();
        double left = area.getX() + around + SIDE;
        double right = area.getMaxX() - around - SIDE;
        int count = figure.axes().size();
        List<Double> columns = new ArrayList<>();
        for (int axis = 0; axis < count; axis++) {
            columns.add(count == 1 ? (left + right) / 2 : left + axis * (right - left) / (count - 1));
        }
        return new ParallelLayout(figure.axes(), columns, top, Math.max(top + 1, bottom));
    }

    /** The row of a value; NaN where its axis cannot show it. */
    public double y(int axis, double value) {
        return bottom - axes.get(axis).share(value) * (bottom - top);
    }

    /** The value of an axis at a row, within its ends. */
    public double valueAt(int axis, double row) {
        double share = Math.max(0, Math.min(1, (bottom - row) / (bottom - top)));
        return axes.get(axis).valueAt(share);
    }

    /** The axis that is nearest to a column. */
    public int nearest(double column) {
        int nearest = 0;
        for (int axis = 1; axis < x.size(); axis++) {
            if (Math.abs(x.get(axis) - column) < Math.abs(x.get(nearest) - column)) {
                nearest = axis;
            }
        }
        return nearest;
    }

    /** How far apart axes stand. */
    public double spacing() {
        return x.size() < 2 ? 2 * SIDE : x.get(1) - x.get(0);
    }

    /**
     * How far a place is from a trial's line, in pixels upright; infinite beyond its ends.
     *
     * @param values of the trial, one for each axis
     */
    public double distance(List<Double> values, double column, double row) {
        for (int axis = 0; axis + 1 < x.size(); axis++) {
            if (column < x.get(axis) || column > x.get(axis + 1)) {
                continue;
            }
            double from = y(axis, values.get(axis));
            double to = y(axis + 1, values.get(axis + 1));
            double run = x.get(axis + 1) - x.get(axis);
            double at = from + (to - from) * (column - x.get(axis)) / run;
            // Upright distance to a steep line is far more than that to the line itself.
            double distance = Math.abs(at - row) * run / Math.hypot(run, to - from);
            return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        }
        return Double.POSITIVE_INFINITY;
    }
}
