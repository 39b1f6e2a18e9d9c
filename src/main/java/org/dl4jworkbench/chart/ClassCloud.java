package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.TreeMap;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** The points of a panel in the order they come, so that no class covers another as a whole, then centroids and the selected point. */
final class ClassCloud extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double OPACITY = 0.75;
    private static final double MOST_NAME = 130;

    private final transient ScatterFigure figure;
    private final transient ScatterFigure.Panel panel;
    private final transient ChartStyle style;
    private final transient Medium medium;

    ClassCloud(ScatterFigure figure, ScatterFigure.Panel panel, ChartStyle style, Medium medium) {
        this.figure = figure;
        this.panel = panel;
        this.style = style;
        this.medium = medium;
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
        boolean many =
                figure.panels().stream().mapToLong(each -> each.points().size()).sum() > Medium.MAX_VECTOR_MARKS;
        if (medium.vector() && many) {
            PointCloud.asPicture(g2, area, medium.density(), inner -> points(inner, area, xAxis, yAxis));
        } else {
            points(g2, area, xAxis, yAxis);
        }
        if (figure.centroids()) {
            centroids(g2, area, xAxis, yAxis);
        }
        selected(g2, area, xAxis, yAxis);
        String note = panel.points().note();
        if (!note.isEmpty()) {
            new Pen(g2, style).text(note, style.labelFont(), style.dim(), area.getX() + 6, area.getY() + 14);
        }
    }

    private void points(Graphics2D g2, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        ClassPoints points = panel.points();
        double radius = PointCloud.radius(points.size());
        int classes = Math.max(1, figure.classes().size());
        Shape[] markers = new Shape[classes];
        Color[] colours = new Color[classes];
        for (int label = 0; label < classes; label++) {
            markers[label] = CurveRenderer.marker(label, radius);
            colours[label] = Palette.withOpacity(Palette.colour(label), OPACITY);
        }
        Shape plain = CurveRenderer.marker(0, radius);
        Color dim = Palette.withOpacity(style.dim(), OPACITY);
        AffineTransform before = g2.getTransform();
        for (int i = 0; i < points.size(); i++) {
            int label = points.label()[i];
            if (!points.isFinite(i) || !figure.isShown(label)) {
                continue;
            }
            double x = xAxis.valueToJava2D(points.x()[i], area, RectangleEdge.BOTTOM);
            double y = yAxis.valueToJava2D(points.y()[i], area, RectangleEdge.LEFT);
            if (area.contains(x, y)) {
                boolean known = label >= 0 && label < classes;
                g2.setPaint(known ? colours[label] : dim);
                g2.translate(x, y);
                g2.fill(known ? markers[label] : plain);
                g2.setTransform(before);
            }
        }
    }

    private void centroids(Graphics2D g2, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        TreeMap<Integer, double[]> sums = new TreeMap<>();
        ClassPoints points = panel.points();
        for (int i = 0; i < points.size(); i++) {
            int label = points.label()[i];
            if (label >= 0 && points.isFinite(i) && figure.isShown(label)) {
                double[] sum = sums.computeIfAbsent(label, key -> new double[3]);
                sum[0] += points.x()[i];
                sum[1] += points.y()[i];
                sum[2]++;
            }
        }
        Font font = style.boldFont(12);
        sums.forEach((label, sum) -> {
            double x = xAxis.valueToJava2D(sum[0] / sum[2], area, RectangleEdge.BOTTOM);
            double y = yAxis.valueToJava2D(sum[1] / sum[2], area, RectangleEdge.LEFT);
            if (area.contains(x, y)) {
                centroid(g2, figure.className(label), Palette.colour(label), font, x, y);
            }
        });
    }

    /** The name on a plate of the class's colour: read over points of any colour, and text in every file. */
    private static void centroid(Graphics2D g2, String full, Color colour, Font font, double x, double y) {
        String name = ShortNames.of(full, font, MOST_NAME);
        double width = g2.getFontMetrics(font).getStringBounds(name, g2).getWidth();
        Rectangle2D plate = new Rectangle2D.Double(x - width / 2 - 4, y - 8.5, width + 8, 17);
        g2.setPaint(Color.WHITE);
        g2.fill(plate);
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(2));
        g2.draw(plate);
        g2.setPaint(new Color(0x1f2328));
        g2.setFont(font);
        g2.drawString(name, (float) (x - width / 2), (float) (y + 4.3));
    }

    private void selected(Graphics2D g2, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        ClassPoints points = panel.points();
        int point = panel.selected();
        if (point < 0 || point >= points.size() || !points.isFinite(point)) {
            return;
        }
        double x = xAxis.valueToJava2D(points.x()[point], area, RectangleEdge.BOTTOM);
        double y = yAxis.valueToJava2D(points.y()[point], area, RectangleEdge.LEFT);
        if (!area.contains(x, y)) {
            return;
        }
        Ellipse2D ring = new Ellipse2D.Double(x - 6, y - 6, 12, 12);
        g2.setPaint(Palette.withOpacity(Color.WHITE, 0.9));
        g2.setStroke(new BasicStroke(4.5f));
        g2.draw(ring);
        g2.setPaint(style.accent());
        g2.setStroke(new BasicStroke(2.2f));
        g2.draw(ring);
    }
}
