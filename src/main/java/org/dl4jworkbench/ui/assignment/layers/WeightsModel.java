package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/**
 * How the weights and biases of the chosen layer are spread: at the selected moment over the first one, over those of another run,
 * or at several epochs below one another.
 */
final class WeightsModel {
    /** So many ridges can be told apart. */
    private static final int RIDGES = 10;

    private static final int SELECTED_COLOUR = 0;
    private static final int FIRST_COLOUR = 1;
    private static final int OTHER_COLOUR = 4;

    /** What is drawn. */
    private record Wish(
            LayersContent content,
            LayerTitle layer,
            boolean withFirst,
            boolean overEpochs,
            @Nullable OtherRun other) {
        HistogramFigure figure() {
            return WeightsModel.figure(this);
        }

        List<ParameterLayout.Kind> kinds() {
            return content.layout().ofLayer(layer.index()).stream()
                    .map(ParameterLayout.Block::kind)
                    .sorted()
                    .toList();
        }
    }

    /** The histograms of a snapshot, and what its curves are called. */
    private record Source(String name, List<Histogram> histograms, int colour) {}

    private final LayersModel layers;
    private final Callable<List<RunHistory.Entry>> runs;
    private final Background background;
    private final NewestQuestion<Wish, HistogramFigure> drawing;
    private final ReadOnlyObjectWrapper<List<LayerTitle>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<OtherRun>> otherRuns = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable LayerTitle> layer = new SimpleObjectProperty<>();
    private final BooleanProperty withFirst = new SimpleBooleanProperty(true);
    private final BooleanProperty overEpochs = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable OtherRun> other = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable HistogramFigure> figure = new ReadOnlyObjectWrapper<>();
    private @Nullable RunDirectory listedFor;

    /** @param runs lists all runs, newest first; called in the background */
    WeightsModel(LayersModel layers, Callable<List<RunHistory.Entry>> runs, Background background) {
        this.layers = layers;
        this.runs = runs;
        this.background = background;
        drawing = NewestQuestion.inBackground(wish -> wish::figure, background);
        layers.contentProperty().addListener((observable, old, now) -> {
            offer(now);
            update();
        });
        layer.addListener(observable -> update());
        withFirst.addListener(observable -> update());
        overEpochs.addListener(observable -> update());
        other.addListener(observable -> update());
        drawing.answeredProperty().addListener(observable -> figure.set(drawing.answer()));
    }

    /** The layers that have weights. */
    ReadOnlyObjectProperty<List<LayerTitle>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable LayerTitle> layerProperty() {
        return layer;
    }

    /** Whether the first kept moment is laid under the selected one. */
    BooleanProperty withFirstProperty() {
        return withFirst;
    }

    /** Whether several epochs are shown below one another. */
    BooleanProperty overEpochsProperty() {
        return overEpochs;
    }

    /** The run that is laid over the shown one; null for none. */
    ObjectProperty<@Nullable OtherRun> otherProperty() {
        return other;
    }

    /** The runs that can be laid over the shown one. */
    ReadOnlyObjectProperty<List<OtherRun>> otherRunsProperty() {
        return otherRuns.getReadOnlyProperty();
    }

    /** Null before there is any. */
    ReadOnlyObjectProperty<@Nullable HistogramFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Why it could not be read; null when it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return drawing.problemProperty();
    }

    /** Looks for other runs again. */
    void listRuns() {
        LayersContent content = layers.content();
        if (content == null) {
            return;
        }
        RunDirectory shown = content.run().directory();
        String assignment = content.run().spec().assignment();
        background.run(
                () -> OtherRun.of(runs.call(), shown, assignment), otherRuns::set, failure -> otherRuns.set(List.of()));
    }

    private void offer(@Nullable LayersContent content) {
        List<LayerTitle> now = content == null ? List.of() : content.withParameters();
        if (!now.equals(offered.get())) {
            offered.set(now);
            layer.set(now.isEmpty() ? null : now.get(0));
        }
        RunDirectory shown = content == null ? null : content.run().directory();
        if (shown != null && !shown.equals(listedFor)) {
            listedFor = shown;
            other.set(null);
            listRuns();
        }
    }

    private void update() {
        LayersContent content = layers.content();
        LayerTitle chosen = layer.get();
        if (content == null || content.histograms().isEmpty() || chosen == null) {
            drawing.clear();
        } else {
            drawing.ask(new Wish(content, chosen, withFirst.get(), overEpochs.get(), other.get()));
        }
    }

    private static HistogramFigure figure(Wish wish) {
        List<Source> sources = wish.overEpochs() ? epochs(wish) : overlaid(wish);
        List<HistogramFigure.Panel> panels = new ArrayList<>();
        for (ParameterLayout.Kind kind : wish.kinds()) {
            List<HistogramFigure.Curve> curves = new ArrayList<>();
            for (Source source : sources) {
                source.histograms().stream()
                        .filter(each -> each.layer() == wish.layer().index() && each.kind() == kind.ordinal())
                        .findFirst()
                        .ifPresent(
                                found -> curves.add(new HistogramFigure.Curve(source.name(), found, source.colour())));
            }
            if (!curves.isEmpty()) {
                panels.add(new HistogramFigure.Panel(kind.label(), curves));
            }
        }
        return new HistogramFigure(
                wish.layer().name() + ": "
                        + wish.kinds().stream()
                                .map(ParameterLayout.Kind::label)
                                .reduce((one, more) -> one + ", " + more)
                                .orElse(""),
                wish.overEpochs() ? HistogramFigure.Form.RIDGES : HistogramFigure.Form.OVERLAID,
                wish.other() != null,
                panels);
    }

    private static List<Source> overlaid(Wish wish) {
        LayersContent content = wish.content();
        List<Source> sources = new ArrayList<>();
        if (wish.withFirst()) {
            content.run().directory().snapshots().stream()
                    .filter(each -> each.moment().compareTo(content.moment()) < 0)
                    .filter(each -> java.nio.file.Files.exists(each.histograms()))
                    .findFirst()
                    .ifPresent(first -> sources.add(new Source(
                            first.moment().label(), first.readHistograms().orElse(List.of()), FIRST_COLOUR)));
        }
        OtherRun other = wish.other();
        if (other != null) {
            nearest(other.directory(), content.moment())
                    .ifPresent(found -> sources.add(new Source(
                            other.name() + ", " + found.moment().label(),
                            found.readHistograms().orElse(List.of()),
                            OTHER_COLOUR)));
        }
        sources.add(new Source(content.moment().label(), content.histograms(), SELECTED_COLOUR));
        return sources;
    }

    private static java.util.Optional<Snapshot> nearest(RunDirectory run, Moment moment) {
        return run.snapshots().stream()
                .filter(each -> java.nio.file.Files.exists(each.histograms()))
                .min(Comparator.comparingDouble(each -> Math.abs(each.moment().position() - moment.position())));
    }

    private static List<Source> epochs(Wish wish) {
        List<Snapshot> kept = wish.content().run().directory().snapshots().stream()
                .filter(each -> each.moment().endsEpoch())
                .filter(each -> java.nio.file.Files.exists(each.histograms()))
                .toList();
        int many = Math.min(RIDGES, kept.size());
        List<Source> sources = new ArrayList<>();
        for (int ridge = 0; ridge < many; ridge++) {
            Snapshot snapshot =
                    kept.get(many == 1 ? 0 : (int) Math.round((double) ridge * (kept.size() - 1) / (many - 1)));
            sources.add(new Source(
                    String.format(Locale.ROOT, "%d", snapshot.moment().epoch()),
                    snapshot.readHistograms().orElse(List.of()),
                    SELECTED_COLOUR));
        }
        return sources;
    }
}
