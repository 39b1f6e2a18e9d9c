package org.dl4jworkbench.ui.chart;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.dl4jworkbench.chart.ClassPoints;
import org.jspecify.annotations.Nullable;

/** Mouse and keys over a scatter. */
final class ScatterPointer {
    /** How near the pointer must be to a point, in pixels. */
    private static final double REACH = 8;

    private static final double STILL = 3;
    private static final double ZOOM = 1.0018;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_STEP = 40;

    private final ScatterView view;
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private @Nullable ScatterFrame pressedOn;

    ScatterPointer(ScatterView view) {
        this.view = view;
    }

    void listen() {
        view.setOnMouseMoved(event -> view.hoverAt(exampleAt(event.getX(), event.getY())));
        view.setOnMouseExited(event -> view.hoverAt(null));
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnScroll(this::scrolled);
        view.setOnKeyPressed(this::keyPressed);
        view.lassoingProperty().addListener((property, was, is) -> view.setCursor(is ? Cursor.CROSSHAIR : null));
    }

    /** The watched example whose shown point is nearest to a place; null where none is near. */
    private @Nullable Integer exampleAt(double x, double y) {
        ClassPoints points = view.pointsProperty().get();
        ScatterFrame frame = view.frame();
        if (points == null || frame == null || !frame.contains(x, y)) {
            return null;
        }
        Integer nearest = null;
        double least = REACH * REACH;
        for (int i = 0; i < points.size(); i++) {
            double across = frame.screenX(points.x()[i]) - x;
            double down = frame.screenY(points.y()[i]) - y;
            double distance = across * across + down * down;
            if (distance < least && !view.hidden().contains(points.label()[i])) {
                least = distance;
                nearest = points.example()[i];
            }
        }
        return nearest;
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedOn = view.frame();
        dragged = false;
    }

    private void dragged(MouseEvent event) {
        ScatterFrame frame = pressedOn;
        if (frame == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!dragged && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < STILL) {
            return;
        }
        if (view.lassoingProperty().get()) {
            if (!dragged) {
                view.lassoLine().getPoints().setAll(pressedX, pressedY);
            }
            view.lassoLine().getPoints().addAll(event.getX(), event.getY());
        } else {
            view.zoomProperty().set(frame.moved(event.getX() - pressedX, event.getY() - pressedY));
        }
        dragged = true;
        view.hoverAt(null);
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (dragged && view.lassoingProperty().get()) {
            List<Double> line = view.lassoLine().getPoints();
            line.addAll(List.of(pressedX, pressedY));
            view.lassoProperty().set(within(line));
        } else if (!dragged && event.getClickCount() == 2) {
            view.zoomProperty().set(null);
        } else if (!dragged) {
            Integer example = exampleAt(event.getX(), event.getY());
            if (example != null) {
                view.choose(example);
            }
        }
    }

    /** The watched examples of the shown points within a line, ascending. */
    private List<Integer> within(List<Double> line) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.moveTo(line.get(0), line.get(1));
        for (int i = 2; i < line.size(); i += 2) {
            path.lineTo(line.get(i), line.get(i + 1));
        }
        path.closePath();
        List<Integer> found = new ArrayList<>();
        ClassPoints points = view.pointsProperty().get();
        ScatterFrame frame = view.frame();
        for (int i = 0; points != null && frame != null && i < points.size(); i++) {
            if (!view.hidden().contains(points.label()[i])
                    && path.contains(frame.screenX(points.x()[i]), frame.screenY(points.y()[i]))) {
                found.add(points.example()[i]);
            }
        }
        return found.stream().sorted().toList();
    }

    private void scrolled(ScrollEvent event) {
        ScatterFrame frame = view.frame();
        if (frame != null && event.getDeltaY() != 0) {
            zoom(frame, Math.pow(ZOOM, -event.getDeltaY()), event.getX(), event.getY());
            event.consume();
        }
    }

    private void zoom(ScatterFrame frame, double factor, double x, double y) {
        view.zoomProperty().set(frame.zoomed(factor, x, y));
        view.lassoLine().getPoints().clear();
        view.hoverAt(null);
    }

    private void keyPressed(KeyEvent event) {
        ScatterFrame frame = view.frame();
        if (frame == null || event.isShortcutDown()) {
            return;
        }
        double middleX = frame.left() + frame.width() / 2;
        double middleY = frame.top() + frame.height() / 2;
        switch (event.getCode()) {
            case LEFT -> view.zoomProperty().set(frame.moved(KEY_STEP, 0));
            case RIGHT -> view.zoomProperty().set(frame.moved(-KEY_STEP, 0));
            case UP -> view.zoomProperty().set(frame.moved(0, KEY_STEP));
            case DOWN -> view.zoomProperty().set(frame.moved(0, -KEY_STEP));
            case PLUS, ADD, EQUALS -> zoom(frame, 1 / KEY_ZOOM, middleX, middleY);
            case MINUS, SUBTRACT -> zoom(frame, KEY_ZOOM, middleX, middleY);
            case DIGIT0, NUMPAD0, HOME -> view.zoomProperty().set(null);
            case ESCAPE -> view.lassoProperty().set(null);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
