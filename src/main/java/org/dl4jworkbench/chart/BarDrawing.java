package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
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
    /** The room of a name. */
    private static final double MOST_BELOW = 130;

    private static final double MOST_SIDEWAYS = 240;
    private static final double MOST_IN_LEGEND = 260;

    private BarDrawing() {}

    static void draw(BarFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.06);
        renderer.setMaximumBarWidth(0.08);
        LegendItemCollection legend = new LegendItemCollection();
        List<String> groups = ShortNames.of(
                figure.groups().stream().map(BarFigure.Group::name).toList(), style.labelFont(), MOST_IN_LEGEND);
        AxisRange.Extent extent = new AxisRange.Extent(false);
        for (int index = 0; index < figure.groups().size(); index++) {
            BarFigure.Group group = figure.groups().get(index);
            renderer.setSeriesPaint(index, Palette.colour(group.colour()));
            legend.add(new LegendItem(
                    groups.get(index),
                    null,
                    null,
                    null,
                    new Rectangle2D.Double(-5, -5, 10, 10),
                    Palette.colour(group.colour())));
            for (int category = 0; category < group.size(); category++) {
                double value = group.value(category);
                extent.add(value);
                // The keys are indices: names may repeat, JFreeChart's keys must not.
                dataset.addValue(
                        Double.isFinite(value) ? (Double) AxisRange.placed(value, false) : null,
                        (Integer) index,
                        (Integer) category);
            }
        }
        AxisRange range = AxisRange.vertical(figure.value(), extent, false);
        CategoryAxis categories = new NamedCategoryAxis(figure, style);
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
        plot.setNoDataMessage(figure.whyEmpty());
        plot.setNoDataMessageFont(style.font(13));
        plot.setNoDataMessagePaint(style.dim());
        plot.setFixedLegendItems(legend);
        ChartFrame.of(
                        figure.title(),
                        figure.leftOut(),
                        plot,
                        style,
                        figure.groups().size() > 1)
                .draw(g2, area, null, null);
    }

    /** Shows the names of the categories, whose keys are their indices. */
    private static final class NamedCategoryAxis extends CategoryAxis {
        private static final long serialVersionUID = 1L;
        private final transient BarFigure figure;
        private final transient List<String> names;

        NamedCategoryAxis(BarFigure figure, ChartStyle style) {
            super(figure.categoryTitle());
            this.figure = figure;
            names = ShortNames.of(
                    figure.categories(), style.tickFont(), figure.sideways() ? MOST_SIDEWAYS : MOST_BELOW);
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
            String name = (Integer) category % every == 0 ? names.get((Integer) category) : "";
            return org.jfree.chart.text.TextUtils.createTextBlock(
                    name, getTickLabelFont(category), getTickLabelPaint(category));
        }
    }
}
