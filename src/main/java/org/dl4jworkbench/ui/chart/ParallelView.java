package org.dl4jworkbench.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.dl4jworkbench.chart.AxisInterval;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.chart.ParallelLayout;
import org.dl4jworkbench.chart.ScaleAxis;
import org.dl4jworkbench.chart.TrialLook;
import org.jspecify.annotations.Nullable;

/**
 * Parallel coordinates with brushes. Dragging on an axis brushes it, dragging a brush moves it and its ends, a double click takes it
 * away; a click on a line picks its trial, with the shortcut key further ones, and a double click opens it. With the keyboard: left
 * and right choose an axis, up and down move its brush, with Shift its upper and with Alt its lower end, Escape takes it away.
 *
 * <p>The lines are drawn by a {@link FigureView}, on its own thread; brushes and the picked lines lie over it and follow at once.
 */
public final class ParallelView extends Region {
    static final double BRUSH = 14;
    private static final double REACH = 7;

    private final TrialSelection selection;
    private final ObjectProperty<@Nullable ParallelFigure> figure = new SimpleObjectProperty<>(this, "figure");
    private final FigureView picture = new FigureView();
    private final Pane overlay = new Pane();
    private final Pane lines = new Pane();
    private final Pane brushes = new Pane();
    private final Rectangle focus = new Rectangle();
    private final HoverNode hover = new HoverNode();
    private int focusedAxis;
    private IntConsumer opened = trial -> {};

    public ParallelView(TrialSelection selection) {
        this.selection = selection;
        getStyleClass().add("parallel-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setFocusTraversable(false);
        picture.setMouseTransparent(true);
        focus.getStyleClass().add("parallel-focus");
        focus.setManaged(false);
        focus.visibleProperty().bind(focusedProperty());
        lines.setManaged(false);
        brushes.setManaged(false);
        overlay.setMouseTransparent(true);
        overlay.getChildren().setAll(lines, brushes, focus, hover);
        getChildren().setAll(picture, overlay);
        // Presses must reach the view itself: its picture is transparent to the mouse.
        setPickOnBounds(true);
        figure.addListener((observable, old, now) -> {
            setAccessibleText(
                    now == null ? "" : now.title() + ", " + now.lines().size() + " trials");
            redraw();
        });
        selection.brushesProperty().addListener(observable -> redraw());
        selection.pickedProperty().addListener(observable -> requestLayout());
        selection.pointedProperty().addListener((observable, old, now) -> {
            if (now == null) {
                hover.hide();
            }
            requestLayout();
        });
        new ParallelPointer(this, selection).listen();
    }

    /** What is shown, without brushes: those of the selection are put over it; null for nothing. */
    public ObjectProperty<@Nullable ParallelFigure> figureProperty() {
        return figure;
    }

    /** Whether the card around it is dark. */
    public BooleanProperty darkProperty() {
        return picture.darkProperty();
    }

    /** What is done with a trial whose line was clicked twice. */
    public void setOnOpen(IntConsumer wanted) {
        opened = wanted;
    }

    void open(int trial) {
        opened.accept(trial);
    }

    /** The figure with the brushes that suit its axes, as it is seen and exported. */
    public @Nullable ParallelFigure shown() {
        ParallelFigure now = figure.get();
        return now == null
                ? null
                : now.withBrushes(selection.brushes().stream()
                        .filter(brush -> brush.axis() < now.axes().size())
                        .toList());
    }

    /** Whether the lines shown are those of the trials and the size as they are now. */
    public boolean isUpToDate() {
        return picture.isUpToDate();
    }

    /** Where the axes stand, in this view's coordinates; null while there is nothing to show. */
    public @Nullable ParallelLayout axesLayout() {
        ParallelFigure now = figure.get();
        return now == null || getWidth() < 1 || getHeight() < 1
                ? null
                : ParallelLayout.of(
                        now, ChartStyle.screenLight(), new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    }

    /** The axis that the keys act on. */
    public int focusedAxis() {
        return focusedAxis;
    }

    void focusAxis(int axis) {
        ParallelFigure now = figure.get();
        focusedAxis = now == null ? 0 : Math.max(0, Math.min(now.axes().size() - 1, axis));
        setAccessibleHelp(now == null ? "" : now.axes().get(focusedAxis).title());
        requestLayout();
    }

    /** The line under a place, those inside of the brushes before others; null where none is near. */
    ParallelFigure.@Nullable Line lineAt(double x, double y) {
        ParallelFigure now = shown();
        ParallelLayout layout = axesLayout();
        if (now == null || layout == null) {
            return null;
        }
        ParallelFigure.Line nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (ParallelFigure.Line line : now.lines()) {
            double distance = layout.distance(line.values(), x, y);
            double counted = distance + (now.isInside(line) ? 0 : 2 * REACH);
            if (distance <= REACH && counted < least) {
                least = counted;
                nearest = line;
            }
        }
        return nearest;
    }

    /** Shows a trial's values beside the pointer. */
    void card(ParallelFigure.Line line, double x, double y) {
        ParallelFigure now = figure.get();
        if (now == null) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int axis = 0; axis < now.axes().size(); axis++) {
            ScaleAxis scale = now.axes().get(axis);
            values.put(scale.title(), scale.text(line.values().get(axis)));
        }
        String title = line.look() == TrialLook.ORDINARY
                ? line.name()
                : line.name() + " · " + line.look().label();
        hover.show(new TrialCard(title, values), x, y, getLayoutBounds());
    }

    private void redraw() {
        picture.setFigure(shown());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        ParallelLayout layout = axesLayout();
        ParallelFigure now = figure.get();
        lines.getChildren().clear();
        brushes.getChildren().clear();
        if (layout == null || now == null) {
            hover.hide();
            return;
        }
        for (AxisInterval brush : selection.brushes()) {
            if (brush.axis() < now.axes().size()) {
                brushes.getChildren().add(box(brush, layout));
            }
        }
        for (ParallelFigure.Line line : now.lines()) {
            boolean pointed = Integer.valueOf(line.trial())
                    .equals(selection.pointedProperty().get());
            if (pointed || selection.picked().contains(line.trial())) {
                over(line, layout, pointed ? "parallel-pointed" : "parallel-picked");
            }
        }
        int axis = Math.min(focusedAxis, now.axes().size() - 1);
        focus.setX(layout.x().get(axis) - BRUSH);
        focus.setY(layout.top() - 6);
        focus.setWidth(2 * BRUSH);
        focus.setHeight(layout.bottom() - layout.top() + 12);
    }

    /** Where a brush lies over its axis. */
    Rectangle box(AxisInterval brush, ParallelLayout layout) {
        ScaleAxis axis = layout.axes().get(brush.axis());
        double top = layout.y(brush.axis(), Math.min(brush.max(), axis.max()));
        double bottom = layout.y(brush.axis(), Math.max(brush.min(), axis.min()));
        Rectangle box = new Rectangle(layout.x().get(brush.axis()) - BRUSH / 2, top, BRUSH, Math.max(3, bottom - top));
        box.getStyleClass().add("parallel-brush");
        return box;
    }

    /** A line over the picture, in parts where a value cannot be shown. */
    private void over(ParallelFigure.Line line, ParallelLayout layout, String styleClass) {
        List<Double> points = new ArrayList<>();
        for (int axis = 0; axis <= layout.x().size(); axis++) {
            double y = axis == layout.x().size()
                    ? Double.NaN
                    : layout.y(axis, line.values().get(axis));
            if (!Double.isNaN(y)) {
                points.add(layout.x().get(axis));
                points.add(y);
            } else if (!points.isEmpty()) {
                Polyline part = new Polyline();
                part.getPoints().setAll(points);
                part.getStyleClass().add(styleClass);
                lines.getChildren().add(part);
                points.clear();
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 280;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 140;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
