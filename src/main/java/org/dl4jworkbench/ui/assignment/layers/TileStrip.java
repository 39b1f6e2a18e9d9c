package org.dl4jworkbench.ui.assignment.layers;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Many small pictures in rows that wrap, drawn as one: a node for each of a network's maps would be thousands. A click, or Enter
 * on the one that the arrow keys walk to, chooses a picture.
 */
final class TileStrip extends Region {
    private static final Color MARK = Color.web("#4493f8");

    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final double side;
    private final double gap;
    private int perRow;
    private Tiles tiles = Tiles.NONE;
    private @Nullable Image atlas;
    private int atlasColumns = 1;
    private int marked = -1;
    private IntConsumer chosen = index -> {};
    private IntFunction<String> names = index -> "";

    /**
     * @param side of a picture on the screen, its longer one
     * @param gap between two pictures
     */
    TileStrip(double side, double gap) {
        this.side = side;
        this.gap = gap;
        getStyleClass().add("tile-strip");
        setFocusTraversable(true);
        getChildren().add(canvas);
        canvas.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(event -> Tooltip.uninstall(canvas, tip));
        canvas.setOnMouseClicked(event -> {
            requestFocus();
            choose(at(event.getX(), event.getY()));
        });
        setOnKeyPressed(this::pressed);
        focusedProperty().addListener(observable -> draw());
    }

    /** Always so many pictures in a row; 0 for as many as there is room for. */
    void setPerRow(int count) {
        perRow = count;
        requestLayout();
    }

    /** @param handler is given the index of a chosen picture */
    void setOnChosen(IntConsumer handler) {
        chosen = handler;
    }

    /** @param texts what the tooltip says of a picture */
    void setNames(IntFunction<String> texts) {
        names = texts;
    }

    Tiles tiles() {
        return tiles;
    }

    void show(Tiles shown) {
        boolean sameSize =
                shown.count() == tiles.count() && shown.rows() == tiles.rows() && shown.columns() == tiles.columns();
        tiles = shown;
        atlas = shown.count() == 0 ? null : picture(shown);
        if (marked >= shown.count()) {
            marked = -1;
        }
        setVisible(shown.count() > 0);
        if (sameSize) {
            draw();
        } else {
            requestLayout();
        }
    }

    /** All pictures in one, in rows: as an image of its own each would be too many for the drawing. */
    private Image picture(Tiles shown) {
        atlasColumns = Math.max(1, (int) Math.ceil(Math.sqrt(shown.count())));
        int lines = (shown.count() + atlasColumns - 1) / atlasColumns;
        WritableImage image = new WritableImage(atlasColumns * shown.columns(), lines * shown.rows());
        for (int index = 0; index < shown.count(); index++) {
            image.getPixelWriter()
                    .setPixels(
                            index % atlasColumns * shown.columns(),
                            index / atlasColumns * shown.rows(),
                            shown.columns(),
                            shown.rows(),
                            PixelFormat.getIntArgbInstance(),
                            shown.argb(),
                            index * shown.rows() * shown.columns(),
                            shown.columns());
        }
        return image;
    }

    private double tileWidth() {
        return tiles.columns() >= tiles.rows() ? side : side * tiles.columns() / tiles.rows();
    }

    private double tileHeight() {
        return tiles.rows() >= tiles.columns() ? side : side * tiles.rows() / tiles.columns();
    }

    private int columns(double width) {
        return perRow > 0 ? perRow : Math.max(1, (int) Math.floor((width + gap) / (tileWidth() + gap)));
    }

    private int at(double x, double y) {
        int column = (int) Math.floor(x / (tileWidth() + gap));
        int row = (int) Math.floor(y / (tileHeight() + gap));
        boolean between =
                x - column * (tileWidth() + gap) > tileWidth() || y - row * (tileHeight() + gap) > tileHeight();
        int index = row * columns(getWidth()) + column;
        return between || column >= columns(getWidth()) || index >= tiles.count() ? -1 : index;
    }

    private void hover(int index) {
        if (index < 0) {
            Tooltip.uninstall(canvas, tip);
        } else {
            tip.setText(names.apply(index));
            Tooltip.install(canvas, tip);
        }
    }

    private void choose(int index) {
        if (index >= 0) {
            marked = index;
            draw();
            chosen.accept(index);
        }
    }

    private void pressed(KeyEvent event) {
        int columns = columns(getWidth());
        int step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    case UP -> -columns;
                    case DOWN -> columns;
                    default -> 0;
                };
        if (step != 0 && marked + step >= 0 && marked + step < tiles.count()) {
            marked = Math.max(0, marked + step);
            draw();
            event.consume();
        } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
            choose(marked);
            event.consume();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (tiles.count() == 0) {
            return 0;
        }
        int columns = columns(width > 0 ? width : prefWidth(-1));
        int lines = (tiles.count() + columns - 1) / columns;
        return Math.ceil(lines * (tileHeight() + gap) - gap);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return perRow > 0 ? perRow * (tileWidth() + gap) - gap : 8 * (side + gap) - gap;
    }

    @Override
    protected double computeMinWidth(double height) {
        return side;
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
        if (atlas == null) {
            return;
        }
        double width = tileWidth();
        double height = tileHeight();
        // Enlarged pixels stay sharp; what is made smaller must not lose every second pixel.
        pen.setImageSmoothing(tiles.columns() > width || tiles.rows() > height);
        int columns = columns(getWidth());
        for (int index = 0; index < tiles.count(); index++) {
            double x = index % columns * (width + gap);
            double y = index / columns * (height + gap);
            pen.drawImage(
                    atlas,
                    index % atlasColumns * tiles.columns(),
                    index / atlasColumns * tiles.rows(),
                    tiles.columns(),
                    tiles.rows(),
                    x,
                    y,
                    width,
                    height);
            if (index == marked && isFocused()) {
                pen.setStroke(MARK);
                pen.setLineWidth(2);
                pen.strokeRect(x + 1, y + 1, width - 2, height - 2);
            }
        }
    }
}
