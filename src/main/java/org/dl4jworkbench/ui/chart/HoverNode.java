package org.dl4jworkbench.ui.chart;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A small card beside the pointer with whatever there is to show; appears at once, unlike a tooltip. */
final class HoverNode extends StackPane {
    private static final double DISTANCE = 14;

    HoverNode() {
        getStyleClass().add("hover-card");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    /** Shows something beside a point, inside bounds where it has room. */
    void show(Node content, double x, double y, Bounds within) {
        getChildren().setAll(content);
        setVisible(true);
        applyCss();
        autosize();
        double left = x + DISTANCE + getWidth() <= within.getMaxX() ? x + DISTANCE : x - DISTANCE - getWidth();
        double top = Math.min(y + DISTANCE, within.getMaxY() - getHeight());
        relocate(Math.max(within.getMinX(), left), Math.max(within.getMinY(), top));
    }

    void hide() {
        setVisible(false);
        getChildren().clear();
    }
}
