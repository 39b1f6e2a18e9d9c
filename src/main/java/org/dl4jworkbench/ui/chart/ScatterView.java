package org.dl4jworkbench.ui.chart;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Points of classes to look at and to choose from, ten thousand of them at the speed of the screen. The wheel zooms around the pointer,
 * a drag moves, a double click shows all again; a click chooses the point under the pointer, and with {@link #lassoingProperty()} a
 * drag draws a line around points. Arrow keys move, + and − zoom, 0 shows all, Escape forgets the lasso.
 */
public final class ScatterView extends Region {
    private static final Range NO_RANGE = new Range(-1, 1, -1, 1);

    private final ObjectProperty<@Nullable ClassPoints> points = new SimpleObjectProperty<>(this, "points");
    private final ObjectProperty<Range> home = new SimpleObjectProperty<>(this, "home", NO_RANGE);
    private final ObjectProperty<@Nullable Range> zoom = new SimpleObjectProperty<>(this, "zoom");
    private final ObjectProperty<List<String>> classes = new SimpleObjectProperty<>(this, "classes", List.of());
    private final ObservableSet<Integer> hidden = FXCollections.observableSet();
    private final ObjectProperty<@Nullable BitSet> emphasis = new SimpleObjectProperty<>(this, "emphasis");
    private final ObjectProperty<@Nullable Integer> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<@Nullable Integer> second = new SimpleObjectProperty<>(this, "second");
    private final ObjectProperty<@Nullable List<Integer>> lasso = new SimpleObjectProperty<>(this, "lasso");
    private final BooleanProperty lassoing = new SimpleBooleanProperty(this, "lassoing");
    private final BooleanProperty centroids = new SimpleBooleanProperty(this, "centroids");
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final StringProperty xTitle = new SimpleStringProperty(this, "xTitle", "");
    private final StringProperty yTitle = new SimpleStringProperty(this, "yTitle", "");

    private final ImageView image = new ImageView();
    private final PictureRing pictures = new PictureRing();
    private final ScatterPainter painter = new ScatterPainter();
    private final Circle ring = ring("scatter-ring");
    private final Circle secondRing = ring("scatter-second");
    private final Circle hoverRing = ring("scatter-hover");
    private final Polyline lassoLine = new Polyline();
    private final HoverNode hover = new HoverNode();
    private @Nullable ScatterFrame frame;
    private IntFunction<@Nullable Node> card = example -> null;
    private IntConsumer chosen = example -> {};

    public ScatterView() {
        getStyleClass().add("scatter-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        image.setMouseTransparent(true);
        lassoLine.getStyleClass().add("scatter-lasso");
        lassoLine.setMouseTransparent(true);
        lassoLine.setManaged(false);
        getChildren().addAll(image, lassoLine, secondRing, ring, hoverRing, hover);
        for (ObjectProperty<?> each : List.of(home, zoom, classes, emphasis, selected, second)) {
            each.addListener(property -> requestLayout());
        }
        points.addListener((property, old, now) -> {
            // The line was drawn around points that stood elsewhere.
            lassoLine.getPoints().clear();
            hoverAt(null);
            setAccessibleText(now == null ? "" : Numbers.grouped(now.size()) + " points");
            requestLayout();
        });
        lasso.addListener((property, old, now) -> {
            if (now == null) {
                lassoLine.getPoints().clear();
            }
        });
        centroids.addListener(property -> requestLayout());
        dark.addListener(property -> requestLayout());
        xTitle.addListener(property -> requestLayout());
        yTitle.addListener(property -> requestLayout());
        hidden.addListener((SetChangeListener<Integer>) change -> requestLayout());
        new ScatterPointer(this).listen();
    }

    private static Circle ring(String styleClass) {
        Circle ring = new Circle(7);
        ring.getStyleClass().add(styleClass);
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.setVisible(false);
        return ring;
    }

    /** What is shown; null for nothing yet. */
    public ObjectProperty<@Nullable ClassPoints> pointsProperty() {
        return points;
    }

    /** What the axes show unless the user has zoomed: fixed by whoever sets the points, so that these move and not the axes. */
    public ObjectProperty<Range> homeProperty() {
        return home;
    }

    /** What the axes show after a zoom; null for {@link #homeProperty()}. Can be bound to that of a view beside this one. */
    public ObjectProperty<@Nullable Range> zoomProperty() {
        return zoom;
    }

    /** The class names, in the order of the labels. */
    public ObjectProperty<List<String>> classesProperty() {
        return classes;
    }

    /** The labels that are not shown. */
    public ObservableSet<Integer> hidden() {
        return hidden;
    }

    /** The watched examples that stand out, the others are pale; null for all. */
    public ObjectProperty<@Nullable BitSet> emphasisProperty() {
        return emphasis;
    }

    /** The watched example that is looked at; null for none. */
    public ObjectProperty<@Nullable Integer> selectedProperty() {
        return selected;
    }

    /** The watched example that it is compared with; null for none. */
    public ObjectProperty<@Nullable Integer> secondProperty() {
        return second;
    }

    /** The watched examples within the lasso, ascending; null where none is drawn. */
    public ObjectProperty<@Nullable List<Integer>> lassoProperty() {
        return lasso;
    }

    /** Whether a drag draws a lasso instead of moving the view. */
    public BooleanProperty lassoingProperty() {
        return lassoing;
    }

    /** Whether the mean of each class is marked with its name. */
    public BooleanProperty centroidsProperty() {
        return centroids;
    }

    /** Whether the card around it is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    public StringProperty xTitleProperty() {
        return xTitle;
    }

    public StringProperty yTitleProperty() {
        return yTitle;
    }

    /** What is shown beside the pointer for a watched example; null for nothing. */
    public void setCard(IntFunction<@Nullable Node> wanted) {
        card = wanted;
    }

    /** What is done with the watched example whose point was clicked. */
    public void setOnChosen(IntConsumer wanted) {
        chosen = wanted;
    }

    void choose(int example) {
        chosen.accept(example);
    }

    /** Where a watched example is, in this view's coordinates; null where it is not shown. */
    public @Nullable Point2D placeOf(int example) {
        ClassPoints shown = points.get();
        ScatterFrame current = frame;
        int point = shown == null || current == null ? -1 : shown.pointOf(example);
        if (point < 0 || shown == null || current == null || hidden.contains(shown.label()[point])) {
            return null;
        }
        return new Point2D(current.screenX(shown.x()[point]), current.screenY(shown.y()[point]));
    }

    @Nullable
    ScatterFrame frame() {
        return frame;
    }

    /** What the axes show. */
    Range range() {
        Range zoomed = zoom.get();
        return zoomed == null ? home.get() : zoomed;
    }

    Polyline lassoLine() {
        return lassoLine;
    }

    /** Shows the card and ring of a watched example; null hides them. */
    void hoverAt(@Nullable Integer example) {
        Point2D place = example == null ? null : placeOf(example);
        hoverRing.setVisible(place != null);
        Node content = place == null || example == null ? null : card.apply(example);
        if (place != null) {
            hoverRing.setCenterX(place.getX());
            hoverRing.setCenterY(place.getY());
        }
        if (content == null || place == null) {
            hover.hide();
        } else {
            hover.show(content, place.getX(), place.getY(), getLayoutBounds());
        }
    }

    @Override
    protected void layoutChildren() {
        ClassPoints shown = points.get();
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        double density = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        PictureRing.Picture picture =
                pictures.next((int) Math.ceil(getWidth() * density), (int) Math.ceil(getHeight() * density));
        ChartStyle style = dark.get() ? ChartStyle.screenDark() : ChartStyle.screenLight();
        frame = painter.paint(
                picture.toDraw(),
                density,
                style,
                new ScatterPainter.Content(
                        shown == null ? new ClassPoints(new float[0], new float[0], new int[0], new int[0]) : shown,
                        range(),
                        classes.get(),
                        Set.copyOf(hidden),
                        emphasis.get(),
                        centroids.get(),
                        xTitle.get(),
                        yTitle.get()));
        image.setImage(picture.toShow());
        image.setFitWidth(Math.ceil(getWidth() * density) / density);
        image.setFitHeight(Math.ceil(getHeight() * density) / density);
        place(ring, selected.get());
        place(secondRing, second.get());
    }

    private void place(Circle circle, @Nullable Integer example) {
        Point2D place = example == null ? null : placeOf(example);
        ScatterFrame current = frame;
        boolean inside = place != null && current != null && current.contains(place.getX(), place.getY());
        circle.setVisible(inside);
        if (place != null && inside) {
            circle.setCenterX(place.getX());
            circle.setCenterY(place.getY());
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 380;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 380;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 140;
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
