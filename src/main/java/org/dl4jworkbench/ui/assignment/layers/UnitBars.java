package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.ui.chart.FxColours;
import org.jspecify.annotations.Nullable;

/** The outputs of a layer of units: bars where each has room for one, else small cells in rows, coloured as feature maps are. */
final class UnitBars extends Region {
    private static final double BARS_HEIGHT = 46;
    private static final double NAMES_HEIGHT = 13;
    private static final double LEAST_BAR = 4;
    private static final double LEAST_CELL = 9;
    private static final double CELL_GAP = 1;
    private static final int EIGHT = 8;
    private static final Color QUIET = Color.gray(0.55);

    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private float[] values = new float[0];
    private HeatScale scale = HeatScale.signed(1);
    private List<String> names = List.of();

    UnitBars() {
        getStyleClass().add("unit-bars");
        getChildren().add(canvas);
        canvas.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(event -> Tooltip.uninstall(canvas, tip));
    }

    /** @param shownNames of the units, such as the classes; empty for none */
    void show(float[] shown, HeatScale shownScale, List<String> shownNames) {
        boolean sameSize = shown.length == values.length && names.equals(shownNames);
        values = shown;
        scale = shownScale;
        names = List.copyOf(shownNames);
        if (sameSize) {
            draw();
        } else {
            requestLayout();
        }
    }

    private boolean areBars(double width) {
        return values.length * LEAST_BAR <= width;
    }

    private int perRow(double width) {
        int room = Math.max(1, (int) Math.floor((width + CELL_GAP) / (LEAST_CELL + CELL_GAP)));
        return room > EIGHT ? room / EIGHT * EIGHT : room;
    }

    /** A cell with its gap: a row of them fills the width. */
    private double step(double width) {
        return (width + CELL_GAP) / perRow(width);
    }

    private int at(double x, double y) {
        int unit = areBars(getWidth())
                ? (int) (x * values.length / getWidth())
                : (int) (y / step(getWidth())) * perRow(getWidth()) + (int) (x / step(getWidth()));
        return unit >= 0 && unit < values.length ? unit : -1;
    }

    private void hover(int unit) {
        if (unit < 0) {
            Tooltip.uninstall(canvas, tip);
        } else {
            tip.setText(
                    (unit < names.size() ? names.get(unit) : "unit " + unit) + ": " + ColourBar.number(values[unit]));
            Tooltip.install(canvas, tip);
        }
    }

    @Override
    public javafx.geometry.@Nullable Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width > 0 ? width : 320;
        if (areBars(wide)) {
            return BARS_HEIGHT + (names.isEmpty() ? 0 : NAMES_HEIGHT);
        }
        return Math.ceil((double) values.length / perRow(wide)) * step(wide) - CELL_GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 60;
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
        if (areBars(getWidth())) {
            bars(pen);
        } else {
            cells(pen);
        }
    }

    private void cells(GraphicsContext pen) {
        int perRow = perRow(getWidth());
        double step = step(getWidth());
        for (int unit = 0; unit < values.length; unit++) {
            int argb = scale.argb(values[unit]);
            pen.setFill(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
            pen.fillRect(unit % perRow * step, unit / perRow * step, step - CELL_GAP, step - CELL_GAP);
        }
    }

    private void bars(GraphicsContext pen) {
        double each = getWidth() / Math.max(1, values.length);
        double gap = Math.min(6, each / 5);
        double low = Math.min(0, scale.min());
        double zero = BARS_HEIGHT * scale.max() / (scale.max() - low);
        pen.setFont(Font.font(10));
        pen.setTextAlign(TextAlignment.CENTER);
        for (int unit = 0; unit < values.length; unit++) {
            double height = BARS_HEIGHT * Math.abs(values[unit]) / (scale.max() - low);
            pen.setFill(FxColours.series(values[unit] < 0 ? 2 : 0));
            pen.fillRect(unit * each + gap / 2, values[unit] < 0 ? zero : zero - height, each - gap, height);
            if (unit < names.size()) {
                pen.setFill(QUIET);
                pen.fillText(names.get(unit), (unit + 0.5) * each, BARS_HEIGHT + 11, each);
            }
        }
        pen.setFill(QUIET);
        pen.fillRect(0, Math.min(BARS_HEIGHT - 1, zero), getWidth(), 0.6);
    }
}
