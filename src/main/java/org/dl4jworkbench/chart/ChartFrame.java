package org.dl4jworkbench.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What stands around a plot: on paper the title and the legend, and everywhere the notes on what is not shown. */
final class ChartFrame {
    /** Room for the halves of the outermost tick labels, above and on the right. */
    static final RectangleInsets AROUND_PLOT = new RectangleInsets(8, 2, 2, 16);

    static {
        // Rotated texts would become outlines: no reader of a PDF or SVG file could search or restyle an axis title.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartFrame() {}

    static JFreeChart of(String title, List<String> notes, Plot plot, ChartStyle style, boolean legend) {
        JFreeChart chart = plain(plot);
        if (style.paper()) {
            chart.setPadding(new RectangleInsets(10, 8, 8, 4));
        }
        if (style.paper()) {
            TextTitle heading = new TextTitle(title, style.titleFont());
            heading.setPaint(style.ink());
            place(heading, new RectangleInsets(0, 10, 4, 10));
            chart.setTitle(heading);
        }
        for (String note : notes) {
            TextTitle line = new TextTitle(note, style.labelFont());
            line.setPaint(style.dim());
            place(line, new RectangleInsets(0, 10, 4, 10));
            chart.addSubtitle(line);
        }
        if (style.paper() && legend) {
            LegendTitle items = new LegendTitle(plot);
            items.setItemFont(style.labelFont());
            items.setItemPaint(style.ink());
            items.setFrame(BlockBorder.NONE);
            items.setBackgroundPaint(null);
            items.setLegendItemGraphicPadding(new RectangleInsets(2, 4, 2, 6));
            items.setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
            items.setPosition(RectangleEdge.TOP);
            items.setHorizontalAlignment(HorizontalAlignment.LEFT);
            items.setMargin(new RectangleInsets(0, 6, 4, 10));
            chart.addSubtitle(items);
        }
        return chart;
    }

    /** A plot with nothing around it, for one of several panels. */
    static JFreeChart plain(Plot plot) {
        JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        // JFreeChart would set its own hints over those of the drawing.
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.getRenderingHints()
                .put(java.awt.RenderingHints.KEY_STROKE_CONTROL, java.awt.RenderingHints.VALUE_STROKE_PURE);
        return chart;
    }

    private static void place(TextTitle title, RectangleInsets margin) {
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPosition(RectangleEdge.TOP);
        title.setMargin(margin);
        title.setPadding(RectangleInsets.ZERO_INSETS);
    }
}
