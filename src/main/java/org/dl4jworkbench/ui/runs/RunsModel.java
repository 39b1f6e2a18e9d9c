package org.dl4jworkbench.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.dl4jworkbench.lab.Preferences.HistoryView;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.history.HistoryReading;
import org.dl4jworkbench.lab.history.HistoryRun;
import org.dl4jworkbench.lab.history.RunQuery;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunIndex;
import org.jspecify.annotations.Nullable;

/** The rows of the history page, kept in step with the disk and with the live runs, and what can be done with them. */
final class RunsModel {
    /** Starts an engine that continues a run. */
    interface Resumer {
        void resume(RunDirectory run);
    }

    private final RunIndex index;
    private final Supplier<List<RunData>> liveRuns;
    private final Background background;
    private final ObservableList<RunRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.factsProperty()});
    private final FilteredList<RunRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final HistoryReading reading;
    private final BooleanProperty archived = new SimpleBooleanProperty();
    private final BooleanProperty experiments = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> queryProblem = new ReadOnlyObjectWrapper<>();
    private RunQuery query = RunQuery.ALL;
    private Map<String, Long> perExperiment = Map.of();
    private long requests;

    RunsModel(
            RunIndex index,
            HistoryReading reading,
            Supplier<List<RunData>> liveRuns,
            Background background,
            PreferencesFile preferences) {
        this.index = index;
        this.reading = reading;
        this.liveRuns = liveRuns;
        this.background = background;
        HistoryView view = preferences.get().history();
        experiments.set(view != null && view.experiments());
        experiments.addListener((observable, old, now) -> {
            HistoryView before = preferences.get().history();
            preferences.set(preferences
                    .get()
                    .withHistory(new HistoryView(now, before == null ? RunColumns.HIDDEN : before.hidden())));
        });
        index.runsProperty().addListener(observable -> showIndex());
        for (Observable each : List.of(filter, archived, experiments)) {
            each.addListener(observable -> search());
        }
        search();
        showIndex();
    }

    /** All runs. */
    ObservableList<RunRow> rows() {
        return rows;
    }

    /** The runs that pass the filter. */
    ObservableList<RunRow> shown() {
        return shown;
    }

    /** A {@link RunQuery}; while it cannot be read, what was found before stays. */
    StringProperty filterProperty() {
        return filter;
    }

    /** Whether archived runs are shown too. */
    BooleanProperty archivedProperty() {
        return archived;
    }

    /** Whether the runs of experiments that have several are shown too. */
    BooleanProperty experimentsProperty() {
        return experiments;
    }

    /** Why the filter cannot be read, and which fields there are; null while it can. */
    ReadOnlyObjectProperty<@Nullable Throwable> queryProblemProperty() {
        return queryProblem.getReadOnlyProperty();
    }

    /** How many runs the filter would find if those of experiments and archived ones were shown. */
    int foundBehindToggles() {
        return (int) rows.stream()
                        .filter(row -> query.matches(row.facts().run(), true))
                        .count()
                - shown.size();
    }

    /** All tags that were given to any run, in the order of the alphabet. */
    List<String> knownTags() {
        return rows.stream()
                .flatMap(row -> row.facts().notes().tags().stream())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private void search() {
        try {
            RunQuery read = RunQuery.parse(filter.get());
            read.unknownField(rows.stream().map(row -> row.facts().run()).toList())
                    .ifPresent(problem -> {
                        throw problem;
                    });
            query = read;
            queryProblem.set(null);
        } catch (BadSpecException e) {
            queryProblem.set(e);
            return;
        }
        RunQuery wanted = query;
        boolean archivedToo = archived.get();
        boolean all = experiments.get() || wanted.asksForExperiments();
        shown.setPredicate(
                row -> wanted.matches(row.facts().run(), archivedToo) && (all || !isFoldedAway(row.facts())));
    }

    /** Searches have dozens of runs, which would bury the others; an experiment of a single run is as good as a run. */
    private boolean isFoldedAway(RunFacts facts) {
        String experiment = facts.run().entry().experiment();
        return experiment != null && perExperiment.getOrDefault(experiment, 0L) > 1;
    }

    /** What went wrong with the last action, or null. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void clearProblem() {
        problem.set(null);
    }

    void setProblem(Throwable what) {
        problem.set(what);
    }

    private void showIndex() {
        long request = ++requests;
        List<RunHistory.Entry> entries = index.runs();
        background.run(
                () -> reading.of(entries),
                found -> {
                    // A later reading may have been quicker.
                    if (request == requests) {
                        show(found);
                    }
                },
                problem::set);
    }

    private void show(List<HistoryRun> found) {
        Map<String, RunData> live = live();
        Map<Path, RunRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.directory().path(), row));
        Map<String, Long> counted = found.stream()
                .filter(run -> run.entry().experiment() != null)
                .collect(Collectors.groupingBy(run -> String.valueOf(run.entry().experiment()), Collectors.counting()));
        boolean folded = !counted.equals(perExperiment);
        perExperiment = counted;
        List<RunRow> next = new ArrayList<>();
        for (HistoryRun run : found) {
            RunData data = live.get(run.entry().directory().name());
            RunFacts facts = data == null ? RunFacts.of(run) : RunFacts.of(run, data);
            RunRow row = known.get(run.entry().directory().path());
            if (row == null) {
                row = new RunRow(run.entry().directory(), facts);
            } else {
                row.update(facts);
            }
            next.add(row);
        }
        bring(next);
        // A new predicate filters anew, which a table takes for other rows and loses its selection.
        if (folded || queryProblem.get() != null) {
            search();
        }
        loaded.set(index.loadedProperty().get());
    }

    /** Makes the rows these, one by one: replaced all at once, they would lose the selection. */
    private void bring(List<RunRow> next) {
        if (rows.isEmpty()) {
            rows.setAll(next);
            return;
        }
        Set<RunRow> staying = new HashSet<>(next);
        rows.removeIf(row -> !staying.contains(row));
        Set<RunRow> known = new HashSet<>(rows);
        for (int index = 0; index < next.size(); index++) {
            if (!known.contains(next.get(index))) {
                rows.add(index, next.get(index));
            }
        }
    }

    /** Whether the disk has been read and what was found is in the rows. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Brings the rows of live runs up to date; cheap, called a few times a second while the page is shown. */
    void tick() {
        Map<String, RunData> live = live();
        for (RunRow row : rows) {
            RunData data = live.get(row.directory().name());
            if (data != null) {
                Long version = data.version();
                if (!version.equals(versions.put(row.directory().name(), version))) {
                    row.update(RunFacts.of(row.facts().run(), data));
                }
            }
        }
    }

    private Map<String, RunData> live() {
        Map<String, RunData> live = new HashMap<>();
        for (RunData data : liveRuns.get()) {
            if (data.status().isLive()) {
                live.put(data.directory().name(), data);
            }
        }
        return live;
    }

    /** Whether some of the rows may be deleted: there are some, and no engine is at work on any. */
    static boolean mayDelete(List<RunRow> selected) {
        return !selected.isEmpty()
                && selected.stream().noneMatch(row -> row.facts().atWork());
    }

    /** Says something of runs, in their folders; what fails shows as the problem. */
    void say(List<RunRow> selected, UnaryOperator<RunNotes> change) {
        List<RunDirectory> directories =
                selected.stream().map(RunRow::directory).toList();
        clearProblem();
        background.run(
                () -> {
                    for (RunDirectory run : directories) {
                        RunNotes before = run.readNotes();
                        RunNotes after = change.apply(before);
                        if (!after.equals(before)) {
                            run.write(after);
                        }
                    }
                    return directories;
                },
                said -> index.refresh(),
                failure -> {
                    problem.set(failure);
                    index.refresh();
                });
    }

    /** The runs of the experiments that some runs belong to, in the order of the history. */
    List<RunRow> wholeExperiments(List<RunRow> selected) {
        List<String> names = selected.stream()
                .map(row -> row.facts().run().entry().experiment())
                .filter(Objects::nonNull)
                .toList();
        return rows.stream()
                .filter(row -> names.contains(row.facts().run().entry().experiment()))
                .toList();
    }

    /** Deletes runs in the background; refuses while an engine is at work on one. What fails shows as the problem. */
    void delete(List<RunRow> selected) {
        List<RunDirectory> directories =
                selected.stream().map(RunRow::directory).toList();
        for (RunRow row : selected) {
            if (row.facts().atWork()) {
                problem.set(new EngineException(
                        "an engine is at work on the run; nothing was deleted",
                        row.facts().name(),
                        "Stop it first"));
                return;
            }
        }
        clearProblem();
        background.run(
                () -> {
                    directories.forEach(RunHistory::delete);
                    return directories;
                },
                deleted -> index.refresh(),
                failure -> {
                    problem.set(failure);
                    index.refresh();
                });
    }

    /** Continues a stopped or failed run; what fails shows as the problem. */
    void resume(RunRow row, Resumer resumer, Runnable resumed) {
        clearProblem();
        background.run(
                () -> {
                    resumer.resume(row.directory());
                    return row;
                },
                done -> {
                    index.refresh();
                    resumed.run();
                },
                problem::set);
    }
}
