package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/** What in the two examples speaks for a class, by the chosen method. Asked while it is shown only. */
final class SaliencyModel {
    /**
     * What is asked.
     *
     * @param output the class that is explained
     * @param layer the convolution of Grad-CAM; null for the last one
     */
    record Question(
            RunDirectory run,
            Moment moment,
            SeenExample example,
            SaliencyMethod method,
            int output,
            @Nullable Integer layer) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question that
                    && run.equals(that.run)
                    && moment.equals(that.moment)
                    && example.input().equals(that.example.input())
                    && method == that.method
                    && output == that.output
                    && Objects.equals(layer, that.layer);
        }

        @Override
        public int hashCode() {
            return Objects.hash(run, moment, example.input(), method, output, layer);
        }
    }

    private final LayersModel layers;
    private final ExamplesModel examples;
    private final NewestQuestion<Question, float[][]> first;
    private final NewestQuestion<Question, float[][]> second;
    private final ObjectProperty<SaliencyMethod> method = new SimpleObjectProperty<>(SaliencyMethod.INPUT_GRADIENT);
    private final ObjectProperty<@Nullable Integer> output = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LayerTitle> layer = new SimpleObjectProperty<>();
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.8);
    private final BooleanProperty shown = new SimpleBooleanProperty();

    /** @param inspectors gives a run's inspector */
    SaliencyModel(ExamplesModel examples, Function<RunDirectory, Inspector> inspectors, Executor screen) {
        this.layers = examples.layers();
        this.examples = examples;
        first = question(inspectors, screen);
        second = question(inspectors, screen);
        examples.first().seenProperty().addListener(observable -> update());
        examples.second().seenProperty().addListener(observable -> update());
        method.addListener(observable -> update());
        output.addListener(observable -> update());
        layer.addListener(observable -> update());
        shown.addListener(observable -> update());
        layers.contentProperty().addListener((observable, old, now) -> {
            if (now == null || old == null || now.run() != old.run()) {
                layer.set(null);
                output.set(null);
                if (now != null && reason(method.get()) != null) {
                    method.set(SaliencyMethod.INPUT_GRADIENT);
                }
            }
        });
    }

    private static NewestQuestion<Question, float[][]> question(
            Function<RunDirectory, Inspector> inspectors, Executor screen) {
        return new NewestQuestion<>(
                asked -> inspectors
                        .apply(asked.run())
                        .saliency(
                                asked.moment(), asked.example().input(), asked.method(), asked.output(), asked.layer()),
                screen);
    }

    ExamplesModel examples() {
        return examples;
    }

    ObjectProperty<SaliencyMethod> methodProperty() {
        return method;
    }

    /** The class that is explained; null for the one that is predicted. */
    ObjectProperty<@Nullable Integer> outputProperty() {
        return output;
    }

    /** The convolution that Grad-CAM looks at; null for the last one. */
    ObjectProperty<@Nullable LayerTitle> layerProperty() {
        return layer;
    }

    /** Of the map over the picture, 0 to 1. */
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Whether the maps are looked at. */
    BooleanProperty shownProperty() {
        return shown;
    }

    NewestQuestion<Question, float[][]> first() {
        return first;
    }

    NewestQuestion<Question, float[][]> second() {
        return second;
    }

    /** The network's convolutions. */
    List<LayerTitle> convolutions() {
        LayersContent content = layers.content();
        return content == null ? List.of() : content.convolutions();
    }

    /** Why a method does not suit the network; null where it does. */
    @Nullable
    String reason(SaliencyMethod wanted) {
        LayersContent content = layers.content();
        if (content == null) {
            return "No network yet";
        }
        return switch (wanted) {
            case INPUT_GRADIENT -> null;
            case GRAD_CAM ->
                content.convolutions().isEmpty()
                        ? "Grad-CAM weighs the maps of a convolution: this network has none"
                        : null;
            case OCCLUSION ->
                content.network().input().isPicture()
                        ? null
                        : "Occlusion covers parts of a picture: this network is given "
                                + content.network().input() + " values";
        };
    }

    /** Asks again what failed. */
    void again() {
        first.again();
        second.again();
    }

    private void update() {
        ask(first, examples.first().seen());
        ask(second, examples.second().seen());
    }

    private void ask(NewestQuestion<Question, float[][]> question, @Nullable SeenExample example) {
        LayersContent content = layers.content();
        if (example == null || content == null) {
            question.clear();
        } else if (shown.get()) {
            Integer wanted = output.get();
            LayerTitle chosen = layer.get();
            question.ask(new Question(
                    content.run().directory(),
                    content.moment(),
                    example,
                    method.get(),
                    wanted == null ? example.predicted() : wanted,
                    method.get() == SaliencyMethod.GRAD_CAM && chosen != null ? (Integer) chosen.index() : null));
        }
    }
}
