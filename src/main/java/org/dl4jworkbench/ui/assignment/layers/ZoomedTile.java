package org.dl4jworkbench.ui.assignment.layers;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** One map as large as there is room for, its pixels sharp, under a line that names it and its range. */
final class ZoomedTile extends Region {
    private static final double CAPTION = 22;

    private final Label caption = Nodes.label("", "small");
    private final Canvas canvas = new Canvas();
    private @Nullable HeatTile tile;
    private @Nullable Image image;

    /** @param told gets the value under the pointer in words, or an empty text */
    ZoomedTile(Consumer<String> told) {
        getChildren().addAll(caption, canvas);
        canvas.setOnMouseMoved(event -> told.accept(words(event.getX(), event.getY())));
        canvas.setOnMouseExited(event -> told.accept(""));
    }

    void show(String name, HeatTile shown, HeatScale scale) {
        tile = shown;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : shown.values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        caption.setText(name + " · min " + ColourBar.number(low) + " · max " + ColourBar.number(high));
        WritableImage made = new WritableImage(shown.columns(), shown.rows());
        made.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        shown.columns(),
                        shown.rows(),
                        PixelFormat.getIntArgbInstance(),
                        shown.pixels(scale),
                        0,
                        shown.columns());
        image = made;
        requestLayout();
        draw();
    }

    private String words(double x, double y) {
        HeatTile shown = tile;
        if (shown == null) {
            return "";
        }
        int column = (int) (x / canvas.getWidth() * shown.columns());
        int row = (int) (y / canvas.getHeight() * shown.rows());
        return row < 0 || column < 0 || row >= shown.rows() || column >= shown.columns()
                ? ""
                : "row " + row + ", column " + column + ": " + ColourBar.number(shown.value(0, row, column));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 420;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 440;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        HeatTile shown = tile;
        caption.resizeRelocate(0, 0, getWidth(), CAPTION);
        if (shown == null) {
            return;
        }
        double scale = Math.min(getWidth() / shown.columns(), (getHeight() - CAPTION) / shown.rows());
        canvas.setWidth(Math.floor(scale * shown.columns()));
        canvas.setHeight(Math.floor(scale * shown.rows()));
        canvas.relocate(Math.floor((getWidth() - canvas.getWidth()) / 2), CAPTION);
        caption.relocate(canvas.getLayoutX(), 0);
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (image != null) {
            pen.setImageSmoothing(false);
            pen.drawImage(image, 0, 0, canvas.getWidth(), canvas.getHeight());
        }
    }
}
