package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.ScatterFigure;
import org.dl4jworkbench.chart.ScatterFigure.Panel;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.rundir.Moment;
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
    private final LatentPlots plots;
    private final ReadOnlyObjectWrapper<List<LatentLayer>> layers = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable LatentLayer> layer = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable LatentPlot> plot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LatentPlot> otherPlot = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Moment> first = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Moment> second = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Range> range = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BitSet> emphasis = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ObservableSet<Integer> hidden = FXCollections.observableSet();
    private final BooleanProperty centroids = new SimpleBooleanProperty();
    private @Nullable LatentRange counting;
    private boolean countingNow;

    LatentModel(InsideModel inside, ExamplesModel examples, LatentPlots plots) {
        this.inside = inside;
        this.examples = examples;
        this.plots = plots;
        inside.contentProperty().addListener(observable -> contentChanged());
        layer.addListener(observable -> update());
        first.addListener(observable -> update());
        second.addListener(observable -> update());
        comparing.addListener((observable, was, is) -> {
            if (is) {
                chooseMoments();
            }
            update();
        });
        inside.train().runProperty().addListener(observable -> runChanged());
        inside.train().selection().momentsProperty().addListener(observable -> count());
        examples.shownProperty().addListener(observable -> emphasise());
    }

    /** The layers to choose from, the latent one first. */
    ReadOnlyObjectProperty<List<LatentLayer>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable LatentLayer> layerProperty() {
        return layer;
    }

    /** The selected moment, or the first of two; null while there is nothing to draw. */
    ReadOnlyObjectProperty<@Nullable LatentPlot> plotProperty() {
        return plot.getReadOnlyProperty();
    }

    /** The second of two moments; null while only one is shown. */
    ReadOnlyObjectProperty<@Nullable LatentPlot> otherPlotProperty() {
        return otherPlot.getReadOnlyProperty();
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

    /** What the axes show: all of every kept moment; null before. */
    ReadOnlyObjectProperty<@Nullable Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /** The examples that stand out since a class pair or a lasso is chosen; null for all. */
    ReadOnlyObjectProperty<@Nullable BitSet> emphasisProperty() {
        return emphasis.getReadOnlyProperty();
    }

    /** Why there is nothing to draw, or not yet; empty where there is. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
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

    /** What is drawn, for a file. */
    @Nullable
    ScatterFigure figure() {
        LatentPlot drawn = plot.get();
        if (drawn == null) {
            return null;
        }
        LatentPlot other = otherPlot.get();
        Integer example = inside.selection().exampleProperty().get();
        List<Panel> panels = new ArrayList<>();
        for (LatentPlot each : other == null ? List.of(drawn) : List.of(drawn, other)) {
            int selected = example == null ? -1 : each.points().pointOf(example);
            panels.add(new Panel(each.moment().label(), each.points(), selected));
        }
        ScatterFigure figure = ScatterFigure.of(
                        "Latent space, " + drawn.layer(),
                        Axis.linear(drawn.xTitle()),
                        Axis.linear(drawn.yTitle()),
                        inside.classNames(),
                        panels)
                .withHidden(hidden)
                .withCentroids(centroids.get());
        Range fixed = range.get();
        return fixed == null ? figure : figure.withRange(fixed);
    }

    private void runChanged() {
        layer.set(null);
        layers.set(List.of());
        comparing.set(false);
        first.set(null);
        second.set(null);
        hidden.clear();
        counting = null;
        range.set(null);
        plot.set(null);
        otherPlot.set(null);
        plots.forget();
    }

    private void contentChanged() {
        MomentContent now = inside.content();
        RunData run = inside.train().runProperty().get();
        LatentPoints latent = now == null ? null : now.latent();
        if (run != null && now != null && now.watched() != null && layers.get().isEmpty()) {
            offerLayers(run, latent == null ? -1 : latent.layer());
        }
        count();
        update();
    }

    private void offerLayers(RunData run, int kept) {
        List<LayerSpec> all = run.spec().network().layers();
        List<LatentLayer> offered = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            LayerSpec spec = all.get(index);
            LatentLayer each = new LatentLayer(index, name(spec), index == kept);
            offered.add(each.kept() ? 0 : offered.size(), each);
        }
        layers.set(List.copyOf(offered));
        layer.set(kept < 0 ? null : offered.get(0));
    }

    private static String name(LayerSpec spec) {
        return spec instanceof LayerSpec.Dense dense ? "Dense " + dense.units() : spec.label();
    }

    private void chooseMoments() {
        List<Moment> all = inside.train().selection().moments();
        if (all.isEmpty() || first.get() != null && second.get() != null) {
            return;
        }
        first.set(epoch(all, EARLY).orElse(all.get((all.size() - 1) / 3)));
        second.set(epoch(all, LATE).orElse(all.get(all.size() - 1)));
    }

    private static java.util.Optional<Moment> epoch(Collection<Moment> all, int wanted) {
        return all.stream().filter(each -> each.epoch() == wanted).findFirst();
    }

    private void update() {
        MomentContent now = inside.content();
        RunData run = inside.train().runProperty().get();
        LatentLayer wanted = layer.get();
        if (run == null || now == null || wanted == null) {
            plot.set(null);
            otherPlot.set(null);
            note.set(
                    now == null || now.watched() == null
                            ? ""
                            : "No layer of this run before the output has units to draw.");
            return;
        }
        Moment left = comparing.get() && first.get() != null ? Objects.requireNonNull(first.get()) : now.moment();
        plots.draw(0, run, left, wanted, plot::set, note::set);
        Moment right = second.get();
        if (comparing.get() && right != null) {
            plots.draw(1, run, right, wanted, otherPlot::set, note::set);
        } else {
            otherPlot.set(null);
        }
    }

    /** Widens the axes by the moments that they do not know yet. */
    private void count() {
        RunData run = inside.train().runProperty().get();
        MomentContent content = inside.content();
        LatentPoints latent = content == null ? null : content.latent();
        if (run == null || latent == null || latent.units() != 2 || countingNow) {
            return;
        }
        LatentRange now = counting;
        if (now == null || !now.run().equals(run.directory())) {
            now = new LatentRange(run.directory());
            counting = now;
        }
        List<Moment> moments = inside.train().selection().moments();
        if (!now.lacks(moments)) {
            return;
        }
        countingNow = true;
        LatentRange mine = now;
        inside.background()
                .run(
                        () -> {
                            mine.count(moments);
                            return mine;
                        },
                        done -> {
                            countingNow = false;
                            if (mine == counting) {
                                range.set(mine.range());
                            }
                        },
                        failure -> countingNow = false);
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
