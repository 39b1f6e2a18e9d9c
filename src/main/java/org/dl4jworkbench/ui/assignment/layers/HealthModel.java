package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/** Dead and saturated units and the largest weights of the layers at the selected moment, with problems in words. */
final class HealthModel {

    /** A weight as large as this is seldom meant. */
    private static final double LARGE_WEIGHT = 10;

    /** What is asked. */
    private record Question(RunDirectory run, Moment moment) {}

    private final LayersModel layers;
    private final NewestQuestion<Question, List<LayerHealth>> asking;
    private final ReadOnlyObjectWrapper<@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());

    /** @param inspectors gives a run's inspector */
    HealthModel(LayersModel layers, Function<RunDirectory, Inspector> inspectors, Executor screen) {
        this.layers = layers;
        asking = new NewestQuestion<>(
                question -> inspectors.apply(question.run()).health(question.moment()), screen);
        layers.contentProperty().addListener(observable -> update());
        asking.answeredProperty().addListener(observable -> tell());
    }

    /** A row for each layer; null before anything is known. */
    ReadOnlyObjectProperty<@Nullable Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** What is not as it should be, in sentences; empty where all is well. */
    ReadOnlyObjectProperty<List<String>> warningsProperty() {
        return warnings.getReadOnlyProperty();
    }

    NewestQuestion<?, ?> question() {
        return asking;
    }

    private void update() {
        LayersContent content = layers.content();
        if (content == null || content.weights() == null) {
            asking.clear();
        } else {
            asking.ask(new Question(content.run().directory(), content.moment()));
        }
        tell();
    }

    private void tell() {
        LayersContent content = layers.content();
        if (content == null || content.weights() == null) {
            table.set(null);
            warnings.set(List.of());
            return;
        }
        List<LayerHealth> known = Optional.ofNullable(asking.answer()).orElse(List.of());
        // A column of dashes says nothing, and the card is narrow.
        boolean rectified = known.stream().anyMatch(each -> each.dead() >= 0);
        boolean bounded = known.stream().anyMatch(each -> each.saturated() >= 0);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("layer")));
        if (rectified) {
            columns.add(Table.Column.number("dead"));
        }
        if (bounded) {
            columns.add(Table.Column.number("saturated"));
        }
        columns.add(Table.Column.number("max |w|"));
        List<List<Table.Cell>> rows = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (LayerTitle title : content.titles()) {
            Optional<LayerHealth> health =
                    known.stream().filter(each -> each.layer() == title.index()).findFirst();
            double largest = largestWeight(content, title);
            boolean anything = health.isPresent()
                    && (health.get().dead() >= 0 || health.get().saturated() >= 0);
            if (Double.isNaN(largest) && !anything) {
                continue;
            }
            List<Table.Cell> row = new ArrayList<>(List.of(Table.text(title.name())));
            if (rectified) {
                row.add(count(health.map(LayerHealth::dead).orElse(-1), health));
            }
            if (bounded) {
                row.add(count(health.map(LayerHealth::saturated).orElse(-1), health));
            }
            row.add(Table.number(largest, 2));
            rows.add(row);
            health.ifPresent(each -> words.addAll(words(content, title, each)));
            if (largest > LARGE_WEIGHT) {
                words.add(title.name() + ": its largest weight is " + new Table.NumberCell(largest, 1).shown());
            }
        }
        table.set(new Table("Health of the layers, " + content.moment().label(), columns, rows));
        warnings.set(List.copyOf(words));
    }

    private static Table.Cell count(int number, Optional<LayerHealth> health) {
        return number < 0 || health.isEmpty()
                ? Table.text("–")
                : Table.text(Numbers.grouped(number) + " of "
                        + Numbers.grouped(health.get().units()));
    }

    private static List<String> words(LayersContent content, LayerTitle title, LayerHealth health) {
        boolean maps = Optional.ofNullable(
                        content.network().layers().get(title.index()).output())
                .filter(shape -> shape.isPicture())
                .isPresent();
        List<String> words = new ArrayList<>();
        if (health.dead() > 0) {
            words.add(sentence(title, health.dead(), health.units(), maps, "fires", "fire", "never "));
        }
        if (health.saturated() > 0) {
            words.add(sentence(title, health.saturated(), health.units(), maps, "is saturated", "are saturated", ""));
        }
        return words;
    }

    /** "Convolution 2: 5 of 32 maps never fire". */
    private static String sentence(
            LayerTitle title, int bad, int all, boolean maps, String one, String several, String before) {
        return title.name() + ": " + Numbers.grouped(bad) + " of " + Numbers.grouped(all)
                + (maps ? (all == 1 ? " map " : " maps ") : (all == 1 ? " unit " : " units ")) + before
                + (bad == 1 ? one : several);
    }

    private static double largestWeight(LayersContent content, LayerTitle title) {
        for (Histogram histogram : content.histograms()) {
            if (histogram.layer() == title.index() && histogram.kind() == ParameterLayout.Kind.WEIGHTS.ordinal()) {
                return Math.max(Math.abs(histogram.minimum()), Math.abs(histogram.maximum()));
            }
        }
        return Double.NaN;
    }
}
