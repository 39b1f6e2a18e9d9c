package org.dl4jworkbench.ui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.PlotArea;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.XWindow;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What pointer and keys do in a figure view: a crosshair with the values at that x, zooming by dragging, all of it again by a double
 * click. With the keyboard: + and - zoom, left and right move, Home or Escape shows all.
 */
final class PlotPointer {
    private static final double SMALLEST_DRAG = 6;
    private static final int MAX_LINES = 12;

    private final FigureView view;
    private final Pane overlay = new Pane();
    private final Line crosshair = new Line();
    private final Rectangle zoom = new Rectangle();
    private final HoverCard card = new HoverCard();
    private @Nullable Point2D hover;
    private double dragStart = Double.NaN;

    PlotPointer(FigureView view) {
        this.view = view;
        crosshair.getStyleClass().add("figure-crosshair");
        zoom.getStyleClass().add("figure-zoom");
        crosshair.setVisible(false);
        zoom.setVisible(false);
        crosshair.setManaged(false);
        zoom.setManaged(false);
        overlay.setMouseTransparent(true);
        overlay.getChildren().addAll(crosshair, zoom, card);
        // Presses must reach the view itself: its picture is transparent to the mouse.
        view.setPickOnBounds(true);
        view.setOnMouseMoved(event -> hover(new Point2D(event.getX(), event.getY())));
        view.setOnMouseExited(event -> hover(null));
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                view.windowProperty().set(null);
            }
        });
        view.setOnKeyPressed(this::keyPressed);
    }

    Pane overlay() {
        return overlay;
    }

    /** Brings the card up to date after a new drawing. */
    void refresh() {
        hover(hover);
    }

    private void hover(@Nullable Point2D point) {
        hover = point;
        PlotArea area = view.plotArea();
        boolean inside = point != null && area != null && area.bounds().contains(point.getX(), point.getY());
        if (!inside || point == null || area == null || !(view.shownFigure() instanceof LineFigure figure)) {
            crosshair.setVisible(false);
            card.hide();
            return;
        }
        List<HoverCard.Line> lines = values(figure, area.xAt(point.getX()), area, point.getY());
        if (lines.isEmpty()) {
            crosshair.setVisible(false);
            card.hide();
            return;
        }
        // Half a pixel: the line falls on one row of pixels instead of two.
        double x = Math.floor(point.getX()) + 0.5;
        crosshair.setStartX(x);
        crosshair.setEndX(x);
        crosshair.setStartY(area.bounds().getMinY());
        crosshair.setEndY(area.bounds().getMaxY());
        crosshair.setVisible(true);
        card.show(lines, point.getX(), point.getY(), view.getLayoutBounds());
    }

    /** The x of the point next to the pointer, and each curve's value there; empty for scatters. */
    static List<HoverCard.Line> values(LineFigure figure, double x) {
        return values(figure, x, null, 0);
    }

    /** The same; of many curves only those next to a pixel row. */
    private static List<HoverCard.Line> values(LineFigure figure, double x, @Nullable PlotArea area, double row) {
        List<HoverCard.Line> lines = new ArrayList<>();
        double nearest = Double.NaN;
        for (Series series : figure.series()) {
            int index = series.look() == Series.Look.POINTS ? -1 : series.nearest(x);
            if (index >= 0 && !(Math.abs(series.x(index) - x) >= Math.abs(nearest - x))) {
                nearest = series.x(index);
            }
        }
        if (Double.isNaN(nearest)) {
            return lines;
        }
        lines.add(new HoverCard.Line(figure.x().title() + " " + number(nearest), null));
        double at = nearest;
        List<Series> there = figure.series().stream()
                .filter(series -> series.look() != Series.Look.POINTS)
                .filter(series -> series.nearest(at) >= 0 && series.x(series.nearest(at)) == at)
                .toList();
        Set<Series> shown = new HashSet<>(there);
        if (area != null && there.size() > MAX_LINES) {
            shown = there.stream()
                    .filter(series -> Double.isFinite(series.y(series.nearest(at))))
                    .sorted(Comparator.comparingDouble(
                            series -> Math.abs(area.pixelY(series.y(series.nearest(at))) - row)))
                    .limit(MAX_LINES)
                    .collect(Collectors.toSet());
        }
        for (Series series : there) {
            if (shown.contains(series) && lines.size() <= MAX_LINES) {
                int index = series.nearest(at);
                String spread = Double.isNaN(series.deviation(index)) ? "" : " ± " + number(series.deviation(index));
                lines.add(new HoverCard.Line(series.name() + "  " + number(series.y(index)) + spread, series.colour()));
            }
        }
        return lines;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Numbers.grouped((long) value);
        }
        double magnitude = Math.abs(value);
        return magnitude >= 1e-3 && magnitude < 1e6
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.3e", value);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        PlotArea area = view.plotArea();
        boolean inside = area != null && area.bounds().contains(event.getX(), event.getY());
        dragStart = inside && event.getButton() == MouseButton.PRIMARY ? event.getX() : Double.NaN;
    }

    private void dragged(MouseEvent event) {
        PlotArea area = view.plotArea();
        if (Double.isNaN(dragStart) || area == null) {
            return;
        }
        double to = within(event.getX(), area);
        zoom.setX(Math.min(dragStart, to));
        zoom.setWidth(Math.abs(to - dragStart));
        zoom.setY(area.bounds().getMinY());
        zoom.setHeight(area.bounds().getHeight());
        zoom.setVisible(zoom.getWidth() >= SMALLEST_DRAG);
        crosshair.setVisible(false);
        card.hide();
    }

    private void released(MouseEvent event) {
        PlotArea area = view.plotArea();
        zoom.setVisible(false);
        if (!Double.isNaN(dragStart) && area != null) {
            double to = within(event.getX(), area);
            if (Math.abs(to - dragStart) >= SMALLEST_DRAG) {
                show(area.xAt(Math.min(dragStart, to)), area.xAt(Math.max(dragStart, to)));
            }
        }
        dragStart = Double.NaN;
    }

    private static double within(double x, PlotArea area) {
        return Math.max(area.bounds().getMinX(), Math.min(area.bounds().getMaxX(), x));
    }

    private void show(double min, double max) {
        // Below this the axis has no numbers left to tell its ticks apart.
        if (max - min > 1e-9 * Math.max(Math.abs(min), Math.abs(max))) {
            view.windowProperty().set(new XWindow(min, max));
        }
    }

    private void keyPressed(KeyEvent event) {
        PlotArea area = view.plotArea();
        Figure figure = view.getFigure();
        if (area == null || figure == null) {
            return;
        }
        double left = area.bounds().getMinX();
        double width = area.bounds().getWidth();
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> show(area.xAt(left + 0.25 * width), area.xAt(left + 0.75 * width));
            case MINUS, SUBTRACT -> show(area.xAt(left - 0.5 * width), area.xAt(left + 1.5 * width));
            case LEFT -> show(area.xAt(left - 0.2 * width), area.xAt(left + 0.8 * width));
            case RIGHT -> show(area.xAt(left + 0.2 * width), area.xAt(left + 1.2 * width));
            case HOME, ESCAPE -> view.windowProperty().set(null);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
