package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Draws points of classes in panels over the same axes. */
final class ScatterDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 24;
    private static final double PANEL_TITLE = 20;
    private static final double GAP = 10;
    private static final double ALONE = 520;
    private static final double BESIDE = 380;

    private ScatterDrawing() {}

    static Size naturalSize(ScatterFigure figure) {
        int panels = Math.max(1, figure.panels().size());
        int columns = Math.min(panels, 2);
        double side = panels == 1 ? ALONE : BESIDE;
        double width = columns * side + (columns - 1) * GAP;
        int rows = (panels + columns - 1) / columns;
        double legend = PanelLegend.height(legend(figure), width, ChartStyle.print());
        return new Size(Math.ceil(width + 2 * MARGIN), Math.ceil(TITLE + legend + rows * (side * 0.94) + 2 * MARGIN));
    }

    private static List<PanelLegend.Item> legend(ScatterFigure figure) {
        return IntStream.range(0, figure.classes().size())
                .filter(figure::isShown)
                .mapToObj(label -> new PanelLegend.Item(
                        figure.className(label), Palette.colour(label), CurveRenderer.marker(label, 4)))
                .toList();
    }

    /** @return where the axes of a single panel lie; null for several */
    static @Nullable PlotArea draw(
            ScatterFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area, Medium medium) {
        Pen pen = new Pen(g2, style);
        double around = style.paper() ? MARGIN : 0;
        double left = area.getX() + around;
        double top = area.getY() + around;
        double width = area.getWidth() - 2 * around;
        if (style.paper()) {
            pen.title(figure.title(), left + 4, top + 12, area.getMaxX() - 10);
            top += TITLE;
            List<PanelLegend.Item> legend = legend(figure);
            PanelLegend.draw(legend, width, pen, left + 4, top);
            top += PanelLegend.height(legend, width, style);
        }
        double height = area.getMaxY() - around - top;
        List<ScatterFigure.Panel> panels = figure.panels();
        int columns = Math.max(1, Math.min(panels.size(), width < height ? 1 : 2));
        int rows = Math.max(1, (panels.size() + columns - 1) / columns);
        double panelWidth = (width - (columns - 1) * GAP) / columns;
        double panelHeight = height / rows;
        PlotArea last = null;
        for (int index = 0; index < panels.size(); index++) {
            ScatterFigure.Panel panel = panels.get(index);
            double x = left + index % columns * (panelWidth + GAP);
            double y = top + (double) (index / columns) * panelHeight;
            double titled = panel.title().isEmpty() ? 0 : PANEL_TITLE;
            if (titled > 0) {
                pen.text(
                        pen.fitted(panel.title(), style.boldFont(11.5f), panelWidth - 8),
                        style.boldFont(11.5f),
                        style.ink(),
                        x + 4,
                        y + 13);
            }
            Rectangle2D inside = new Rectangle2D.Double(x, y + titled, panelWidth, panelHeight - titled);
            last = panel(figure, panel, style, g2, inside, medium);
        }
        return panels.size() == 1 ? last : null;
    }

    private static PlotArea panel(
            ScatterFigure figure,
            ScatterFigure.Panel panel,
            ChartStyle style,
            Graphics2D g2,
            Rectangle2D area,
            Medium medium) {
        ScatterFigure.Range range = figure.range();
        XYPlot plot = new XYPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(style.line());
        plot.setOutlineStroke(new BasicStroke(1));
        plot.setDomainGridlinePaint(style.grid());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlinePaint(style.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(ChartFrame.AROUND_PLOT);
        plot.setDomainAxis(PlotAxes.of(figure.x(), new AxisRange(range.xMin(), range.xMax()), style));
        plot.setRangeAxis(PlotAxes.of(figure.y(), new AxisRange(range.yMin(), range.yMax()), style));
        String empty = figure.whyEmpty(panel.points());
        plot.addAnnotation(
                empty.isEmpty() ? new ClassCloud(figure, panel, style, medium) : new EmptyNote(empty, style));
        JFreeChart chart = ChartFrame.plain(plot);
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g2, area, info);
        return new PlotArea(
                info.getPlotInfo().getDataArea(), range.xMin(), range.xMax(), false, range.yMin(), range.yMax(), false);
    }
}
