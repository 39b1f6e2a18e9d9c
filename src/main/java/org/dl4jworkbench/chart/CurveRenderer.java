package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws curves as one path each, in the colour, dash and marker of their series. */
final class CurveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    /** With more points than this, markers would hide the line. */
    private static final int MAX_MARKERS = 60;

    private static final double FADED = 0.18;

    private final transient ThinnedDataset dataset;

    CurveRenderer(Iterable<Series> series, ThinnedDataset dataset, ChartStyle style) {
        super(true, false);
        this.dataset = dataset;
        setDrawSeriesLineAsPath(true);
        setDefaultCreateEntities(false);
        setLegendLine(new Line2D.Double(-13, 0, 13, 0));
        int index = 0;
        for (Series each : series) {
            setSeriesPaint(index, paint(each));
            // Raw data is no curve to follow: never dashed, its smoothed line carries the dash.
            setSeriesStroke(index, each.look() == Series.Look.RAW ? new BasicStroke(1) : stroke(each, style));
            setSeriesShape(index, marker(each.colour(), 3));
            setSeriesShapesVisible(index, each.look() == Series.Look.LINE_WITH_POINTS && each.size() <= MAX_MARKERS);
            index++;
        }
    }

    static Color paint(Series series) {
        Color colour = Palette.colour(series.colour());
        double opacity = (series.look() == Series.Look.RAW ? Palette.PALE : 1)
                * (series.emphasis() == Series.Emphasis.FADED ? FADED : 1);
        return Palette.withOpacity(colour, opacity);
    }

    private static BasicStroke stroke(Series series, ChartStyle style) {
        BasicStroke usual = style.curve(series.colour());
        return series.emphasis() != Series.Emphasis.STRONG
                ? usual
                : new BasicStroke(
                        2 * usual.getLineWidth(),
                        usual.getEndCap(),
                        usual.getLineJoin(),
                        usual.getMiterLimit(),
                        usual.getDashArray(),
                        usual.getDashPhase());
    }

    /** A marker per colour, as a second cue. */
    static Shape marker(int colour, double radius) {
        return switch (Math.floorMod(colour, 4)) {
            case 0 -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case 1 -> new Rectangle2D.Double(-0.9 * radius, -0.9 * radius, 1.8 * radius, 1.8 * radius);
            case 2 -> polygon(0, -1.2 * radius, 1.1 * radius, 0.8 * radius, -1.1 * radius, 0.8 * radius);
            default -> polygon(0, -1.3 * radius, 1.3 * radius, 0, 0, 1.3 * radius, -1.3 * radius, 0);
        };
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int index = 2; index < corners.length; index += 2) {
            path.lineTo(corners[index], corners[index + 1]);
        }
        path.closePath();
        return path;
    }

    @Override
    public boolean getItemShapeVisible(int index, int item) {
        return super.getItemShapeVisible(index, item) || dataset.isIsolated(index, item);
    }
}
