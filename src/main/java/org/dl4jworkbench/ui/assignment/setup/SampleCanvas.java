package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetSample;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.Task;
import org.jspecify.annotations.Nullable;

/** A look at a data set: examples of every class in the order of the labels, drawn as one picture as wide as its place. */
final class SampleCanvas extends Region {
    private static final int COLUMNS = 5;
    private static final int ROWS = 2;
    private static final double GAP = 5;
    private static final double RADIUS = 4;

    private final Canvas canvas = new Canvas();

    private List<WritableImage> tiles = List.of();
    private List<String> captions = List.of();

    SampleCanvas() {
        getStyleClass().add("sample");
        getChildren().add(canvas);
        setMinWidth(100);
    }

    /** Shows a data set, or nothing. */
    void show(@Nullable Dataset dataset) {
        if (dataset == null || dataset.task() == Task.REGRESSION) {
            tiles = List.of();
            captions = List.of();
        } else {
            int classes = dataset.classNames().size();
            int perClass = Math.max(1, (ROWS * COLUMNS + classes - 1) / classes);
            int[][] chosen = DatasetSample.firstOfEachClass(dataset.trainImages(), classes, perClass);
            tiles = new ArrayList<>();
            captions = new ArrayList<>();
            for (int take = 0; take < perClass; take++) {
                for (int label = 0; label < classes && tiles.size() < ROWS * COLUMNS; label++) {
                    if (take < chosen[label].length) {
                        tiles.add(picture(dataset.trainImages(), chosen[label][take]));
                        captions.add(dataset.classNames().get(label));
                    }
                }
            }
            setAccessibleText("Examples of the data set: " + String.join(", ", captions));
        }
        requestLayout();
    }

    private static WritableImage picture(LabelledImages images, int index) {
        int[] argb = new int[images.width() * images.height()];
        for (int row = 0; row < images.height(); row++) {
            for (int column = 0; column < images.width(); column++) {
                int red = images.pixel(index, row, column, 0);
                int green = images.channels() == 3 ? images.pixel(index, row, column, 1) : red;
                int blue = images.channels() == 3 ? images.pixel(index, row, column, 2) : red;
                argb[row * images.width() + column] = 0xFF000000 | red << 16 | green << 8 | blue;
            }
        }
        WritableImage image = new WritableImage(images.width(), images.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        images.width(),
                        images.height(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        images.width());
        return image;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static double tile(double width) {
        return Math.floor((width - GAP * (COLUMNS - 1)) / COLUMNS);
    }

    @Override
    protected double computePrefHeight(double width) {
        double side = tile(width > 0 ? width : 220);
        return ROWS * side + (ROWS - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 220;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double side = tile(canvas.getWidth());
        pen.setFont(Font.font(10));
        for (int i = 0; i < tiles.size(); i++) {
            double x = i % COLUMNS * (side + GAP);
            double y = i / COLUMNS * (side + GAP);
            pen.save();
            pen.beginPath();
            roundedSquare(pen, x, y, side);
            pen.clip();
            pen.drawImage(tiles.get(i), x, y, side, side);
            pen.restore();
            pen.setFill(Color.gray(0, 0.7));
            pen.fillText(captions.get(i), x + 4, y + side - 3, side - 6);
            pen.setFill(Color.WHITE);
            pen.fillText(captions.get(i), x + 3, y + side - 4, side - 6);
        }
    }

    private static void roundedSquare(GraphicsContext pen, double x, double y, double side) {
        pen.moveTo(x + RADIUS, y);
        pen.arcTo(x + side, y, x + side, y + side, RADIUS);
        pen.arcTo(x + side, y + side, x, y + side, RADIUS);
        pen.arcTo(x, y + side, x, y, RADIUS);
        pen.arcTo(x, y, x + side, y, RADIUS);
        pen.closePath();
    }
}
