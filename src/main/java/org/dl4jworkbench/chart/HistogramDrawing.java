package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws histograms in panels, laid over one another or as ridges. */
final class HistogramDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 24;
    private static final double PANEL_TITLE = 20;
    private static final double AXIS = 32;
    private static final double SPIKE = 3;
    private static final double GAP = 16;
    private static final double PANEL_WIDTH = 330;
    private static final double PANEL_HEIGHT = 200;
    private static final double LONE_WIDTH = 560;
    private static final double RIDGE = 13;
    private static final double MOST_NAME = 110;
    /** A ridge may reach so many times its room, over those above it. */
    private static final double OVERLAP = 3.2;

    private final HistogramFigure figure;
    private final Pen pen;

    /**
     * What a panel shows between which ends.
     *
     * @param equal whether every curve is a spike
     */
    private record Scale(
            List<HistogramFigure.Curve> curves,
            double low,
            double high,
            double highest,
            boolean equal,
            boolean densities) {
        String unit() {
            return densities ? "density" : "count";
        }
    }

    private HistogramDrawing(HistogramFigure figure, Pen pen) {
        this.figure = figure;
        this.pen = pen;
    }

    static Size naturalSize(HistogramFigure figure) {
        int panels = Math.max(1, figure.panels().size());
        int columns = Math.min(2, panels);
        int rows = (panels + columns - 1) / columns;
        double width = panels == 1 ? LONE_WIDTH : columns * PANEL_WIDTH + (columns - 1) * GAP;
        int most = figure.panels().stream()
                .mapToInt(panel -> panel.curves().size())
                .max()
                .orElse(1);
        double height = figure.form() == HistogramFigure.Form.RIDGES
                ? Math.max(PANEL_HEIGHT, PANEL_TITLE + AXIS + RIDGE * (most + OVERLAP))
                : panels == 1 ? 300 : PANEL_HEIGHT;
        double legend = PanelLegend.height(legend(figure), width, ChartStyle.print());
        return new Size(width + 2 * MARGIN, TITLE + legend + rows * height + (rows - 1) * GAP + 2 * MARGIN);
    }

    /** Ridges are named at their side; a lone curve needs no name. */
    private static List<PanelLegend.Item> legend(HistogramFigure figure) {
        List<PanelLegend.Item> items = new ArrayList<>();
        if (figure.form() == HistogramFigure.Form.RIDGES) {
            return items;
        }
        Shape mark = new Rectangle2D.Double(-5, -5, 10, 10);
        for (HistogramFigure.Panel panel : figure.panels()) {
            for (HistogramFigure.Curve curve : panel.curves()) {
                PanelLegend.Item item = new PanelLegend.Item(curve.name(), Palette.colour(curve.colour()), mark);
                if (items.stream().noneMatch(each -> each.name().equals(item.name()))) {
                    items.add(item);
                }
            }
        }
        return items.size() > 1 ? items : List.of();
    }

    static void draw(HistogramFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        new HistogramDrawing(figure, new Pen(g2, style)).draw(area);
    }

    private void draw(Rectangle2D area) {
        ChartStyle style = pen.style();
        double around = style.paper() ? MARGIN : 0;
        double left = area.getX() + around;
        double top = area.getY() + around;
        double width = area.getWidth() - 2 * around;
        if (style.paper()) {
            pen.title(figure.title(), left, top + 12, area.getMaxX() - 10);
            top += TITLE;
            List<PanelLegend.Item> legend = legend(figure);
            PanelLegend.draw(legend, width, pen, left, top);
            top += PanelLegend.height(legend, width, style);
        }
        double height = area.getMaxY() - around - top;
        int panels = figure.panels().size();
        if (figure.panels().stream().allMatch(panel -> panel.curves().isEmpty())) {
            pen.centred("No data yet", style.font(13), style.dim(), left + width / 2, top + height / 2);
            return;
        }
        int columns = panels == 1 || width < 420 ? 1 : 2;
        int rows = (panels + columns - 1) / columns;
        double panelWidth = (width - (columns - 1) * GAP) / columns;
        double panelHeight = (height - (rows - 1) * GAP) / rows;
        for (int index = 0; index < panels; index++) {
            HistogramFigure.Panel panel = figure.panels().get(index);
            if (!panel.curves().isEmpty()) {
                panel(
                        panel,
                        new Rectangle2D.Double(
                                left + index % columns * (panelWidth + GAP),
                                top + (double) (index / columns) * (panelHeight + GAP),
                                panelWidth,
                                panelHeight));
            }
        }
    }

    private void panel(HistogramFigure.Panel panel, Rectangle2D area) {
        ChartStyle style = pen.style();
        Font bold = style.boldFont(11.5f);
        pen.text(pen.fitted(panel.title(), bold, area.getWidth()), bold, style.ink(), area.getX(), area.getY() + 12);
        if (panel.filled().isEmpty()) {
            pen.centred("No finite values", style.font(13), style.dim(), area.getCenterX(), area.getCenterY());
            return;
        }
        Scale scale = scale(panel);
        boolean ridges = figure.form() == HistogramFigure.Form.RIDGES;
        double labels = ridges
                ? 6
                        + scale.curves().stream()
                                .mapToDouble(curve -> Math.min(MOST_NAME, pen.width(curve.name(), style.font(9.5f))))
                                .max()
                                .orElse(0)
                : 42;
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + labels,
                area.getY() + PANEL_TITLE,
                Math.max(10, area.getWidth() - labels - 8),
                Math.max(10, area.getHeight() - PANEL_TITLE - AXIS));
        below(plot, scale.low(), scale.high());
        if (ridges) {
            ridges(scale, plot);
        } else {
            overlaid(scale, plot);
            double line = plot.getY() + 21;
            for (String note : panel.notes()) {
                pen.text(note, style.font(9.5f), style.ink(), plot.getX() + 4, line);
                line += 12;
            }
        }
    }

    private Scale scale(HistogramFigure.Panel panel) {
        if (panel.isOfEqualValues()) {
            AxisRange range = panel.around();
            List<HistogramFigure.Curve> curves = panel.filled();
            double most = curves.stream()
                    .mapToDouble(curve -> curve.histogram().count())
                    .max()
                    .orElse(1);
            return new Scale(curves, range.min(), range.max(), most, true, false);
        }
        List<HistogramFigure.Curve> curves = panel.common();
        return new Scale(
                curves,
                curves.stream().mapToDouble(curve -> curve.edge(0)).min().orElse(0),
                curves.stream()
                        .mapToDouble(curve -> curve.edge(curve.histogram().counts().length))
                        .max()
                        .orElse(1),
                // A density of equal values has no end: the others make the scale, and it reaches to the top.
                curves.stream()
                        .filter(curve -> curve.isSpread() || !figure.densities())
                        .mapToDouble(curve -> curve.highest(figure.densities()))
                        .max()
                        .orElse(1),
                false,
                figure.densities());
    }

    /** The x axis, with a line at each tick. */
    private void below(Rectangle2D plot, double low, double high) {
        ChartStyle style = pen.style();
        pen.g2().setStroke(new BasicStroke(1));
        for (Ticks.Tick tick : Ticks.linear(low, high, Math.max(2, (int) (plot.getWidth() / 48)), false)) {
            double x = plot.getX() + (tick.value() - low) / (high - low) * plot.getWidth();
            pen.g2().setPaint(style.grid());
            pen.g2().draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
            pen.centred(tick.label(), style.tickFont(), style.dim(), x, plot.getMaxY() + 14);
        }
        pen.centred("value", style.font(9.5f), style.dim(), plot.getCenterX(), plot.getMaxY() + 26);
        pen.g2().setPaint(style.line());
        pen.g2().draw(new Line2D.Double(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    }

    private void overlaid(Scale scale, Rectangle2D plot) {
        ChartStyle style = pen.style();
        List<HistogramFigure.Curve> curves = scale.curves();
        double top = scale.highest() == 0 ? 1 : scale.highest() * 1.05;
        for (Ticks.Tick tick :
                Ticks.linear(0, top, Math.max(2, Math.min(5, (int) (plot.getHeight() / 34))), !scale.densities())) {
            double y = plot.getMaxY() - tick.value() / top * plot.getHeight();
            pen.g2().setPaint(style.grid());
            pen.g2().setStroke(new BasicStroke(1));
            pen.g2().draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
            pen.toTheLeft(tick.label(), style.tickFont(), style.dim(), plot.getX() - 5, y + 4);
        }
        pen.text(scale.unit(), style.font(9.5f), style.dim(), plot.getX() + 4, plot.getY() + 9);
        for (HistogramFigure.Curve curve : curves) {
            Color colour = Palette.colour(curve.colour());
            Path2D outline = outline(curve, scale, plot, plot.getMaxY(), plot.getHeight() / top);
            pen.g2().setPaint(Palette.withOpacity(colour, curves.size() > 1 ? 0.3 : 0.55));
            pen.g2().fill(outline);
            pen.g2().setPaint(colour);
            pen.g2().setStroke(style.curve(curves.size() > 1 ? curve.colour() : 0));
            pen.g2().draw(outline);
        }
    }

    private void ridges(Scale scale, Rectangle2D plot) {
        ChartStyle style = pen.style();
        List<HistogramFigure.Curve> curves = scale.curves();
        double step = plot.getHeight() / (curves.size() + OVERLAP);
        double height = (OVERLAP + 0.8) * step / (scale.highest() == 0 ? 1 : scale.highest());
        Font small = style.font(9.5f);
        double lastLabel = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < curves.size(); index++) {
            HistogramFigure.Curve curve = curves.get(index);
            double base = plot.getY() + (index + 1 + OVERLAP) * step;
            Path2D outline = outline(curve, scale, plot, base, height);
            // Dark to light as training goes on, which a print in grey keeps.
            double share = curves.size() == 1 ? 0.4 : 0.1 + 0.75 * index / (curves.size() - 1);
            pen.g2().setPaint(Palette.withOpacity(ColourMap.SEQUENTIAL.colour(share), 0.8));
            pen.g2().fill(outline);
            pen.g2().setPaint(style.paper() ? Color.WHITE : Palette.withOpacity(style.ink(), 0.55));
            pen.g2().setStroke(new BasicStroke(0.8f));
            pen.g2().draw(outline);
            if (base - lastLabel >= 10.5) {
                pen.toTheLeft(
                        pen.fitted(curve.name(), small, MOST_NAME), small, style.dim(), plot.getX() - 5, base + 1);
                lastLabel = base;
            }
        }
    }

    /** The bins as steps, closed at the base; of equal values a spike where they are. */
    private static Path2D outline(
            HistogramFigure.Curve curve, Scale scale, Rectangle2D plot, double base, double perHeight) {
        Path2D path = new Path2D.Double();
        double perUnit = plot.getWidth() / (scale.high() - scale.low());
        if (scale.equal() || (scale.densities() && !curve.isSpread())) {
            double x = plot.getX() + (curve.histogram().minimum() - scale.low()) * perUnit;
            double y = base - (scale.equal() ? curve.histogram().count() : scale.highest()) * perHeight;
            path.append(new Rectangle2D.Double(x - SPIKE / 2, y, SPIKE, base - y), false);
            return path;
        }
        int bins = curve.histogram().counts().length;
        path.moveTo(plot.getX() + (curve.edge(0) - scale.low()) * perUnit, base);
        for (int bin = 0; bin < bins; bin++) {
            double y = base - curve.height(bin, scale.densities()) * perHeight;
            path.lineTo(plot.getX() + (curve.edge(bin) - scale.low()) * perUnit, y);
            path.lineTo(plot.getX() + (curve.edge(bin + 1) - scale.low()) * perUnit, y);
        }
        path.lineTo(plot.getX() + (curve.edge(bins) - scale.low()) * perUnit, base);
        path.closePath();
        return path;
    }
}
