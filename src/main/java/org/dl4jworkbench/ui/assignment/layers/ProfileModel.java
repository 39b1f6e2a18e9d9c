package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.Fit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/**
 * How the units of each layer of a regression answer to inputs that the user picks: a line over the units for each input, or for a
 * single input column a curve over the input for each unit.
 */
final class ProfileModel {
    /** More lines cannot be told apart. */
    private static final int MOST_INPUTS = 8;

    /** Places on a curve. */
    private static final int PLACES = 81;

    /** The range of a curve where the data's is not known. */
    private static final double HALF_RANGE = 4;

    /**
     * What is asked.
     *
     * @param inputs a row of values for each input
     */
    private record Question(RunDirectory run, Moment moment, List<List<Double>> inputs, boolean curves) {}

    /** The picked inputs, or what is wrong with them. */
    private record Parsed(
            List<List<Double>> inputs, @Nullable String problem) {}

    private final LayersModel layers;
    private final NewestQuestion<Question, List<LayerActivations>> asking;
    private final StringProperty text = new SimpleStringProperty("-2, 0, 2");
    private final BooleanProperty curves = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable String> textProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LineFigure>> figures = new ReadOnlyObjectWrapper<>(List.of());

    /** @param inspectors gives a run's inspector */
    ProfileModel(LayersModel layers, Function<RunDirectory, Inspector> inspectors, Executor screen) {
        this.layers = layers;
        asking = new NewestQuestion<>(question -> activations(inspectors.apply(question.run()), question), screen);
        layers.contentProperty().addListener(observable -> update());
        text.addListener(observable -> update());
        curves.addListener(observable -> update());
        asking.answeredProperty().addListener(observable -> draw());
    }

    private static CompletableFuture<List<LayerActivations>> activations(Inspector inspector, Question question) {
        List<CompletableFuture<LayerActivations>> all = question.inputs().stream()
                .map(values -> inspector.activations(
                        question.moment(),
                        InspectedInput.ofValues(
                                values.stream().mapToDouble(Double::doubleValue).toArray())))
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
    }

    /** The inputs: numbers with commas between; of several input columns rows of numbers with semicolons between. */
    StringProperty textProperty() {
        return text;
    }

    /** What is wrong with the text; null for nothing. */
    ReadOnlyObjectProperty<@Nullable String> textProblemProperty() {
        return textProblem.getReadOnlyProperty();
    }

    /** Whether curves over the input are shown instead. */
    BooleanProperty curvesProperty() {
        return curves;
    }

    /** Whether there is one input to draw curves over. */
    boolean canDrawCurves() {
        LayersContent content = layers.content();
        return content != null && content.network().input().size() == 1;
    }

    /** A figure for each layer; empty before there are any. */
    ReadOnlyObjectProperty<List<LineFigure>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    NewestQuestion<?, ?> question() {
        return asking;
    }

    private void update() {
        LayersContent content = layers.content();
        if (content == null || content.weights() == null || !layers.isRegression()) {
            asking.clear();
            return;
        }
        boolean overInput = curves.get() && canDrawCurves();
        Parsed parsed = overInput
                ? new Parsed(places(), null)
                : parse(text.get(), (int) content.network().input().size());
        textProblem.set(parsed.problem());
        if (parsed.problem() == null) {
            asking.ask(new Question(content.run().directory(), content.moment(), parsed.inputs(), overInput));
        }
    }

    private List<List<Double>> places() {
        Fit fit = layers.train().fit().fitProperty().get();
        Series curve = fit == null ? null : fit.curve();
        boolean known = curve != null && curve.size() > 1;
        double from = known && curve != null ? curve.x(0) : -HALF_RANGE;
        double to = known && curve != null ? curve.x(curve.size() - 1) : HALF_RANGE;
        List<List<Double>> places = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            places.add(List.of(from + (to - from) * place / (PLACES - 1)));
        }
        return places;
    }

    private static Parsed parse(String text, int columns) {
        String[] rows = columns == 1 ? text.split("[,;\\s]+") : text.split(";");
        List<List<Double>> inputs = new ArrayList<>();
        for (String row : rows) {
            if (row.isBlank()) {
                continue;
            }
            List<Double> values = new ArrayList<>();
            for (String word : row.strip().split("[,\\s]+")) {
                try {
                    values.add(Double.valueOf(word.replace('−', '-')));
                } catch (NumberFormatException e) {
                    return new Parsed(List.of(), "\"" + word + "\" is not a number");
                }
            }
            if (values.size() != columns) {
                return new Parsed(
                        List.of(),
                        "An input has " + columns + " values, this one " + values.size() + ": " + row.strip());
            }
            inputs.add(values);
        }
        if (inputs.isEmpty()) {
            return new Parsed(List.of(), "Give at least one input");
        }
        return inputs.size() > MOST_INPUTS
                ? new Parsed(List.of(), "At most " + MOST_INPUTS + " inputs can be told apart")
                : new Parsed(inputs, null);
    }

    private void draw() {
        LayersContent content = layers.content();
        NewestQuestion.Answered<Question, List<LayerActivations>> answered =
                asking.answeredProperty().get();
        if (content == null || answered == null) {
            figures.set(List.of());
            return;
        }
        List<LineFigure> drawn = new ArrayList<>();
        for (LayerTitle title : content.titles()) {
            drawn.add(
                    answered.question().curves()
                            ? curves(title, answered.question(), answered.answer())
                            : units(title, answered.question(), answered.answer()));
        }
        figures.set(List.copyOf(drawn));
    }

    private static LineFigure units(LayerTitle title, Question question, List<LayerActivations> answers) {
        List<Series> series = new ArrayList<>();
        for (int input = 0; input < answers.size(); input++) {
            float[] values = answers.get(input).layers().get(title.index()).values()[0];
            double[] unit = new double[values.length];
            double[] activation = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                unit[i] = i;
                activation[i] = values[i];
            }
            series.add(Series.of(
                    name(question.inputs().get(input)), unit, activation, input, Series.Look.LINE_WITH_POINTS));
        }
        return LineFigure.of(
                title.name() + " · " + title.detail(), Axis.counting("unit"), Axis.linear("activation"), series);
    }

    private static LineFigure curves(LayerTitle title, Question question, List<LayerActivations> answers) {
        int units = answers.get(0).layers().get(title.index()).values()[0].length;
        double[] x = question.inputs().stream().mapToDouble(row -> row.get(0)).toArray();
        List<Series> series = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            double[] y = new double[x.length];
            for (int place = 0; place < x.length; place++) {
                y[place] = answers.get(place).layers().get(title.index()).values()[0][unit];
            }
            series.add(Series.of("unit " + unit, x, y, unit, Series.Look.LINE));
        }
        return LineFigure.of(
                title.name() + " · " + title.detail(), Axis.linear("x"), Axis.linear("activation"), series);
    }

    private static String name(List<Double> input) {
        return "x = "
                + input.stream()
                        .map(Numbers::plain)
                        .reduce((one, more) -> one + ", " + more)
                        .orElse("");
    }
}
