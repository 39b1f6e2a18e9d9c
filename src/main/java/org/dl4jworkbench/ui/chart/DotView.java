package org.dl4jworkbench.ui.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.DotFigure;
import org.dl4jworkbench.chart.DotLayout;
import org.jspecify.annotations.Nullable;

/**
 * Trials as points over a parameter. A click picks a trial, with the shortcut key further ones, a double click opens it; the picked
 * ones are ringed, that under the pointer shows its values.
 */
public final class DotView extends Region {
    private static final double REACH = 9;

    private final TrialSelection selection;
    private final ObjectProperty<@Nullable DotFigure> figure = new SimpleObjectProperty<>(this, "figure");
    private final FigureView picture = new FigureView();
    private final Pane rings = new Pane();
    private final HoverNode hover = new HoverNode();
    private IntConsumer opened = trial -> {};
    private IntFunction<Map<String, String>> further = trial -> Map.of();

    public DotView(TrialSelection selection) {
        this.selection = selection;
        getStyleClass().add("dot-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setFocusTraversable(false);
        picture.setMouseTransparent(true);
        rings.setMouseTransparent(true);
        // Else every ring that is added asks for another layout of this.
        rings.setManaged(false);
        getChildren().setAll(picture, rings, hover);
        setPickOnBounds(true);
        figure.addListener((observable, old, now) -> {
            setAccessibleText(now == null ? "" : now.title());
            picture.setFigure(now);
            requestLayout();
        });
        selection.pickedProperty().addListener(observable -> requestLayout());
        selection.pointedProperty().addListener((observable, old, now) -> {
            if (now == null) {
                hover.hide();
            }
            requestLayout();
        });
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> selection.pointedProperty().set(null));
        setOnMouseClicked(this::clicked);
    }

    /** What is shown; null for nothing. */
    public ObjectProperty<@Nullable DotFigure> figureProperty() {
        return figure;
    }

    /** Whether the card around it is dark. */
    public BooleanProperty darkProperty() {
        return picture.darkProperty();
    }

    /** What is done with a trial whose point was clicked twice. */
    public void setOnOpen(IntConsumer wanted) {
        opened = wanted;
    }

    /** What else is told of a trial beside the pointer. */
    public void setFurther(IntFunction<Map<String, String>> wanted) {
        further = wanted;
    }

    /** Where the points stand, in this view's coordinates; null while there is nothing to show. */
    public @Nullable DotLayout pointLayout() {
        DotFigure now = figure.get();
        return now == null || getWidth() < 1 || getHeight() < 1
                ? null
                : DotLayout.of(now, ChartStyle.screenLight(), new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    }

    private DotFigure.@Nullable Dot at(double x, double y) {
        DotLayout layout = pointLayout();
        return layout == null ? null : layout.nearest(x, y, REACH);
    }

    private void hover(MouseEvent event) {
        DotFigure.Dot dot = at(event.getX(), event.getY());
        DotFigure now = figure.get();
        selection.pointedProperty().set(dot == null ? null : dot.trial());
        if (dot != null && now != null) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put(now.x().title(), now.x().text(dot.x()));
            values.put(now.y().title(), now.y().text(dot.y()));
            further.apply(dot.trial()).forEach(values::putIfAbsent);
            hover.show(new TrialCard(dot.name(), values), event.getX(), event.getY(), getLayoutBounds());
        }
    }

    private void clicked(MouseEvent event) {
        DotFigure.Dot dot = at(event.getX(), event.getY());
        if (dot == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            opened.accept(dot.trial());
        } else if (event.isShortcutDown()) {
            selection.toggle(dot.trial());
        } else {
            selection.pick(dot.trial());
        }
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        rings.resizeRelocate(0, 0, getWidth(), getHeight());
        int used = 0;
        DotLayout layout = pointLayout();
        DotFigure now = figure.get();
        if (layout == null || now == null) {
            hover.hide();
            rings.getChildren().clear();
            return;
        }
        for (DotFigure.Dot dot : now.dots()) {
            boolean pointed = Integer.valueOf(dot.trial())
                    .equals(selection.pointedProperty().get());
            Point2D place = layout.place(dot);
            if (place != null && (pointed || selection.picked().contains(dot.trial()))) {
                Circle ring = ring(used++);
                ring.setCenterX(place.getX());
                ring.setCenterY(place.getY());
                ring.getStyleClass().setAll(pointed ? "scatter-hover" : "scatter-ring");
            }
        }
        rings.getChildren().remove(used, rings.getChildren().size());
    }

    /** A ring that there is already, or one more; kept ones need no styling anew when the figure changes while trials run. */
    private Circle ring(int index) {
        if (index == rings.getChildren().size()) {
            Circle ring = new Circle(8);
            ring.setFill(null);
            ring.setManaged(false);
            rings.getChildren().add(ring);
        }
        return (Circle) rings.getChildren().get(index);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 380;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 130;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
