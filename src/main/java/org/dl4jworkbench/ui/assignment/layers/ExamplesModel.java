package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.inside.ExampleQuery;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/**
 * The one or two examples that are looked at, and their feature maps. The first is the run's selected example, or what the user
 * draws; the second stands beside it. Where nothing is selected yet, the most confident mistake is, beside a clear example of the
 * class that it was taken for.
 */
final class ExamplesModel {
    /** What the feature maps are made from. */
    private record Pair(LayersContent content, List<LayerActivations> examples, boolean difference) {
        List<LayerMaps> maps() {
            return difference
                    ? LayerMaps.difference(content.titles(), examples.get(0), examples.get(1))
                    : LayerMaps.of(content.titles(), examples);
        }
    }

    private final LayersModel layers;
    private final ExampleSelection selection;
    private final ExampleColumn first;
    private final ExampleColumn second;
    private final NewestQuestion<Pair, List<LayerMaps>> drawing;
    private final ObjectProperty<int @Nullable []> drawn = new SimpleObjectProperty<>();
    private final BooleanProperty difference = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<LayerMaps>> maps = new ReadOnlyObjectWrapper<>(List.of());
    private final Random random = new Random();

    /**
     * @param inspectors gives a run's inspector
     * @param screen brings its answers to this model's thread
     */
    ExamplesModel(
            LayersModel layers, Function<RunDirectory, Inspector> inspectors, Background background, Executor screen) {
        this.layers = layers;
        selection = layers.train().examples();
        first = new ExampleColumn(inspectors, screen);
        second = new ExampleColumn(inspectors, screen);
        drawing = NewestQuestion.inBackground(pair -> pair::maps, background);
        layers.contentProperty().addListener(observable -> update());
        layers.inFrontProperty().addListener(observable -> update());
        selection.exampleProperty().addListener((observable, old, now) -> {
            if (now != null) {
                drawn.set(null);
            }
            update();
        });
        selection.secondProperty().addListener(observable -> update());
        drawn.addListener(observable -> update());
        first.seenProperty().addListener(observable -> draw());
        second.seenProperty().addListener(observable -> draw());
        second.question().problemProperty().addListener(observable -> draw());
        difference.addListener(observable -> draw());
        drawing.answeredProperty().addListener(observable -> {
            List<LayerMaps> made = drawing.answer();
            maps.set(made == null ? List.of() : made);
        });
    }

    ExampleColumn first() {
        return first;
    }

    ExampleColumn second() {
        return second;
    }

    LayersModel layers() {
        return layers;
    }

    /** The pixels of the user's drawing, 0 to 255, where that is looked at instead of the first example; null where not. */
    ObjectProperty<int @Nullable []> drawnProperty() {
        return drawn;
    }

    /** Whether the maps of the two examples are subtracted from each other. */
    BooleanProperty differenceProperty() {
        return difference;
    }

    /** The maps of all layers; empty before there are any. */
    ReadOnlyObjectProperty<List<LayerMaps>> mapsProperty() {
        return maps.getReadOnlyProperty();
    }

    /** How many examples can be chosen from; 0 while that is not known. */
    int count() {
        LayersContent content = layers.content();
        WatchedPredictions answers = content == null ? null : content.answers();
        return answers == null ? 0 : answers.count();
    }

    /** Chooses an example by its number; what lies beyond the last is the last. */
    void choose(ObjectProperty<@Nullable Integer> which, int number) {
        if (count() > 0) {
            which.set(Math.max(0, Math.min(count() - 1, number)));
        }
    }

    /** Chooses the neighbour of the one that is shown. */
    void step(ObjectProperty<@Nullable Integer> which, int by) {
        Integer now = which.get();
        choose(which, now == null ? 0 : now + by);
    }

    /** Chooses any example that the network takes for another class. */
    void chooseMistake(ObjectProperty<@Nullable Integer> which) {
        int[] wrong = answers()
                .map(ExampleQuery.ALL.withOutcome(ExampleQuery.Outcome.WRONG)::of)
                .orElse(new int[0]);
        if (wrong.length > 0) {
            which.set(wrong[random.nextInt(wrong.length)]);
        }
    }

    /** Asks again what failed. */
    void again() {
        first.question().again();
        second.question().again();
    }

    private Optional<WatchedPredictions> answers() {
        LayersContent content = layers.content();
        return content == null ? Optional.empty() : Optional.ofNullable(content.answers());
    }

    private void update() {
        LayersContent content = layers.content();
        if (content != null && !layers.inFrontProperty().get()) {
            return;
        }
        if (content == null || content.weights() == null || layers.isRegression()) {
            first.look(null);
            second.look(null);
            return;
        }
        if (selection.exampleProperty().get() == null && drawn.get() == null && chooseFirst()) {
            return;
        }
        // The second one before the first, so that rows are not laid out for one of two.
        second.look(look(content, selection.secondProperty().get()));
        int[] pixels = drawn.get();
        first.look(
                pixels == null
                        ? look(content, selection.exampleProperty().get())
                        : new ExampleColumn.Look(
                                content.run().directory(),
                                content.moment(),
                                InspectedInput.ofDrawing(pixels),
                                null,
                                layers.train().classNames()));
    }

    /** Whether there was something to choose; setting it has this model brought up to date. */
    private boolean chooseFirst() {
        WatchedPredictions answers = answers().orElse(null);
        if (answers == null || answers.count() == 0) {
            return false;
        }
        int example = ExampleQuery.ALL.withOrder(ExampleQuery.Order.CONFIDENT_MISTAKES)
                .of(answers)[0];
        if (selection.secondProperty().get() == null) {
            int taken = answers.predicted(example);
            int[] clear = ExampleQuery.ALL
                    .withOutcome(ExampleQuery.Outcome.RIGHT)
                    .withPair(taken, taken)
                    .withOrder(ExampleQuery.Order.LEAST_CONFIDENT)
                    .of(answers);
            selection.secondProperty().set(clear.length == 0 ? null : (Integer) clear[clear.length - 1]);
        }
        selection.exampleProperty().set(example);
        return true;
    }

    private ExampleColumn.@Nullable Look look(LayersContent content, @Nullable Integer example) {
        if (example == null) {
            return null;
        }
        WatchedPredictions answers = content.answers();
        boolean known = answers != null && example < answers.count();
        return new ExampleColumn.Look(
                content.run().directory(),
                content.moment(),
                InspectedInput.ofExample(example),
                known && answers != null ? (Integer) answers.label(example) : null,
                layers.train().classNames());
    }

    private void draw() {
        LayersContent content = layers.content();
        List<LayerActivations> examples = new ArrayList<>();
        for (ExampleColumn column : List.of(first, second)) {
            SeenExample seen = column.seen();
            if (seen != null) {
                examples.add(seen.activations());
            }
        }
        if (content == null || first.seen() == null) {
            drawing.clear();
            maps.set(List.of());
        } else if (!second.isAwaited()) {
            // The first column is not drawn wide for the moment until the second one is answered.
            drawing.ask(new Pair(content, examples, difference.get() && examples.size() == 2));
        }
    }
}
