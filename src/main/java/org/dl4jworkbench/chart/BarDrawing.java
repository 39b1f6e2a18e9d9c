package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws grouped bars. */
final class BarDrawing {
    /** Category names longer than this are set aslant. */
    private static final int SHORT_NAME = 9;

    private static final int MOST_NAMES = 40;

    private BarDrawing() {}

    static void draw(BarFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.06);
        renderer.setMaximumBarWidth(0.08);
        LegendItemCollection legend = new LegendItemCollection();
        AxisRange.Extent extent = new AxisRange.Extent(false);
        for (int index = 0; index < figure.groups().size(); index++) {
            BarFigure.Group group = figure.groups().get(index);
            renderer.setSeriesPaint(index, Palette.colour(group.colour()));
            legend.add(new LegendItem(
                    group.name(),
                    null,
                    null,
                    null,
                    new Rectangle2D.Double(-5, -5, 10, 10),
                    Palette.colour(group.colour())));
            for (int category = 0; category < group.size(); category++) {
                double value = group.value(category);
                extent.add(value);
                // The keys are indices: names may repeat, JFreeChart's keys must not.
                dataset.addValue(Double.isFinite(value) ? (Double) value : null, (Integer) index, (Integer) category);
            }
        }
        AxisRange range = AxisRange.vertical(figure.value(), extent, false);
        CategoryAxis categories = new NamedCategoryAxis(figure);
        PlotAxes.dress(categories, style);
        categories.setTickMarksVisible(false);
        if (!figure.sideways() && figure.categories().stream().anyMatch(name -> name.length() > SHORT_NAME)) {
            categories.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        CategoryPlot plot = new CategoryPlot(
                dataset,
                categories,
                PlotAxes.of(figure.value(), range == null ? new AxisRange(0, 1) : range, style),
                renderer);
        if (figure.sideways()) {
            plot.setOrientation(PlotOrientation.HORIZONTAL);
            plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
            categories.setMaximumCategoryLabelWidthRatio(0.5f);
        }
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(style.line());
        plot.setOutlineStroke(new BasicStroke(1));
        plot.setRangeGridlinePaint(style.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(ChartFrame.AROUND_PLOT);
        plot.setNoDataMessage("No data yet");
        plot.setNoDataMessageFont(style.font(13));
        plot.setNoDataMessagePaint(style.dim());
        plot.setFixedLegendItems(legend);
        ChartFrame.of(
                        figure.title(),
                        java.util.List.of(),
                        plot,
                        style,
                        figure.groups().size() > 1)
                .draw(g2, area, null, null);
    }

    /** Shows the names of the categories, whose keys are their indices. */
    private static final class NamedCategoryAxis extends CategoryAxis {
        private static final long serialVersionUID = 1L;
        private final transient BarFigure figure;

        NamedCategoryAxis(BarFigure figure) {
            super(figure.categoryTitle());
            this.figure = figure;
            setCategoryMargin(0.25);
            setLowerMargin(0.02);
            setUpperMargin(0.02);
        }

        @Override
        @SuppressWarnings("rawtypes") // The library's signature.
        protected org.jfree.chart.text.TextBlock createLabel(
                Comparable category, float width, org.jfree.chart.ui.RectangleEdge edge, Graphics2D g2) {
            // Of very many, such as units of a layer, only every so many-th is named.
            int every = (figure.categories().size() + MOST_NAMES - 1) / MOST_NAMES;
            String name = (Integer) category % every == 0 ? figure.categories().get((Integer) category) : "";
            return org.jfree.chart.text.TextUtils.createTextBlock(
                    name, getTickLabelFont(category), getTickLabelPaint(category));
        }
    }
}
