package org.dl4jworkbench.ui.assignment.inside;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.jspecify.annotations.Nullable;

/** The confusion matrix of the selected moment, and what it is held against. To be used on one thread. */
final class ConfusionModel {
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH);

    private final InsideModel inside;
    private final Supplier<Path> runsFolder;
    private final ObjectProperty<SplitName> split = new SimpleObjectProperty<>(SplitName.TEST);
    private final ObjectProperty<MatrixLook> look = new SimpleObjectProperty<>(MatrixLook.COUNTS);
    private final ObjectProperty<@Nullable Comparison> comparison = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Comparison>> comparisons = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> matrix = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConfusionMatrix> baseline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private List<Comparison> otherRuns = List.of();
    private int request;

    /** @param runsFolder where other runs are looked for */
    ConfusionModel(InsideModel inside, Supplier<Path> runsFolder) {
        this.inside = inside;
        this.runsFolder = runsFolder;
        inside.contentProperty().addListener((observable, old, now) -> update());
        split.addListener((observable, old, now) -> update());
        look.addListener((observable, old, now) -> {
            if (now.isDifference()) {
                listComparisons();
            }
            update();
        });
        comparison.addListener((observable, old, now) -> update());
        inside.train().runProperty().addListener((observable, old, now) -> {
            comparison.set(null);
            otherRuns = List.of();
            if (look.get().isDifference()) {
                look.set(MatrixLook.COUNTS);
            }
        });
        inside.train().selection().momentsProperty().addListener((observable, old, now) -> offerComparisons());
    }

    ObjectProperty<SplitName> splitProperty() {
        return split;
    }

    ObjectProperty<MatrixLook> lookProperty() {
        return look;
    }

    /** What differences are to; null for nothing yet. */
    ObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison;
    }

    /** What can be chosen for that: the other moments of the run, and other runs of the assignment. */
    ReadOnlyObjectProperty<List<Comparison>> comparisonsProperty() {
        return comparisons.getReadOnlyProperty();
    }

    /** The matrix of the chosen split; null where the moment kept none. */
    ReadOnlyObjectProperty<@Nullable ConfusionMatrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    /** The matrix that differences are to; null where it is not asked for or not known. */
    ReadOnlyObjectProperty<@Nullable ConfusionMatrix> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    /** Why there is no difference; null when there is one, or none is asked for. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    InsideModel inside() {
        return inside;
    }

    /** The splits whose matrices the moment kept. */
    Set<SplitName> splits() {
        MomentContent now = inside.content();
        return now == null || now.matrices().isEmpty()
                ? EnumSet.noneOf(SplitName.class)
                : EnumSet.copyOf(now.matrices().keySet());
    }

    /** Chooses the examples of a cell, or those of all cells; only examples of the test split can be looked at. */
    void choose(@Nullable ClassPair pair) {
        inside.selection().pairProperty().set(pair);
    }

    private void update() {
        MomentContent now = inside.content();
        matrix.set(now == null ? null : now.matrices().get(split.get()));
        Comparison with = comparison.get();
        RunData run = inside.train().runProperty().get();
        int mine = ++request;
        if (!look.get().isDifference() || with == null || now == null || run == null) {
            baseline.set(null);
            problem.set(null);
            return;
        }
        List<String> names = inside.classNames();
        SplitName of = split.get();
        inside.background()
                .run(
                        () -> baseline(with, now.moment(), of, names),
                        read -> {
                            if (mine == request) {
                                baseline.set(read);
                                problem.set(null);
                            }
                        },
                        failure -> {
                            if (mine == request) {
                                baseline.set(null);
                                problem.set(failure);
                            }
                        });
    }

    private ConfusionMatrix baseline(Comparison with, Moment now, SplitName of, List<String> names) {
        Moment moment = with.moment() == null ? nearest(with.run(), now) : with.moment();
        ConfusionMatrix found =
                inside.reader().read(with.run(), moment, names).matrices().get(of);
        if (found == null) {
            throw new RunFolderException(
                    "keeps no confusion matrix of the " + of.token() + " split at " + moment.label(),
                    with.label(),
                    "Choose another epoch, or another split");
        }
        return found;
    }

    private static Moment nearest(RunDirectory run, Moment now) {
        return run.snapshots().stream()
                .map(Snapshot::moment)
                .filter(Moment::endsEpoch)
                .min(java.util.Comparator.comparingDouble(each -> Math.abs(each.position() - now.position())))
                .orElseThrow(() ->
                        new RunFolderException("keeps no epoch yet", run.name(), "Choose another run to compare with"));
    }

    private void listComparisons() {
        offerComparisons();
        RunData run = inside.train().runProperty().get();
        if (run == null) {
            return;
        }
        String assignment = run.spec().assignment();
        inside.background()
                .run(
                        () -> RunHistory.list(runsFolder.get()).stream()
                                .filter(each ->
                                        each.record().spec().assignment().equals(assignment))
                                .filter(each -> !each.directory()
                                        .name()
                                        .equals(run.directory().name()))
                                .map(each -> new Comparison(label(each), each.directory(), null))
                                .toList(),
                        found -> {
                            if (run == inside.train().runProperty().get()) {
                                otherRuns = found;
                                offerComparisons();
                            }
                        },
                        problem::set);
    }

    private static String label(RunHistory.Entry run) {
        return "run " + run.record().spec().preset() + " · "
                + STARTED.format(run.record().created().atZone(ZoneId.systemDefault()));
    }

    private void offerComparisons() {
        RunData run = inside.train().runProperty().get();
        if (run == null || !look.get().isDifference()) {
            return;
        }
        List<Comparison> offered = new ArrayList<>();
        for (Moment each : inside.train().selection().moments()) {
            if (each.endsEpoch()) {
                offered.add(new Comparison(each.label(), run.directory(), each));
            }
        }
        offered.addAll(otherRuns);
        comparisons.set(List.copyOf(offered));
        if (comparison.get() == null && !offered.isEmpty()) {
            comparison.set(firstTrained(offered));
        }
    }

    /** The first trained epoch: against the untrained network everything is different. */
    private static Comparison firstTrained(List<Comparison> offered) {
        return offered.stream()
                .filter(each -> each.moment() != null && each.moment().epoch() > 0)
                .findFirst()
                .orElse(offered.get(0));
    }
}
