package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Draws a line figure: thins its curves to the plot's width and hands them to JFreeChart. */
final class LineDrawing {
    /** What axis labels take of the width, about; the columns of the decimation need not fit to the pixel. */
    private static final double AXIS_WIDTH = 56;

    /** The room of a name in the legend, and how many of them are still a key to the curves. */
    private static final double MOST_NAME = 260;

    private static final int MOST_NAMES = 40;

    private static final AxisRange NO_RANGE = new AxisRange(0.1, 1);

    private LineDrawing() {}

    static @Nullable PlotArea draw(
            LineFigure figure,
            ChartStyle style,
            Graphics2D g2,
            Rectangle2D area,
            Medium medium,
            @Nullable XWindow window) {
        List<Series> curves = figure.series().stream()
                .filter(series -> series.look() != Series.Look.POINTS)
                .toList();
        List<Series> clouds = figure.series().stream()
                .filter(series -> series.look() == Series.Look.POINTS)
                .toList();
        AxisRange xRange = xRange(figure, window);
        int columns = (int) Math.max(50, (area.getWidth() - AXIS_WIDTH) * medium.density());
        List<Decimation.Points> thinned = new ArrayList<>();
        AxisRange yRange = null;
        Decimation.Window shown = null;
        if (xRange != null) {
            shown = new Decimation.Window(xRange.min(), xRange.max(), figure.x().log(), columns);
            for (Series series : curves) {
                Decimation.Points points =
                        Decimation.thin(series, shown, figure.y().log());
                thinned.add(series.look() == Series.Look.STEPS ? points.stepped() : points);
            }
            yRange = yRange(figure, thinned, clouds, xRange);
        }
        boolean empty = xRange == null || yRange == null;
        XYPlot plot = plot(style);
        plot.setDomainAxis(PlotAxes.of(figure.x(), xRange == null ? NO_RANGE : xRange, style));
        plot.setRangeAxis(PlotAxes.of(figure.y(), yRange == null ? NO_RANGE : yRange, style));
        if (empty) {
            plot.getDomainAxis().setTickLabelsVisible(false);
            plot.getRangeAxis().setTickLabelsVisible(false);
            plot.setRangeGridlinesVisible(false);
            plot.addAnnotation(new EmptyNote(emptyText(figure), style));
        } else {
            List<DenseCurves.Curve> dense = shown == null ? List.of() : takeDense(curves, thinned, shown, medium);
            ThinnedDataset dataset = new ThinnedDataset(curves, thinned);
            plot.setDataset(dataset);
            CurveRenderer renderer = new CurveRenderer(curves, dataset, style);
            plot.setRenderer(renderer);
            figure.bands().forEach(band -> plot.addDomainMarker(shade(band, style), Layer.BACKGROUND));
            List<Series> banded = curves.stream().filter(Series::hasDeviations).toList();
            if (!banded.isEmpty()) {
                renderer.addAnnotation(new DeviationBands(banded), Layer.BACKGROUND);
            }
            if (shown != null && !dense.isEmpty()) {
                renderer.addAnnotation(new DenseCurves(dense, shown), Layer.BACKGROUND);
            }
            if (!clouds.isEmpty()) {
                // Below the curves: a fitted line must be seen through the points it is fitted to.
                renderer.addAnnotation(new PointCloud(clouds, medium), Layer.BACKGROUND);
            }
            figure.marks().forEach(mark -> plot.addAnnotation(new MarkNote(mark, figure.selectedX(), style)));
            if (figure.selectedX() != null) {
                plot.addDomainMarker(new ValueMarker(figure.selectedX(), style.accent(), new BasicStroke(1.2f)));
            }
        }
        plot.setFixedLegendItems(legend(figure, style));
        JFreeChart chart = ChartFrame.of(
                figure.title(),
                figure.leftOut(),
                plot,
                style,
                figure.series().size() + figure.bands().size() > 1);
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g2, area, info);
        Rectangle2D inside = info.getPlotInfo().getDataArea();
        return xRange == null || yRange == null
                ? null
                : new PlotArea(
                        inside,
                        xRange.min(),
                        xRange.max(),
                        figure.x().log(),
                        yRange.min(),
                        yRange.max(),
                        figure.y().log());
    }

    /** Takes the dense parts out of the curves that are drawn as lines. */
    private static List<DenseCurves.Curve> takeDense(
            List<Series> curves, List<Decimation.Points> thinned, Decimation.Window window, Medium medium) {
        List<DenseCurves.Curve> dense = new ArrayList<>();
        for (int index = 0; index < curves.size(); index++) {
            Decimation.Points points = thinned.get(index);
            int begin = DenseCurves.begin(curves.get(index), points, window, medium);
            if (begin < points.size()) {
                dense.add(new DenseCurves.Curve(curves.get(index), points.part(begin, points.size())));
                // The line goes on into the first dense column.
                thinned.set(index, begin == 0 ? points.part(0, 0) : points.part(0, begin + 1));
            }
        }
        return dense;
    }

    private static String emptyText(LineFigure figure) {
        if (figure.series().stream().allMatch(series -> series.size() == 0)) {
            return "No data yet";
        }
        boolean finite = figure.series().stream().anyMatch(series -> IntStream.range(0, series.size())
                .anyMatch(index -> Double.isFinite(series.x(index)) && Double.isFinite(series.y(index))));
        return finite ? "Nothing above zero for the log axis" : "No finite values";
    }

    private static @Nullable AxisRange xRange(LineFigure figure, @Nullable XWindow window) {
        if (window != null && !(figure.x().log() && window.min() <= 0)) {
            return new AxisRange(window.min(), window.max());
        }
        AxisRange.Extent extent = new AxisRange.Extent(figure.x().log());
        boolean room = false;
        for (Series series : figure.series()) {
            if (series.look() == Series.Look.POINTS) {
                for (int index = 0; index < series.size(); index++) {
                    extent.add(series.x(index));
                }
                room = true;
            } else if (series.size() > 0) {
                int first = figure.x().log() ? series.firstAtOrAbove(Double.MIN_VALUE) : 0;
                if (first < series.size()) {
                    extent.add(series.x(first));
                    extent.add(series.x(series.size() - 1));
                }
                room |= series.look() == Series.Look.LINE_WITH_POINTS;
            }
        }
        return AxisRange.horizontal(figure.x(), extent, room);
    }

    private static @Nullable AxisRange yRange(
            LineFigure figure, List<Decimation.Points> thinned, List<Series> clouds, AxisRange xRange) {
        AxisRange.Extent extent = new AxisRange.Extent(figure.y().log());
        for (Decimation.Points points : thinned) {
            for (int index = 0; index < points.size(); index++) {
                double x = points.x()[index];
                if (x >= xRange.min() && x <= xRange.max()) {
                    extent.add(points.y()[index]);
                }
                if (index > 0) {
                    extent.add(crossing(figure, points, index, xRange.min()));
                    extent.add(crossing(figure, points, index, xRange.max()));
                }
            }
        }
        for (Series series : clouds) {
            for (int index = 0; index < series.size(); index++) {
                if (series.x(index) >= xRange.min() && series.x(index) <= xRange.max()) {
                    extent.add(series.y(index));
                }
            }
        }
        for (Series series : figure.series()) {
            for (int index = 0; series.hasDeviations() && index < series.size(); index++) {
                if (series.x(index) >= xRange.min() && series.x(index) <= xRange.max()) {
                    extent.add(series.y(index) - series.deviation(index));
                    extent.add(series.y(index) + series.deviation(index));
                }
            }
        }
        return AxisRange.vertical(figure.y(), extent, true);
    }

    /** Where the line to a point crosses an edge of the plot: zoomed in between two points, nothing else is seen. */
    private static double crossing(LineFigure figure, Decimation.Points points, int index, double edge) {
        double left = points.x()[index - 1];
        double right = points.x()[index];
        if (!(left < edge && edge < right) || (figure.x().log() && left <= 0)) {
            return Double.NaN;
        }
        double share =
                figure.x().log() ? Math.log(edge / left) / Math.log(right / left) : (edge - left) / (right - left);
        double from = points.y()[index - 1];
        double to = points.y()[index];
        return figure.y().log() ? from * Math.pow(to / from, share) : from + share * (to - from);
    }

    private static XYPlot plot(ChartStyle style) {
        XYPlot plot = new XYPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(style.line());
        plot.setOutlineStroke(new BasicStroke(1));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(style.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeMinorGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(ChartFrame.AROUND_PLOT);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    private static IntervalMarker shade(Band band, ChartStyle style) {
        IntervalMarker marker = new IntervalMarker(band.from(), band.to(), shade(style));
        marker.setAlpha(1);
        return marker;
    }

    private static Color shade(ChartStyle style) {
        return Palette.withOpacity(style.dim(), 0.14);
    }

    /** Several pale curves of one colour stand under their mean, which alone is named. */
    private static boolean isOneOfMany(Series series, List<Series> all) {
        return series.look() == Series.Look.RAW
                && all.stream()
                                .filter(each -> each.look() == Series.Look.RAW && each.colour() == series.colour())
                                .count()
                        > 1;
    }

    /** Those that stand in the legend. */
    private static List<Series> named(LineFigure figure) {
        return figure.series().stream()
                .filter(series -> !isOneOfMany(series, figure.series()))
                .toList();
    }

    /** What a legend of several lines takes of a file's height, which the plot must not lose. */
    static double legendHeight(LineFigure figure, double width, ChartStyle style) {
        double lines = 0;
        double at = width;
        for (Series series : named(figure).stream().limit(MOST_NAMES + 1).toList()) {
            double needed = 56 + Math.min(MOST_NAME, Pen.printWidth(series.name(), style.labelFont()));
            lines += at + needed > width ? 1 : 0;
            at = at + needed > width ? needed : at + needed;
        }
        return Math.max(0, lines - 2) * 19;
    }

    private static LegendItemCollection legend(LineFigure figure, ChartStyle style) {
        LegendItemCollection items = new LegendItemCollection();
        List<Series> named = named(figure);
        List<String> names = ShortNames.of(named.stream().map(Series::name).toList(), style.labelFont(), MOST_NAME);
        for (int index = 0; index < Math.min(MOST_NAMES, named.size()); index++) {
            Series each = named.get(index);
            boolean points = each.look() == Series.Look.POINTS;
            boolean markers = points || each.look() == Series.Look.LINE_WITH_POINTS;
            Shape marker = CurveRenderer.marker(each.colour(), 3);
            items.add(new LegendItem(
                    names.get(index),
                    null,
                    null,
                    null,
                    markers,
                    marker,
                    true,
                    CurveRenderer.paint(each),
                    false,
                    style.line(),
                    new BasicStroke(0),
                    !points,
                    new java.awt.geom.Line2D.Double(-14, 0, 14, 0),
                    each.look() == Series.Look.RAW ? new BasicStroke(2) : style.curve(each.colour()),
                    CurveRenderer.paint(each)));
        }
        if (named.size() > MOST_NAMES) {
            String rest = "and " + (named.size() - MOST_NAMES) + " more";
            items.add(new LegendItem(rest, null, null, null, new Rectangle2D.Double(), style.dim()));
        }
        figure.bands().stream()
                .map(Band::label)
                .distinct()
                .forEach(label -> items.add(
                        new LegendItem(label, null, null, null, new Rectangle2D.Double(-8, -5, 16, 10), shade(style))));
        return items;
    }
}
