package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.ScatterFigure;
import org.dl4jworkbench.chart.ScatterFigure.Panel;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.inside.LatentPlots.Question;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.jspecify.annotations.Nullable;

/**
 * Where the network sees the watched examples: the outputs of a layer in a plane, at the selected moment or at two chosen ones side by
 * side over the same axes. To be used on one thread.
 */
final class LatentModel {
    /** The epochs that are compared first where they were kept. */
    private static final int EARLY = 20;

    private static final int LATE = 80;

    private final InsideModel inside;
    private final ExamplesModel examples;
    private final LatentPlots left;
    private final LatentPlots right;
    private final LatentAxes axes;
    private final ReadOnlyObjectWrapper<List<LayerChoice>> layers = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable LayerChoice> layer = new SimpleObjectProperty<>();
    private final ObjectProperty<Projection> projection = new SimpleObjectProperty<>(Projection.PCA);
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Moment> first = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Moment> second = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable BitSet> emphasis = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<Integer> hidden = FXCollections.observableSet();
    private final BooleanProperty centroids = new SimpleBooleanProperty();

    /**
     * @param inspectors gives a run's inspector
     * @param screen runs on the thread of the screen
     */
    LatentModel(
            InsideModel inside, ExamplesModel examples, Function<RunDirectory, Inspector> inspectors, Executor screen) {
        this.inside = inside;
        this.examples = examples;
        LatentLayouts layouts = new LatentLayouts(inside.background());
        left = new LatentPlots(inside, inspectors, layouts, screen);
        right = new LatentPlots(inside, inspectors, layouts, screen);
        axes = new LatentAxes(inside, List.of(left, right));
        inside.contentProperty().addListener((observable, old, now) -> contentChanged());
        layer.addListener((observable, old, now) -> update());
        projection.addListener((observable, old, now) -> update());
        first.addListener((observable, old, now) -> update());
        second.addListener((observable, old, now) -> update());
        comparing.addListener((observable, was, is) -> {
            if (is) {
                chooseMoments();
            }
            update();
        });
        inside.train().runProperty().addListener((observable, old, now) -> runChanged());
        examples.shownProperty().addListener((observable, old, now) -> emphasise());
    }

    /** The layers to choose from, the latent one first. */
    ReadOnlyObjectProperty<List<LayerChoice>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable LayerChoice> layerProperty() {
        return layer;
    }

    /** How layers of more than two units are drawn. */
    ObjectProperty<Projection> projectionProperty() {
        return projection;
    }

    /** The selected moment, or the first of two. */
    LatentPlots left() {
        return left;
    }

    /** The second of two moments; nothing while only one is shown. */
    LatentPlots right() {
        return right;
    }

    /** What the axes show; null for the extent of the points themselves. */
    ReadOnlyObjectProperty<@Nullable Range> rangeProperty() {
        return axes.rangeProperty();
    }

    /** Whether two moments stand side by side. */
    BooleanProperty comparingProperty() {
        return comparing;
    }

    ObjectProperty<@Nullable Moment> firstProperty() {
        return first;
    }

    ObjectProperty<@Nullable Moment> secondProperty() {
        return second;
    }

    /** The examples that stand out since a class pair or a lasso is chosen; null for all. */
    ReadOnlyObjectProperty<@Nullable BitSet> emphasisProperty() {
        return emphasis.getReadOnlyProperty();
    }

    /** The classes that are not drawn. */
    ObservableSet<Integer> hidden() {
        return hidden;
    }

    BooleanProperty centroidsProperty() {
        return centroids;
    }

    InsideModel inside() {
        return inside;
    }

    /** A point was clicked. */
    void choose(int example) {
        examples.choose(example);
    }

    /** Draws one class alone, or all where it is alone already. */
    void showOnly(int wanted) {
        List<Integer> others = new ArrayList<>();
        for (int label = 0; label < inside.classNames().size(); label++) {
            if (label != wanted) {
                others.add(label);
            }
        }
        boolean alone = hidden.containsAll(others) && !hidden.contains(wanted);
        hidden.clear();
        if (!alone) {
            hidden.addAll(others);
        }
    }

    /** What is drawn, for a file; null for nothing. */
    @Nullable
    ScatterFigure figure() {
        LatentPlot drawn = left.plotProperty().get();
        LatentPlot other = right.plotProperty().get();
        if (drawn == null) {
            return null;
        }
        Integer example = inside.selection().exampleProperty().get();
        List<Panel> panels = new ArrayList<>();
        for (LatentPlot each : other == null ? List.of(drawn) : List.of(drawn, other)) {
            int selected = example == null ? -1 : each.points().pointOf(example);
            panels.add(new Panel(each.outputs().moment().label(), each.points(), selected));
        }
        ScatterFigure figure = ScatterFigure.of(
                        "Latent space, " + drawn.layer().title(),
                        Axis.linear(drawn.xTitle()),
                        Axis.linear(drawn.yTitle()),
                        inside.classNames(),
                        panels)
                .withHidden(hidden)
                .withCentroids(centroids.get());
        Range fixed = rangeProperty().get();
        return fixed == null ? figure : figure.withRange(fixed);
    }

    private void runChanged() {
        layer.set(null);
        layers.set(List.of());
        comparing.set(false);
        first.set(null);
        second.set(null);
        hidden.clear();
        left.clear();
        right.clear();
    }

    private void contentChanged() {
        MomentContent now = inside.content();
        RunData run = inside.train().runProperty().get();
        LatentPoints latent = now == null ? null : now.latent();
        if (run != null && now != null && now.watched() != null && layers.get().isEmpty()) {
            offerLayers(run, latent == null ? -1 : latent.layer());
        }
        update();
    }

    private void offerLayers(RunData run, int kept) {
        List<LayerSpec> all = run.spec().network().layers();
        List<LayerChoice> offered = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            LayerSpec spec = all.get(index);
            String name = spec instanceof LayerSpec.Dense dense ? "Dense " + dense.units() : spec.label();
            LayerChoice each = new LayerChoice(index, name, index == kept);
            offered.add(each.kept() ? 0 : offered.size(), each);
        }
        layers.set(List.copyOf(offered));
        // Other layers start an engine: only where they are asked for.
        layer.set(kept < 0 ? null : offered.get(0));
    }

    private void chooseMoments() {
        List<Moment> all = inside.train().selection().moments();
        if (all.isEmpty() || first.get() != null && second.get() != null) {
            return;
        }
        first.set(epoch(all, EARLY).orElse(all.get((all.size() - 1) / 3)));
        second.set(epoch(all, LATE).orElse(all.get(all.size() - 1)));
    }

    private static Optional<Moment> epoch(List<Moment> all, int wanted) {
        return all.stream().filter(each -> each.epoch() == wanted).findFirst();
    }

    private void update() {
        MomentContent now = inside.content();
        RunData run = inside.train().runProperty().get();
        LayerChoice wanted = layer.get();
        if (run == null || now == null || wanted == null) {
            left.clear();
            right.clear();
            return;
        }
        Moment chosen = first.get();
        left.draw(
                new Question(run, comparing.get() && chosen != null ? chosen : now.moment(), wanted, projection.get()));
        Moment other = second.get();
        if (comparing.get() && other != null) {
            right.draw(new Question(run, other, wanted, projection.get()));
        } else {
            right.clear();
        }
    }

    private void emphasise() {
        ExampleSelection selection = inside.selection();
        if (selection.pairProperty().get() == null && selection.lassoProperty().get() == null) {
            emphasis.set(null);
            return;
        }
        BitSet standOut = new BitSet();
        examples.shownProperty().get().forEach(each -> standOut.set(each.example()));
        emphasis.set(standOut);
    }
}
