package org.dl4jworkbench.ui.chart;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A small card beside the pointer with values; appears at once, unlike a tooltip. */
final class HoverCard extends VBox {
    private static final double DISTANCE = 12;

    /**
     * One line of the card.
     *
     * @param colour an index into the palette, shown as a dot; null for none
     */
    record Line(String text, @Nullable Integer colour) {}

    HoverCard() {
        getStyleClass().add("hover-card");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    /** Shows lines beside a point, inside bounds where they have room. */
    void show(List<Line> lines, double x, double y, Bounds within) {
        getChildren()
                .setAll(lines.stream()
                        .map(line -> {
                            Label label = new Label(line.text());
                            if (line.colour() != null) {
                                label.setGraphic(new Circle(4, FxColours.series(line.colour())));
                            }
                            return label;
                        })
                        .toList());
        setVisible(true);
        applyCss();
        autosize();
        double left = x + DISTANCE + getWidth() <= within.getMaxX() ? x + DISTANCE : x - DISTANCE - getWidth();
        double top = Math.min(y + DISTANCE, within.getMaxY() - getHeight());
        relocate(Math.max(within.getMinX(), left), Math.max(within.getMinY(), top));
    }

    void hide() {
        setVisible(false);
    }
}
