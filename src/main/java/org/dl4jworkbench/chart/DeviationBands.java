package org.dl4jworkbench.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The bands around curves: filled, pale, in the curve's colour, broken where a curve or its band is. */
final class DeviationBands extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double OPACITY = 0.2;
    private static final int FEW = 4;
    private static final double FADED = 0.25;
    /** A band has no peaks that a reader looks for; more points than this could not be told apart. */
    private static final int MOST_POINTS = 2000;

    private final transient List<Series> series;

    DeviationBands(List<Series> series) {
        this.series = series;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis x,
            ValueAxis y,
            int rendererIndex,
            PlotRenderingInfo info) {
        RectangleEdge below = plot.getDomainAxisEdge();
        RectangleEdge side = plot.getRangeAxisEdge();
        for (Series each : series) {
            Color colour = Palette.colour(each.colour());
            // Many bands over one another would be one grey wall.
            double opacity = OPACITY * Math.min(1, (double) FEW / series.size());
            g2.setPaint(Palette.withOpacity(
                    colour,
                    switch (each.emphasis()) {
                        case FADED -> FADED * opacity;
                        case STRONG -> OPACITY;
                        case NORMAL -> opacity;
                    }));
            int step = Math.max(1, each.size() / MOST_POINTS);
            int from = 0;
            while (from < each.size()) {
                int to = from;
                while (to < each.size() && isThere(each, to)) {
                    to += step;
                }
                if (to > from) {
                    g2.fill(band(each, from, to, step, area, x, y, below, side));
                }
                from = Math.max(to, from) + step;
            }
        }
    }

    private static boolean isThere(Series series, int index) {
        return Double.isFinite(series.y(index)) && Double.isFinite(series.deviation(index));
    }

    private static Path2D band(
            Series series,
            int from,
            int to,
            int step,
            Rectangle2D area,
            ValueAxis x,
            ValueAxis y,
            RectangleEdge below,
            RectangleEdge side) {
        Path2D path = new Path2D.Double();
        for (int index = from; index < to; index += step) {
            double across = x.valueToJava2D(series.x(index), area, below);
            double up = within(y, series.y(index) + series.deviation(index), area, side);
            if (index == from) {
                path.moveTo(across, up);
            } else {
                path.lineTo(across, up);
            }
        }
        for (int index = to - step; index >= from; index -= step) {
            path.lineTo(
                    x.valueToJava2D(series.x(index), area, below),
                    within(y, series.y(index) - series.deviation(index), area, side));
        }
        path.closePath();
        return path;
    }

    /** A log axis has no place for zero and below: the band then goes down to the plot's edge. */
    private static double within(ValueAxis axis, double value, Rectangle2D area, RectangleEdge side) {
        double place = axis.valueToJava2D(value, area, side);
        return Double.isFinite(place) ? Math.max(area.getMinY(), Math.min(area.getMaxY(), place)) : area.getMaxY();
    }
}
