package org.dl4jworkbench.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * Noisy curves with many values in every column of pixels, where the line would go up and down within the column and fill it from its
 * lowest to its highest value: that is what is filled, as one shape for each curve. The outline of the line itself has some ten times as
 * many corners, and drawing it takes five times as long as all the rest of a figure.
 */
final class DenseCurves extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    /** With fewer points in a column the line has a shape to be seen. */
    private static final int POINTS_PER_COLUMN = 3;

    private static final double HALF_A_LINE = 0.5;

    /**
     * A curve and the part of it that is dense.
     *
     * @param points what is left of it for the plot's columns
     */
    record Curve(Series series, Decimation.Points points) {}

    private final transient List<Curve> curves;
    private final transient Decimation.Window window;

    /** @param window to which the curves were thinned */
    DenseCurves(List<Curve> curves, Decimation.Window window) {
        this.curves = curves;
        this.window = window;
    }

    /**
     * Where the dense part of a curve begins; it goes on to its end, as on a log axis the columns hold more values the further right they
     * are. The number of points where there is no such part: of other than raw curves, and in a vector file, where lines stay lines.
     */
    static int begin(Series series, Decimation.Points points, Decimation.Window window, Medium medium) {
        if (series.look() != Series.Look.RAW || medium.vector() || points.size() < POINTS_PER_COLUMN) {
            return points.size();
        }
        int begin = points.size();
        while (begin > 0) {
            int column = window.column(points.x()[begin - 1]);
            int first = begin - 1;
            boolean gap = Double.isNaN(points.y()[first]);
            while (first > 0 && window.column(points.x()[first - 1]) == column) {
                first--;
                gap |= Double.isNaN(points.y()[first]);
            }
            boolean beyond = column < 0 || column >= window.columns();
            if (begin - first < POINTS_PER_COLUMN && !gap && !beyond) {
                break;
            }
            begin = first;
        }
        return points.size() - begin < POINTS_PER_COLUMN * POINTS_PER_COLUMN ? points.size() : begin;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis xAxis,
            ValueAxis yAxis,
            int rendererIndex,
            @Nullable PlotRenderingInfo info) {
        for (Curve curve : curves) {
            g2.setPaint(CurveRenderer.paint(curve.series()));
            g2.fill(outline(curve.points(), area, xAxis, yAxis));
        }
    }

    /** Bars side by side, of the width of a column, broken where the line has gaps. */
    private Path2D outline(Decimation.Points points, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Bars bars = new Bars(outline, points.size());
        double before = Double.NaN;
        int column = Integer.MIN_VALUE;
        for (int index = 0; index < points.size(); index++) {
            double value = points.y()[index];
            if (Double.isNaN(value)) {
                bars.close();
                before = Double.NaN;
                column = Integer.MIN_VALUE;
                continue;
            }
            double y = yAxis.valueToJava2D(value, area, RectangleEdge.LEFT);
            int at = window.column(points.x()[index]);
            if (at == column) {
                bars.extend(y);
            } else {
                double left = xAxis.valueToJava2D(window.begin(at), area, RectangleEdge.BOTTOM);
                double right = xAxis.valueToJava2D(window.begin(at + 1), area, RectangleEdge.BOTTOM);
                bars.add(left, right, y, before);
                column = at;
            }
            before = y;
        }
        bars.close();
        return outline;
    }

    /** The bars of a stretch without a gap: its upper edge to the right and its lower edge back make a shape. */
    private static final class Bars {
        private final Path2D outline;
        private final double[] left;
        private final double[] right;
        private final double[] top;
        private final double[] bottom;
        private int count;

        Bars(Path2D outline, int most) {
            this.outline = outline;
            left = new double[most];
            right = new double[most];
            top = new double[most];
            bottom = new double[most];
        }

        /** @param before where the line comes from, NaN at its beginning */
        void add(double from, double to, double y, double before) {
            left[count] = from;
            right[count] = to;
            top[count] = Double.isNaN(before) ? y : Math.min(y, before);
            bottom[count] = Double.isNaN(before) ? y : Math.max(y, before);
            count++;
        }

        /** Makes the last bar long enough for a value. */
        void extend(double y) {
            top[count - 1] = Math.min(top[count - 1], y);
            bottom[count - 1] = Math.max(bottom[count - 1], y);
        }

        void close() {
            if (count == 0) {
                return;
            }
            outline.moveTo(left[0], top[0] - HALF_A_LINE);
            for (int bar = 0; bar < count; bar++) {
                outline.lineTo(left[bar], top[bar] - HALF_A_LINE);
                outline.lineTo(right[bar], top[bar] - HALF_A_LINE);
            }
            for (int bar = count - 1; bar >= 0; bar--) {
                outline.lineTo(right[bar], bottom[bar] + HALF_A_LINE);
                outline.lineTo(left[bar], bottom[bar] + HALF_A_LINE);
            }
            outline.closePath();
            count = 0;
        }
    }
}
