package org.dl4jworkbench.ui.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.rundir.RunDirectory;
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

    RunsModel(RunIndex index, Supplier<List<RunData>> liveRuns, Background background) {
        this.index = index;
        this.liveRuns = liveRuns;
        this.background = background;
        index.runsProperty().addListener(observable -> showIndex());
        filter.addListener((observable, old, text) ->
                shown.setPredicate(text.isBlank() ? null : row -> row.facts().matches(text)));
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

    /** Words that must all occur in what the table shows of a run. */
    StringProperty filterProperty() {
        return filter;
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
        Map<String, RunData> live = live();
        Map<String, RunRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.directory().name(), row));
        List<RunRow> next = new ArrayList<>();
        for (RunHistory.Entry run : index.runs()) {
            String name = run.directory().name();
            RunData data = live.get(name);
            RunFacts facts = data == null ? RunFacts.of(run) : RunFacts.of(data);
            RunRow row = known.get(name);
            if (row == null) {
                row = new RunRow(run.directory(), facts);
            } else {
                row.update(facts);
            }
            next.add(row);
        }
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    /** Brings the rows of live runs up to date; cheap, called a few times a second while the page is shown. */
    void tick() {
        Map<String, RunData> live = live();
        for (RunRow row : rows) {
            RunData data = live.get(row.directory().name());
            if (data != null) {
                Long version = data.version();
                if (!version.equals(versions.put(row.directory().name(), version))) {
                    row.update(RunFacts.of(data));
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
