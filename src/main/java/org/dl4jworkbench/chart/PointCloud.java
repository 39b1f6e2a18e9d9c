package org.dl4jworkbench.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * The markers of scatter series. Too many for a vector file ({@link Medium#MAX_VECTOR_MARKS}) become one picture inside the axes.
 */
final class PointCloud extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double RADIUS = 1.7;
    /** Few points are looked at one by one, many as a cloud. */
    private static final double LARGE_RADIUS = 3;

    private static final long FEW = 800;
    private static final double OPACITY = 0.75;

    private final transient List<Series> series;
    private final transient Medium medium;

    PointCloud(List<Series> series, Medium medium) {
        this.series = series;
        this.medium = medium;
    }

    private boolean asPicture() {
        return medium.vector() && series.stream().mapToLong(Series::size).sum() > Medium.MAX_VECTOR_MARKS;
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
        if (!asPicture()) {
            paint(g2, area, xAxis, yAxis);
            return;
        }
        asPicture(g2, area, medium.density(), inner -> paint(inner, area, xAxis, yAxis));
    }

    /** Draws into a picture of pixels, which is then put at its place: one picture instead of very many shapes. */
    static void asPicture(Graphics2D g2, Rectangle2D area, double density, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(area.getWidth() * density),
                (int) Math.ceil(area.getHeight() * density),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D inner = image.createGraphics();
        inner.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        inner.scale(density, density);
        inner.translate(-area.getX(), -area.getY());
        painter.accept(inner);
        inner.dispose();
        AffineTransform placed = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        placed.scale(1 / density, 1 / density);
        g2.drawImage(image, placed, null);
    }

    /** The radius of a marker among so many. */
    static double radius(long points) {
        return points <= FEW ? LARGE_RADIUS : RADIUS;
    }

    private void paint(Graphics2D g2, Rectangle2D area, ValueAxis xAxis, ValueAxis yAxis) {
        AffineTransform before = g2.getTransform();
        double radius = radius(series.stream().mapToLong(Series::size).sum());
        for (Series each : series) {
            Shape marker = CurveRenderer.marker(each.colour(), radius);
            g2.setPaint(Palette.withOpacity(Palette.colour(each.colour()), OPACITY));
            for (int index = 0; index < each.size(); index++) {
                double x = xAxis.valueToJava2D(each.x(index), area, RectangleEdge.BOTTOM);
                double y = yAxis.valueToJava2D(each.y(index), area, RectangleEdge.LEFT);
                if (area.contains(x, y)) {
                    g2.translate(x, y);
                    g2.fill(marker);
                    g2.setTransform(before);
                }
            }
        }
    }
}
