package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * A ring around a named point, with a leader to its name at the far side of the plot: where curves are low the name stands above,
 * and the other way round, so that it covers nothing.
 */
final class MarkNote extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double RADIUS = 4;
    private static final double GAP = 5;

    private final transient Mark mark;
    private final transient @Nullable Double selectedX;
    private final transient ChartStyle style;

    /**
     * @param selectedX a vertical line that the name keeps away from; null for none
     */
    MarkNote(Mark mark, @Nullable Double selectedX, ChartStyle style) {
        this.mark = mark;
        this.selectedX = selectedX;
        this.style = style;
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
        double x = xAxis.valueToJava2D(mark.x(), area, RectangleEdge.BOTTOM);
        double y = yAxis.valueToJava2D(mark.y(), area, RectangleEdge.LEFT);
        if (!(x >= area.getMinX() && x <= area.getMaxX() && y >= area.getMinY() && y <= area.getMaxY())) {
            return;
        }
        boolean above = y > area.getCenterY();
        g2.setFont(style.labelFont());
        double ascent = g2.getFontMetrics().getAscent();
        double width = g2.getFontMetrics().getStringBounds(mark.label(), g2).getWidth();
        double baseline = above ? area.getMinY() + GAP + ascent : area.getMaxY() - GAP - 2;
        double far = above ? area.getMinY() + GAP : area.getMaxY() - GAP;
        g2.setPaint(style.dim());
        g2.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 3}, 0));
        g2.draw(new Line2D.Double(x, above ? y - RADIUS : y + RADIUS, x, far));
        boolean roomLeft = x - GAP - width >= area.getMinX() + 2;
        boolean roomRight = x + GAP + width <= area.getMaxX() - 2;
        boolean lineRight = selectedX != null && selectedX > mark.x();
        boolean right = roomRight && !(lineRight && roomLeft);
        g2.drawString(mark.label(), (float) (right ? x + GAP : x - GAP - width), (float) baseline);
        g2.setPaint(Palette.colour(mark.colour()));
        g2.setStroke(new BasicStroke(ChartStyle.LINE_WIDTH));
        g2.draw(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
    }
}
