package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** JFreeChart's axes with the ticks of {@link Ticks} and the look of a style. */
final class PlotAxes {
    private static final int PIXELS_PER_LABEL_ACROSS = 64;
    private static final int PIXELS_PER_LABEL_DOWN = 42;
    /** Large plots do not need more numbers. */
    private static final int MAX_LABELS_ACROSS = 12;

    private static final int MAX_LABELS_DOWN = 7;

    private PlotAxes() {}

    static ValueAxis of(Axis axis, AxisRange range, ChartStyle style) {
        ValueAxis drawn = axis.log() ? new Logarithmic() : new Linear(axis.integer());
        drawn.setAutoRange(false);
        drawn.setRange(range.min(), range.max());
        drawn.setLabel(axis.title());
        dress(drawn, style);
        return drawn;
    }

    static void dress(org.jfree.chart.axis.Axis axis, ChartStyle style) {
        axis.setLabelFont(style.labelFont());
        axis.setLabelPaint(style.dim());
        axis.setLabelInsets(new RectangleInsets(3, 3, 3, 3));
        axis.setTickLabelFont(style.tickFont());
        axis.setTickLabelPaint(style.dim());
        axis.setTickLabelInsets(new RectangleInsets(3, 4, 2, 5));
        axis.setTickMarksVisible(style.paper());
        axis.setTickMarkOutsideLength(3);
        axis.setTickMarkPaint(style.line());
        axis.setTickMarkStroke(new BasicStroke(1));
        axis.setAxisLineVisible(false);
    }

    private static int labels(Rectangle2D area, RectangleEdge edge) {
        int room = RectangleEdge.isTopOrBottom(edge)
                ? Math.min(MAX_LABELS_ACROSS, (int) (area.getWidth() / PIXELS_PER_LABEL_ACROSS))
                : Math.min(MAX_LABELS_DOWN, (int) (area.getHeight() / PIXELS_PER_LABEL_DOWN));
        return Math.max(1, room);
    }

    private static List<NumberTick> ticks(List<Ticks.Tick> ticks, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.stream()
                .map(tick -> new NumberTick(
                        tick.minor() ? TickType.MINOR : TickType.MAJOR,
                        tick.value(),
                        tick.label(),
                        anchor,
                        TextAnchor.CENTER,
                        0))
                .toList();
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final boolean integer;

        Linear(boolean integer) {
            this.integer = integer;
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(Ticks.linear(getLowerBound(), getUpperBound(), labels(area, edge), integer), edge);
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1L;

        Logarithmic() {
            // The library clamps ranges at 1e-100 otherwise.
            setSmallestValue(Double.MIN_NORMAL);
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(Ticks.logarithmic(getLowerBound(), getUpperBound(), labels(area, edge)), edge);
        }
    }
}
