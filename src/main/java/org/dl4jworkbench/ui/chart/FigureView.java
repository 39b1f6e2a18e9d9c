package org.dl4jworkbench.ui.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.PlotArea;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.XWindow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a figure as large as it is itself, sharp on dense screens. Drawing happens on a thread of its own, never two at a time for
 * one view, at most {@value #MAX_PER_SECOND} times a second; a figure set meanwhile replaces one that waits. Hovering shows the
 * values at an x, dragging zooms into a range of x, a double click shows all again.
 */
public final class FigureView extends Region {
    static final int MAX_PER_SECOND = 20;
    private static final long MIN_NANOS_BETWEEN = 1_000_000_000L / MAX_PER_SECOND;
    private static final double SMALLEST_SIDE = 40;
    private static final Logger LOG = LoggerFactory.getLogger(FigureView.class);

    private final ObjectProperty<@Nullable Figure> figure = new SimpleObjectProperty<>(this, "figure");
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final ObjectProperty<@Nullable XWindow> window = new SimpleObjectProperty<>(this, "window");
    private final ObservableSet<String> hiddenSeries = FXCollections.observableSet(new HashSet<>());
    private final ObjectProperty<@Nullable String> highlighted = new SimpleObjectProperty<>(this, "highlighted");
    private final ReadOnlyLongWrapper drawings = new ReadOnlyLongWrapper(this, "drawings");

    private final ImageView picture = new ImageView();
    private final Label failure = new Label();
    private final PlotPointer pointer = new PlotPointer(this);
    private final PictureRing ring = new PictureRing();
    private final PauseTransition pause = new PauseTransition();

    private boolean stale = true;
    private boolean asked;
    private boolean drawing;
    private long lastStart = System.nanoTime() - MIN_NANOS_BETWEEN;
    private @Nullable PlotArea plotArea;

    public FigureView() {
        getStyleClass().add("figure-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setMouseTransparent(true);
        picture.setSmooth(false);
        failure.getStyleClass().add("figure-failure");
        failure.setWrapText(true);
        failure.setVisible(false);
        getChildren().addAll(picture, pointer.overlay(), failure);
        pause.setOnFinished(event -> drawIfStale());
        figure.addListener((property, old, now) -> {
            setAccessibleText(now == null ? "" : now.title());
            redraw();
        });
        dark.addListener(property -> redraw());
        window.addListener(property -> redraw());
        highlighted.addListener(property -> redraw());
        hiddenSeries.addListener((SetChangeListener<String>) change -> redraw());
        widthProperty().addListener(property -> redraw());
        heightProperty().addListener(property -> redraw());
        // A window that moves to a denser screen asks for no layout.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .addListener((property, old, now) -> redraw());
    }

    /** What is shown; null shows nothing. */
    public ObjectProperty<@Nullable Figure> figureProperty() {
        return figure;
    }

    public @Nullable Figure getFigure() {
        return figure.get();
    }

    public void setFigure(@Nullable Figure value) {
        figure.set(value);
    }

    /** Whether the card around it is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** The part of the x axis that is shown; null for all of it. */
    public ObjectProperty<@Nullable XWindow> windowProperty() {
        return window;
    }

    /** Names of series that are not drawn, see {@link SeriesToggles}. */
    public ObservableSet<String> hiddenSeries() {
        return hiddenSeries;
    }

    /** The name of the series that stands out while the others fade; null, or a name that no series has, for none. */
    public ObjectProperty<@Nullable String> highlightedProperty() {
        return highlighted;
    }

    /** How often a drawing reached the screen. */
    public ReadOnlyLongProperty drawingsProperty() {
        return drawings.getReadOnlyProperty();
    }

    /** The figure without its hidden series. */
    @Nullable
    Figure shownFigure() {
        Figure current = figure.get();
        if (current instanceof LineFigure lines && !hiddenSeries.isEmpty()) {
            Set<String> hidden = Set.copyOf(hiddenSeries);
            List<Series> shown = lines.series().stream()
                    .filter(series -> !hidden.contains(series.name()))
                    .toList();
            return lines.withSeries(shown);
        }
        return current;
    }

    /** The highlighted curve over the others, which are pale. */
    private Figure emphasised(Figure current) {
        String name = highlighted.get();
        if (!(current instanceof LineFigure lines)
                || lines.series().stream().noneMatch(series -> series.name().equals(name))) {
            return current;
        }
        List<Series> drawn = new ArrayList<>();
        lines.series().stream()
                .filter(series -> !series.name().equals(name))
                .forEach(series -> drawn.add(series.withEmphasis(Series.Emphasis.FADED)));
        lines.series().stream()
                .filter(series -> series.name().equals(name))
                .forEach(series -> drawn.add(series.withEmphasis(Series.Emphasis.STRONG)));
        return lines.withSeries(drawn);
    }

    /** Where the axes of the last drawing lie, in this view's coordinates; null while there are none. */
    @Nullable
    PlotArea plotArea() {
        return plotArea;
    }

    private void redraw() {
        stale = true;
        if (isNeedsLayout() || getScene() == null) {
            requestLayout();
        } else if (!asked) {
            // Not by a layout: that would lay out all around it too, and take a frame of its own before the one with
            // the picture.
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                drawIfStale();
            });
        }
    }

    /** Whether the picture shows the figure as it is now, at the size that it has now. */
    public boolean isUpToDate() {
        return !stale && !drawing && !isNeedsLayout();
    }

    private void drawIfStale() {
        if (stale && !drawing) {
            startDrawing();
        }
    }

    @Override
    protected void layoutChildren() {
        pointer.overlay().resizeRelocate(0, 0, getWidth(), getHeight());
        failure.resizeRelocate(0, 0, getWidth(), getHeight());
        drawIfStale();
    }

    private void startDrawing() {
        if (getScene() == null || getWidth() < SMALLEST_SIDE || getHeight() < SMALLEST_SIDE) {
            return;
        }
        Figure current = shownFigure();
        if (current == null) {
            stale = false;
            picture.setImage(null);
            plotArea = null;
            return;
        }
        long wait = lastStart + MIN_NANOS_BETWEEN - System.nanoTime();
        if (wait > 0) {
            pause.setDuration(Duration.millis(wait / 1e6));
            pause.playFromStart();
            return;
        }
        stale = false;
        drawing = true;
        lastStart = System.nanoTime();
        Window screen = getScene().getWindow();
        double density = screen == null ? 1 : screen.getRenderScaleX();
        ChartStyle style = dark.get() ? ChartStyle.screenDark() : ChartStyle.screenLight();
        FigureDrawing task = new FigureDrawing(
                emphasised(current),
                style,
                window.get(),
                getWidth(),
                getHeight(),
                density,
                ring.next((int) Math.ceil(getWidth() * density), (int) Math.ceil(getHeight() * density)));
        DrawingThread.draw(() -> {
            FigureDrawing.Result result = task.draw();
            return () -> show(task, result);
        });
    }

    /**
     * Does something on the JavaFX thread when the figures that were set before are drawn and come to the screen, so that both are seen in the
     * same picture of the window; views that are not shown are not waited for.
     */
    public static void afterDrawing(Runnable action) {
        // Views begin to draw one step later than they are told.
        Platform.runLater(() -> DrawingThread.draw(() -> action));
    }

    private void show(FigureDrawing task, FigureDrawing.Result result) {
        drawing = false;
        RuntimeException problem = result.failure();
        failure.setVisible(problem != null);
        picture.setVisible(problem == null);
        if (problem != null) {
            LOG.error("The figure \"{}\" cannot be drawn", task.figure().title(), problem);
            failure.setText("This figure cannot be drawn: " + problem + ". The log file has the details.");
        } else {
            picture.setImage(task.picture().toShow());
            picture.setViewport(new Rectangle2D(
                    0,
                    0,
                    task.picture().toDraw().getWidth(),
                    task.picture().toDraw().getHeight()));
            picture.setFitWidth(task.picture().toDraw().getWidth() / task.density());
            picture.setFitHeight(task.picture().toDraw().getHeight() / task.density());
            plotArea = result.plotArea();
            pointer.refresh();
        }
        drawings.set(drawings.get() + 1);
        drawIfStale();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 420;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }

    @Override
    protected double computeMinWidth(double height) {
        return SMALLEST_SIDE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return SMALLEST_SIDE;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyles.sheet();
    }
}
