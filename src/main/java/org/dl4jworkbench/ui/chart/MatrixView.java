package org.dl4jworkbench.ui.chart;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.jspecify.annotations.Nullable;

/**
 * A confusion matrix to look at and to choose from: blue where the network is right, red where it is wrong, the stronger the larger
 * the share of the row; rows = actual class, columns = predicted. A click, or the arrow keys, select a cell; a second click on it,
 * or Escape, selects none.
 */
public final class MatrixView extends Region {
    private final ObjectProperty<@Nullable ConfusionMatrix> matrix = new SimpleObjectProperty<>(this, "matrix");
    private final ObjectProperty<MatrixLook> look = new SimpleObjectProperty<>(this, "look", MatrixLook.COUNTS);
    private final ObjectProperty<@Nullable ConfusionMatrix> baseline = new SimpleObjectProperty<>(this, "baseline");
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final ObjectProperty<@Nullable Cell> selected = new SimpleObjectProperty<>(this, "selected");

    private final Canvas canvas = new Canvas();
    private final HoverCard card = new HoverCard();
    private @Nullable MatrixPainter painter;

    /**
     * One cell.
     *
     * @param actual the index of the actual class (the row)
     * @param predicted the index of the predicted class (the column)
     */
    public record Cell(int actual, int predicted) {}

    public MatrixView() {
        getStyleClass().add("matrix-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, card);
        matrix.addListener((property, old, now) -> {
            setAccessibleText(now == null ? "" : accessibleText(now));
            Cell cell = selected.get();
            if (cell != null && (now == null || cell.actual() >= now.size() || cell.predicted() >= now.size())) {
                selected.set(null);
            }
            requestLayout();
        });
        look.addListener(property -> requestLayout());
        baseline.addListener(property -> requestLayout());
        dark.addListener(property -> requestLayout());
        selected.addListener(property -> requestLayout());
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> card.hide());
        setOnMousePressed(this::press);
        setOnKeyPressed(this::keyPressed);
    }

    /** What is shown; null shows that there is nothing yet. */
    public ObjectProperty<@Nullable ConfusionMatrix> matrixProperty() {
        return matrix;
    }

    public void setMatrix(@Nullable ConfusionMatrix value) {
        matrix.set(value);
    }

    /** What the cells say. */
    public ObjectProperty<MatrixLook> lookProperty() {
        return look;
    }

    /**
     * What {@link MatrixLook#DIFFERENCE} is to; null shows counts until it is known. There blue is a change for the better, red one for
     * the worse.
     */
    public ObjectProperty<@Nullable ConfusionMatrix> baselineProperty() {
        return baseline;
    }

    /** Whether the card around it is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** The chosen cell; null for none. */
    public ObjectProperty<@Nullable Cell> selectedProperty() {
        return selected;
    }

    private static String accessibleText(ConfusionMatrix matrix) {
        return String.format(
                Locale.ROOT, "Confusion matrix of %d classes, accuracy %.4f", matrix.size(), matrix.accuracy());
    }

    /** Where the middle of a cell is, in this view's coordinates; null while no matrix is shown. */
    public @Nullable Point2D centreOf(Cell cell) {
        MatrixPainter current = painter;
        return current == null ? null : current.centre(cell);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        ChartStyle style = dark.get() ? ChartStyle.screenDark() : ChartStyle.screenLight();
        painter = MatrixPainter.paint(canvas, cells(), selected.get(), style);
    }

    private @Nullable MatrixCells cells() {
        ConfusionMatrix shown = matrix.get();
        return shown == null ? null : new MatrixCells(shown, look.get(), baseline.get());
    }

    private @Nullable Cell at(MouseEvent event) {
        MatrixPainter current = painter;
        return current == null ? null : current.cellAt(event.getX(), event.getY());
    }

    private void hover(MouseEvent event) {
        Cell cell = at(event);
        MatrixCells current = cells();
        if (cell == null || current == null) {
            card.hide();
            return;
        }
        card.show(
                List.of(new HoverCard.Line(current.describe(cell), null)),
                event.getX(),
                event.getY(),
                getLayoutBounds());
    }

    private void press(MouseEvent event) {
        requestFocus();
        Cell cell = at(event);
        if (cell != null) {
            selected.set(cell.equals(selected.get()) ? null : cell);
        }
    }

    private void keyPressed(KeyEvent event) {
        ConfusionMatrix current = matrix.get();
        if (current == null || current.size() == 0) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(current.size(), -1, 0);
            case DOWN -> move(current.size(), 1, 0);
            case LEFT -> move(current.size(), 0, -1);
            case RIGHT -> move(current.size(), 0, 1);
            case ESCAPE -> selected.set(null);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int size, int down, int right) {
        Cell cell = selected.get();
        selected.set(
                cell == null
                        ? new Cell(0, 0)
                        : new Cell(
                                Math.floorMod(cell.actual() + down, size),
                                Math.floorMod(cell.predicted() + right, size)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 340;
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
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
