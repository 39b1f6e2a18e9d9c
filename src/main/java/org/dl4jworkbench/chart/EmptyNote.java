package org.dl4jworkbench.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Says in the middle of the axes why there is no curve. */
final class EmptyNote extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient ChartStyle style;

    EmptyNote(String text, ChartStyle style) {
        this.text = text;
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
        g2.setFont(style.font(13));
        g2.setPaint(style.dim());
        double width = g2.getFontMetrics().getStringBounds(text, g2).getWidth();
        g2.drawString(text, (float) (area.getCenterX() - width / 2), (float) area.getCenterY());
    }
}
