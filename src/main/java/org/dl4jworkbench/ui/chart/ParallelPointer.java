package org.dl4jworkbench.ui.chart;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import org.dl4jworkbench.chart.AxisInterval;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.chart.ParallelLayout;
import org.dl4jworkbench.chart.ScaleAxis;
import org.jspecify.annotations.Nullable;

/** Mouse and keys over parallel coordinates. */
final class ParallelPointer {
    /** How far from an axis a press still means it. */
    private static final double NEAR = 16;

    private static final double END = 5;
    private static final double STILL = 3;
    /** How far a key moves a brush, as a share of the axis. */
    private static final double KEY_STEP = 0.05;

    /** What a drag does. */
    private enum Drag {
        NEW,
        MOVE,
        UPPER_END,
        LOWER_END
    }

    private final ParallelView view;
    private final TrialSelection selection;
    private @Nullable Drag drag;
    private int axis;
    private double pressedX;
    private double pressedY;
    private boolean moved;
    /** Shares of the axis where the brush was when it was taken hold of. */
    private double from;

    private double to;

    ParallelPointer(ParallelView view, TrialSelection selection) {
        this.view = view;
        this.selection = selection;
    }

    void listen() {
        view.setOnMouseMoved(this::hover);
        view.setOnMouseExited(event -> selection.pointedProperty().set(null));
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnKeyPressed(this::keyPressed);
    }

    private static boolean isOnAxis(ParallelLayout layout, double x, double y) {
        return Math.abs(layout.x().get(layout.nearest(x)) - x) <= Math.min(NEAR, layout.spacing() / 4)
                && y >= layout.top() - 10
                && y <= layout.bottom() + 10;
    }

    private void hover(MouseEvent event) {
        ParallelLayout layout = view.axesLayout();
        boolean onAxis = layout != null && isOnAxis(layout, event.getX(), event.getY());
        view.setCursor(onAxis && layout != null ? cursor(what(layout, event.getX(), event.getY())) : null);
        ParallelFigure.Line line = onAxis ? null : view.lineAt(event.getX(), event.getY());
        selection.pointedProperty().set(line == null ? null : line.trial());
        if (line != null) {
            view.card(line, event.getX(), event.getY());
        }
    }

    private static Cursor cursor(Drag wanted) {
        return switch (wanted) {
            case NEW -> Cursor.CROSSHAIR;
            case MOVE -> Cursor.OPEN_HAND;
            case UPPER_END, LOWER_END -> Cursor.V_RESIZE;
        };
    }

    /** What a drag from a place on an axis would do. */
    private Drag what(ParallelLayout layout, double x, double y) {
        AxisInterval brush = selection.brush(layout.nearest(x)).orElse(null);
        if (brush == null) {
            return Drag.NEW;
        }
        Rectangle box = view.box(brush, layout);
        if (y < box.getY() - END || y > box.getY() + box.getHeight() + END) {
            return Drag.NEW;
        }
        boolean room = box.getHeight() > 4 * END;
        if (y < box.getY() + (room ? END : 0)) {
            return Drag.UPPER_END;
        }
        return y > box.getY() + box.getHeight() - (room ? END : 0) ? Drag.LOWER_END : Drag.MOVE;
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        ParallelLayout layout = view.axesLayout();
        drag = null;
        moved = false;
        pressedX = event.getX();
        pressedY = event.getY();
        if (layout == null || event.getButton() != MouseButton.PRIMARY || !isOnAxis(layout, pressedX, pressedY)) {
            return;
        }
        axis = layout.nearest(pressedX);
        view.focusAxis(axis);
        drag = what(layout, pressedX, pressedY);
        selection.brush(axis).ifPresent(brush -> take(layout.axes().get(axis), brush));
    }

    private void take(ScaleAxis scale, AxisInterval brush) {
        from = scale.share(Math.max(brush.min(), scale.min()));
        to = scale.share(Math.min(brush.max(), scale.max()));
    }

    private void dragged(MouseEvent event) {
        ParallelLayout layout = view.axesLayout();
        if (drag == null || layout == null || (!moved && Math.abs(event.getY() - pressedY) < STILL)) {
            return;
        }
        moved = true;
        selection.pointedProperty().set(null);
        double height = layout.bottom() - layout.top();
        double start = (layout.bottom() - pressedY) / height;
        double now = (layout.bottom() - event.getY()) / height;
        switch (drag) {
            case NEW -> brush(layout, Math.min(start, now), Math.max(start, now));
            case MOVE -> shift(layout, now - start);
            case UPPER_END -> brush(layout, Math.min(from, to + now - start), Math.max(from, to + now - start));
            case LOWER_END -> brush(layout, Math.min(to, from + now - start), Math.max(to, from + now - start));
        }
    }

    /** Moves what was taken hold of, no further than to an end of the axis. */
    private void shift(ParallelLayout layout, double by) {
        double within = Math.max(-from, Math.min(1 - to, by));
        brush(layout, from + within, to + within);
    }

    /** Brushes from one place of the axis to another; of categories, all that the two touch. */
    private void brush(ParallelLayout layout, double low, double high) {
        ScaleAxis scale = layout.axes().get(axis);
        double min = scale.valueAt(Math.max(0, Math.min(1, low)));
        double max = scale.valueAt(Math.max(0, Math.min(1, high)));
        if (scale.scale() == ScaleAxis.Scale.CATEGORIES) {
            int last = scale.categories().size() - 1;
            min = Math.max(0, Math.min(last, Math.rint(min))) - 0.45;
            max = Math.max(0, Math.min(last, Math.rint(max))) + 0.45;
        }
        selection.brush(new AxisInterval(axis, min, max));
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        boolean onAxis = drag != null;
        drag = null;
        if (moved || event.isStillSincePress() && onAxis && event.getClickCount() < 2) {
            return;
        }
        if (onAxis) {
            selection.clearBrush(axis);
            return;
        }
        ParallelFigure.Line line = view.lineAt(event.getX(), event.getY());
        if (line == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            view.open(line.trial());
        } else if (event.isShortcutDown()) {
            selection.toggle(line.trial());
        } else {
            selection.pick(line.trial());
        }
    }

    private void keyPressed(KeyEvent event) {
        ParallelLayout layout = view.axesLayout();
        if (layout == null || event.isShortcutDown()) {
            return;
        }
        axis = view.focusedAxis();
        switch (event.getCode()) {
            case LEFT -> view.focusAxis(axis - 1);
            case RIGHT -> view.focusAxis(axis + 1);
            case UP -> key(layout, event, 1);
            case DOWN -> key(layout, event, -1);
            case ESCAPE, DELETE, BACK_SPACE -> {
                if (selection.brush(axis).isPresent()) {
                    selection.clearBrush(axis);
                } else {
                    selection.clearBrushes();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void key(ParallelLayout layout, KeyEvent event, int way) {
        ScaleAxis scale = layout.axes().get(axis);
        boolean categories = scale.scale() == ScaleAxis.Scale.CATEGORIES;
        double step = way * (categories ? 1.0 / scale.categories().size() : KEY_STEP);
        AxisInterval brush = selection.brush(axis).orElse(null);
        if (brush == null) {
            // The half that the key points to.
            brush(layout, way > 0 ? 0.5 : 0, way > 0 ? 1 : 0.5);
            return;
        }
        take(scale, brush);
        if (event.isShiftDown()) {
            brush(layout, from, Math.max(from, to + step));
        } else if (event.isAltDown()) {
            brush(layout, Math.min(to, from + step), to);
        } else {
            shift(layout, step);
        }
    }
}
