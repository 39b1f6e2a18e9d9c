package org.dl4jworkbench.ui.assignments;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lays cards out in as many equal columns as fit, each line as high as its highest card. */
public final class CardGrid extends Pane {
    private static final double GAP = 12;
    private static final double NARROWEST = 310;
    private static final double WIDEST = 480;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** As many columns as fit, but no more than fill the lines evenly: six cards stand in two lines of three, not of four and two. */
    static int columns(double width, int cards) {
        int most = Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
        int lines = Math.max(1, (cards + most - 1) / most);
        return Math.max(1, (cards + lines - 1) / lines);
    }

    private static double cardWidth(double width, int columns) {
        return Math.min(WIDEST, Math.floor((width - GAP * (columns - 1)) / columns));
    }

    @Override
    protected double computeMinWidth(double height) {
        return NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 3 * NARROWEST + 2 * GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width <= 0 ? computePrefWidth(-1) : width, false);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    private double arrange(double width, boolean place) {
        List<Node> cards = getManagedChildren();
        int columns = columns(width, cards.size());
        double each = cardWidth(width, columns);
        double top = 0;
        for (int first = 0; first < cards.size(); first += columns) {
            List<Node> line = cards.subList(first, Math.min(cards.size(), first + columns));
            double height = line.stream()
                    .mapToDouble(card -> Math.ceil(card.prefHeight(each)))
                    .max()
                    .orElse(0);
            if (place) {
                for (int i = 0; i < line.size(); i++) {
                    line.get(i).resizeRelocate(i * (each + GAP), top, each, height);
                }
            }
            top += height + GAP;
        }
        return Math.max(0, top - GAP);
    }
}
