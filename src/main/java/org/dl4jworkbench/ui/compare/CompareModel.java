package org.dl4jworkbench.ui.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.lab.compare.ComparedRun;
import org.dl4jworkbench.lab.compare.Comparison;
import org.dl4jworkbench.lab.compare.ConfusionDifference;
import org.dl4jworkbench.lab.compare.CurveChoice;
import org.dl4jworkbench.lab.compare.CurveFigures;
import org.dl4jworkbench.lab.compare.MinibatchLosses;
import org.dl4jworkbench.lab.compare.WeightComparison;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/** Which runs are compared and how; reads their files in the background, and again when they change. */
final class CompareModel {
    private static final Comparison NOTHING = new Comparison(List.of(), List.of(), List.of());

    private final Background background;
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<CurveFigures.@Nullable Drawn> curves = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MatrixFigure> confusion = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<WeightComparison.Block>> blocks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<WeightComparison.@Nullable Drawn> weights = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Quantity> quantity = new SimpleObjectProperty<>(Quantity.TEST_LOSS);
    private final ObjectProperty<CurveChoice.XAxis> axis = new SimpleObjectProperty<>(CurveChoice.XAxis.EPOCH);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(RunFigures.DEFAULT_SMOOTHING);
    private final BooleanProperty raw = new SimpleBooleanProperty();
    private final BooleanProperty grouped = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable RunDirectory> first = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RunDirectory> second = new SimpleObjectProperty<>();
    private final ObjectProperty<SplitName> split = new SimpleObjectProperty<>(SplitName.TEST);
    private final ObjectProperty<MatrixLook> look = new SimpleObjectProperty<>(MatrixLook.DIFFERENCE);
    private final ObjectProperty<WeightComparison.@Nullable Block> block = new SimpleObjectProperty<>();
    private final NewestQuestion<Reading, Loaded> reading;
    private final NewestQuestion<Drawing, CurveFigures.Drawn> drawing;
    private final NewestQuestion<Subtraction, MatrixFigure> subtracting;
    private final NewestQuestion<Weighing, WeightComparison.Drawn> weighing;
    private final MinibatchLosses losses = new MinibatchLosses();
    private List<RunDirectory> chosen = List.of();
    private List<String> stamps = List.of();
    private long readings;
    private boolean looking;

    CompareModel(Background background) {
        this.background = background;
        reading = NewestQuestion.inBackground(
                question -> () -> {
                    List<String> now = stamps(question.runs());
                    Comparison read = Comparison.of(question.runs());
                    return new Loaded(read, WeightComparison.blocks(read), now);
                },
                background);
        drawing = NewestQuestion.inBackground(
                question -> () -> CurveFigures.of(question.comparison(), question.choice(), losses), background);
        subtracting = NewestQuestion.inBackground(
                question -> () -> ConfusionDifference.of(question.a(), question.b(), question.split(), question.look()),
                background);
        weighing = NewestQuestion.inBackground(
                question -> () -> WeightComparison.of(question.comparison(), question.block()), background);
        reading.answeredProperty().addListener((observable, old, now) -> {
            if (now != null && now.question().equals(reading.wanted())) {
                show(now.answer());
            }
        });
        drawing.answeredProperty().addListener((observable, old, now) -> {
            if (now != null) {
                curves.set(now.answer());
            }
        });
        subtracting
                .answeredProperty()
                .addListener((observable, old, now) -> confusion.set(now == null ? null : now.answer()));
        weighing.answeredProperty().addListener((observable, old, now) -> {
            if (now != null) {
                weights.set(now.answer());
            }
        });
        for (NewestQuestion<?, ?> each : List.of(reading, drawing, weighing)) {
            each.problemProperty().addListener((observable, old, now) -> {
                if (now != null) {
                    problem.set(now);
                }
            });
        }
        for (Observable each : List.of(quantity, axis, smoothing, raw, grouped)) {
            each.addListener(observable -> draw());
        }
        for (Observable each : List.of(first, second, split, look)) {
            each.addListener(observable -> subtract());
        }
        block.addListener(observable -> weigh());
    }

    /** Compares these from now on. */
    void compare(List<RunDirectory> runs) {
        chosen = List.copyOf(runs);
        reload();
    }

    /** Leaves a run out. */
    void remove(RunDirectory run) {
        compare(chosen.stream().filter(each -> !each.equals(run)).toList());
    }

    /** What was chosen, whether or not it can be read. */
    List<RunDirectory> chosen() {
        return chosen;
    }

    /** Reads everything again. */
    void reload() {
        reading.ask(new Reading(chosen, ++readings));
    }

    /** @param number a later reading of the same runs is another question */
    private record Reading(List<RunDirectory> runs, long number) {}

    private record Loaded(Comparison comparison, List<WeightComparison.Block> blocks, List<String> stamps) {}

    private record Drawing(Comparison comparison, CurveChoice choice) {}

    private record Subtraction(ComparedRun a, ComparedRun b, SplitName split, MatrixLook look) {}

    private record Weighing(Comparison comparison, WeightComparison.Block block) {}

    private void show(Loaded loaded) {
        problem.set(null);
        stamps = loaded.stamps();
        Comparison now = loaded.comparison();
        comparison.set(now);
        if (!now.hasSamples()) {
            grouped.set(false);
        }
        List<Quantity> offered = CurveFigures.quantities(now);
        if (quantity.get() != null && !offered.contains(quantity.get())) {
            quantity.set(Quantity.TEST_LOSS);
        }
        choosePair(now);
        blocks.set(loaded.blocks());
        if (block.get() == null || !loaded.blocks().contains(block.get())) {
            block.set(loaded.blocks().isEmpty() ? null : loaded.blocks().get(0));
        }
        draw();
        subtract();
        weigh();
    }

    private void choosePair(Comparison now) {
        List<RunDirectory> candidates = ConfusionDifference.candidates(now).stream()
                .map(ComparedRun::directory)
                .toList();
        if (first.get() == null || !candidates.contains(first.get())) {
            first.set(candidates.isEmpty() ? null : candidates.get(0));
        }
        if (second.get() == null || !candidates.contains(second.get()) || Objects.equals(first.get(), second.get())) {
            second.set(candidates.size() < 2 ? null : candidates.get(1));
        }
    }

    /** Looks whether the runs' files have changed, and reads them if so; to be called about once a second while shown. */
    void tick() {
        if (looking || chosen.isEmpty()) {
            return;
        }
        looking = true;
        List<RunDirectory> runs = chosen;
        background.run(
                () -> stamps(runs),
                now -> {
                    looking = false;
                    if (runs.equals(chosen) && !now.equals(stamps)) {
                        reload();
                    }
                },
                failure -> {
                    looking = false;
                    problem.set(failure);
                });
    }

    private static List<String> stamps(List<RunDirectory> runs) {
        return runs.stream()
                .map(run -> Stream.of(run.record(), run.notes(), run.epochs(), run.metrics())
                        .map(CompareModel::stamp)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
        } catch (IOException e) {
            // Not there, which is an answer too.
            return "-";
        }
    }

    private void draw() {
        Comparison now = comparison.get();
        CurveChoice choice = new CurveChoice(quantity.get(), axis.get(), smoothing.get(), raw.get(), grouped.get());
        drawing.ask(new Drawing(now, choice));
    }

    private void subtract() {
        ComparedRun a = run(first.get());
        ComparedRun b = run(second.get());
        if (a == null || b == null) {
            subtracting.clear();
            return;
        }
        subtracting.ask(new Subtraction(a, b, split.get(), look.get()));
    }

    private void weigh() {
        Comparison now = comparison.get();
        WeightComparison.Block wanted = block.get();
        if (wanted == null) {
            weighing.clear();
            weights.set(null);
            return;
        }
        weighing.ask(new Weighing(now, wanted));
    }

    /** The compared run of a folder, or null. */
    @Nullable
    ComparedRun run(@Nullable RunDirectory directory) {
        return comparison.get().runs().stream()
                .filter(each -> each.directory().equals(directory))
                .findFirst()
                .orElse(null);
    }

    /** Gives a run a colour of its own, kept in its folder; null for the automatic one. */
    void colour(ComparedRun run, @Nullable String colour) {
        background.run(
                () -> {
                    run.directory().write(run.directory().readNotes().withColour(colour));
                    return run;
                },
                done -> reload(),
                problem::set);
    }

    /** What the list of curves shows: the names of runs, or of groups. */
    List<String> names() {
        CurveFigures.Drawn drawn = curves.get();
        if (grouped.get() && drawn != null) {
            return drawn.groups().stream().map(CurveFigures.Group::name).toList();
        }
        return new ArrayList<>(
                comparison.get().runs().stream().map(ComparedRun::label).toList());
    }

    ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The curves as chosen, and who is not among them; null before the first. */
    ReadOnlyObjectProperty<CurveFigures.@Nullable Drawn> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** B − A; null where there are no two runs, or while there is a problem. */
    ReadOnlyObjectProperty<@Nullable MatrixFigure> confusionProperty() {
        return confusion.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> confusionProblemProperty() {
        return subtracting.problemProperty();
    }

    ReadOnlyObjectProperty<List<WeightComparison.Block>> blocksProperty() {
        return blocks.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<WeightComparison.@Nullable Drawn> weightsProperty() {
        return weights.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Null for the minibatches' loss. */
    ObjectProperty<@Nullable Quantity> quantityProperty() {
        return quantity;
    }

    ObjectProperty<CurveChoice.XAxis> axisProperty() {
        return axis;
    }

    DoubleProperty smoothingProperty() {
        return smoothing;
    }

    BooleanProperty rawProperty() {
        return raw;
    }

    /** Whether runs that differ only in seed or fold are one. */
    BooleanProperty groupedProperty() {
        return grouped;
    }

    ObjectProperty<@Nullable RunDirectory> firstProperty() {
        return first;
    }

    ObjectProperty<@Nullable RunDirectory> secondProperty() {
        return second;
    }

    ObjectProperty<SplitName> splitProperty() {
        return split;
    }

    ObjectProperty<MatrixLook> lookProperty() {
        return look;
    }

    ObjectProperty<WeightComparison.@Nullable Block> blockProperty() {
        return block;
    }
}
