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
    /** Pictures in a row come in multiples of this where there is room: layers have so many maps. */
    private static final int ROW = 8;

    /** How much larger pictures get to fill the width. */
    private static final double MOST = 1.7;

    /** The same where all stand in one row. */
    private static final double MOST_FEW = 2;

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

    /** All pictures in one, in rows, each with its edge doubled, as a neighbour's would show through when it is enlarged. */
    private Image picture(Tiles shown) {
        atlasColumns = Math.max(1, (int) Math.ceil(Math.sqrt(shown.count())));
        int lines = (shown.count() + atlasColumns - 1) / atlasColumns;
        int wide = shown.columns() + 2;
        int high = shown.rows() + 2;
        WritableImage image = new WritableImage(atlasColumns * wide, lines * high);
        int[] framed = new int[wide * high];
        for (int index = 0; index < shown.count(); index++) {
            int first = index * shown.rows() * shown.columns();
            for (int row = 0; row < high; row++) {
                int from = first + Math.max(0, Math.min(shown.rows() - 1, row - 1)) * shown.columns();
                System.arraycopy(shown.argb(), from, framed, row * wide + 1, shown.columns());
                framed[row * wide] = framed[row * wide + 1];
                framed[row * wide + wide - 1] = framed[row * wide + wide - 2];
            }
            image.getPixelWriter()
                    .setPixels(
                            index % atlasColumns * wide,
                            index / atlasColumns * high,
                            wide,
                            high,
                            PixelFormat.getIntArgbInstance(),
                            framed,
                            0,
                            wide);
        }
        return image;
    }

    /** How the pictures stand in a width. */
    private record Grid(int columns, double tileWidth, double tileHeight) {}

    private Grid grid(double width) {
        double shape = (double) tiles.rows() / tiles.columns();
        double tileWidth = shape <= 1 ? side : side / shape;
        int columns = perRow > 0 ? perRow : Math.max(1, (int) Math.floor((width + gap) / (tileWidth + gap)));
        if (perRow == 0 && tiles.count() >= columns && columns >= ROW) {
            // Whole eights, as layers have, that fill the width.
            columns = columns / ROW * ROW;
            tileWidth = Math.min(MOST * tileWidth, Math.floor((width + gap) / columns - gap));
        }
        if (perRow == 0 && tiles.count() < columns) {
            columns = Math.max(1, tiles.count());
            tileWidth = Math.min(MOST_FEW * tileWidth, Math.floor((width + gap) / columns - gap));
        }
        return new Grid(columns, tileWidth, Math.round(tileWidth * shape));
    }

    private int at(double x, double y) {
        Grid grid = grid(getWidth());
        int column = (int) Math.floor(x / (grid.tileWidth() + gap));
        int row = (int) Math.floor(y / (grid.tileHeight() + gap));
        boolean between = x - column * (grid.tileWidth() + gap) > grid.tileWidth()
                || y - row * (grid.tileHeight() + gap) > grid.tileHeight();
        int index = row * grid.columns() + column;
        return between || column >= grid.columns() || index >= tiles.count() ? -1 : index;
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
        int columns = grid(getWidth()).columns();
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
        Grid grid = grid(width > 0 ? width : prefWidth(-1));
        int lines = (tiles.count() + grid.columns() - 1) / grid.columns();
        return Math.ceil(lines * (grid.tileHeight() + gap) - gap);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return (perRow > 0 ? perRow : ROW) * (side + gap) - gap;
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
        Grid grid = grid(getWidth());
        double width = grid.tileWidth();
        double height = grid.tileHeight();
        // Enlarged pixels stay sharp; what is made smaller must not lose every second pixel.
        pen.setImageSmoothing(tiles.columns() > width || tiles.rows() > height);
        for (int index = 0; index < tiles.count(); index++) {
            double x = index % grid.columns() * (width + gap);
            double y = index / grid.columns() * (height + gap);
            pen.drawImage(
                    atlas,
                    index % atlasColumns * (tiles.columns() + 2) + 1,
                    index / atlasColumns * (tiles.rows() + 2) + 1,
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
