package org.dl4jworkbench.ui.assignment.layers;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.dl4jworkbench.ui.chart.FxColours;
import org.jspecify.annotations.Nullable;

/** A small map of the latent space: a dot for each watched example in the colour of its class, a ring for what is drawn. */
final class LatentScatter extends Region {
    private static final double DOT = 2.2;
    private static final double RING = 9;
    private static final double MARGIN = 6;

    private final Canvas points = new Canvas();
    private final Canvas ring = new Canvas();
    private final Tooltip tip = new Tooltip();
    private @Nullable LatentMap map;
    private float @Nullable [] place;
    private double left;
    private double right;
    private double bottom;
    private double top;

    LatentScatter(double side) {
        getStyleClass().add("latent-scatter");
        for (Canvas each : new Canvas[] {points, ring}) {
            each.setWidth(side);
            each.setHeight(side);
        }
        getChildren().addAll(points, ring);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        Tooltip.install(this, tip);
    }

    /** @param layer how the layer is called */
    void show(@Nullable LatentMap shown, String layer) {
        map = shown;
        GraphicsContext pen = points.getGraphicsContext2D();
        pen.clearRect(0, 0, points.getWidth(), points.getHeight());
        if (shown != null) {
            tip.setText("Test examples in the latent space of " + layer
                    + (shown.directions() == null
                            ? ""
                            : ", " + shown.points().xTitle() + " and "
                                    + shown.points().yTitle())
                    + "; the ring is your drawing");
            measure(shown);
            for (int i = 0; i < shown.points().size(); i++) {
                pen.setFill(FxColours.series(shown.labels()[i]));
                pen.fillRect(
                        x(shown.points().x()[i]) - DOT / 2, y(shown.points().y()[i]) - DOT / 2, DOT, DOT);
            }
        }
        show(place);
    }

    /** @param drawn where the drawing lies; null for nowhere */
    void show(float @Nullable [] drawn) {
        place = drawn;
        GraphicsContext pen = ring.getGraphicsContext2D();
        pen.clearRect(0, 0, ring.getWidth(), ring.getHeight());
        if (drawn != null && map != null) {
            double x = Math.max(MARGIN, Math.min(ring.getWidth() - MARGIN, x(drawn[0])));
            double y = Math.max(MARGIN, Math.min(ring.getHeight() - MARGIN, y(drawn[1])));
            pen.setLineWidth(4);
            pen.setStroke(Color.WHITE);
            pen.strokeOval(x - RING / 2, y - RING / 2, RING, RING);
            pen.setLineWidth(2);
            pen.setStroke(Color.BLACK);
            pen.strokeOval(x - RING / 2, y - RING / 2, RING, RING);
        }
    }

    private void measure(LatentMap shown) {
        left = Double.POSITIVE_INFINITY;
        bottom = Double.POSITIVE_INFINITY;
        right = Double.NEGATIVE_INFINITY;
        top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shown.points().size(); i++) {
            left = Math.min(left, shown.points().x()[i]);
            right = Math.max(right, shown.points().x()[i]);
            bottom = Math.min(bottom, shown.points().y()[i]);
            top = Math.max(top, shown.points().y()[i]);
        }
    }

    private double x(double value) {
        return MARGIN + (points.getWidth() - 2 * MARGIN) * (right > left ? (value - left) / (right - left) : 0.5);
    }

    private double y(double value) {
        return MARGIN + (points.getHeight() - 2 * MARGIN) * (top > bottom ? (top - value) / (top - bottom) : 0.5);
    }
}
