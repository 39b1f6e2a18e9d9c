package org.dl4jworkbench.ui.assignment.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;
import org.dl4jworkbench.lab.search.SearchHistory;
import org.dl4jworkbench.lab.search.SearchOptions;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.experiments.Execution;
import org.dl4jworkbench.ui.chart.TrialSelection;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;

/**
 * The searches of one assignment, the times that the chosen one was run, and which trials are picked and brushed. What reads files
 * is done in the background. To be used on one thread.
 */
public final class SearchModel {
    /** More trials than anybody waits for. */
    static final int MOST_TRIALS = 100_000;

    private final Services services;
    private final SearchRuns searches;
    private final Background background;
    private final SearchExecution shownExecution;
    private final TrialSelection selection = new TrialSelection();
    private final ReadOnlyObjectWrapper<@Nullable Assignment> assignment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<SearchChoice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable SearchChoice> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Execution>> executions = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Execution> execution = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private int listing;

    public SearchModel(Services services, SearchRuns searches, Background background) {
        this.services = services;
        this.searches = searches;
        this.background = background;
        shownExecution = new SearchExecution(searches, background);
        chosen.addListener((observable, old, now) -> {
            // The same search, edited: what was run of it stays in view.
            boolean same = old != null
                    && now != null
                    && old.search().id().equals(now.search().id());
            if (!same) {
                execution.set(null);
                executions.set(List.of());
                problem.set(null);
                list(null);
            }
        });
        execution.addListener((observable, old, now) -> {
            if (old == null || now == null || !old.directory().equals(now.directory())) {
                selection.clear();
                shownExecution.open(now == null ? null : now.directory());
            }
        });
    }

    ReadOnlyObjectProperty<@Nullable Assignment> assignmentProperty() {
        return assignment.getReadOnlyProperty();
    }

    /** The assignment's searches and the user's own. */
    ReadOnlyObjectProperty<List<SearchChoice>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable SearchChoice> chosenProperty() {
        return chosen;
    }

    /** The times that the chosen search was run, newest first. */
    ReadOnlyObjectProperty<List<Execution>> executionsProperty() {
        return executions.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Execution> executionProperty() {
        return execution;
    }

    /** The chosen execution as it stands, and its commands. */
    SearchExecution execution() {
        return shownExecution;
    }

    /** Which trials are picked, pointed at and brushed. */
    TrialSelection selection() {
        return selection;
    }

    /** Why the last reading or start failed; null when it did not. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a start is on its way: every trial is checked against the data first. */
    ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /** How many runs at a time this machine allows. */
    int cores() {
        return searches.cores();
    }

    /** Shows an assignment's searches; the choice stays where it is the same assignment. */
    public void show(Assignment other) {
        Assignment before = assignment.get();
        SearchChoice kept = chosen.get();
        boolean same = before != null && before.id().equals(other.id());
        assignment.set(other);
        reload(same && kept != null ? kept.search().id() : null);
    }

    /** Looks for news of the shown execution; cheap where there are none. */
    public void tick() {
        shownExecution.tick();
    }

    /** Reads the catalogue again and chooses a search, or the first. */
    void reload(@Nullable String searchId) {
        Assignment current = assignment.get();
        if (current == null) {
            return;
        }
        Assignment now = services.assignments().get(current.id());
        assignment.set(now);
        List<SearchChoice> found = now.searches().stream()
                .map(each -> new SearchChoice(each, services.assignments().isOwnSearch(current.id(), each.id())))
                .toList();
        choices.set(found);
        chosen.set(found.stream()
                .filter(each -> each.search().id().equals(searchId))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0)));
    }

    /** Looks on the disk for executions of the chosen search; picks one, else keeps the picked one, else takes the newest. */
    void list(@Nullable ExperimentDirectory pick) {
        SearchChoice choice = chosen.get();
        Assignment current = assignment.get();
        int mine = ++listing;
        if (choice == null || current == null) {
            return;
        }
        Path folder = services.experimentsFolder();
        String id = choice.search().id();
        background.run(
                () -> SearchHistory.list(folder).stream()
                        .filter(entry -> entry.record().assignment().equals(current.id())
                                && entry.record().experiment().id().equals(id))
                        .map(Execution::of)
                        .toList(),
                found -> {
                    if (mine == listing) {
                        listed(found, pick);
                    }
                },
                failure -> {
                    if (mine == listing) {
                        problem.set(failure);
                    }
                });
    }

    private void listed(List<Execution> found, @Nullable ExperimentDirectory pick) {
        Execution before = execution.get();
        ExperimentDirectory wanted = pick != null ? pick : before == null ? null : before.directory();
        executions.set(found);
        execution.set(found.stream()
                .filter(each -> each.isOf(wanted))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(0)));
    }

    /**
     * Starts the chosen search anew; every trial is checked before the first starts.
     *
     * @param epochs of each training, or null: as the preset has it
     * @param parallel how many at a time, or null: measured
     */
    void start(
            int trials,
            int folds,
            Search.Sampler sampler,
            long seed,
            @Nullable Integer epochs,
            @Nullable Integer parallel) {
        SearchChoice choice = chosen.get();
        Assignment current = assignment.get();
        if (choice == null || current == null || starting.get()) {
            return;
        }
        problem.set(null);
        starting.set(true);
        SearchOptions options = new SearchOptions(
                services.experimentsFolder(),
                services.dataFolder(),
                epochs == null ? List.of() : List.of("training.epochs=" + epochs),
                trials,
                folds,
                sampler,
                seed,
                parallel);
        background.run(
                () -> searches.start(current, choice.search(), options, services.datasets()),
                started -> {
                    starting.set(false);
                    if (Objects.equals(choice, chosen.get())) {
                        list(started.directory());
                    }
                },
                failure -> {
                    starting.set(false);
                    problem.set(failure);
                });
    }

    /** The epochs of the preset that the chosen search starts from; 1 where it names none. */
    int presetEpochs() {
        SearchChoice choice = chosen.get();
        Assignment current = assignment.get();
        Integer epochs = choice == null || current == null
                ? null
                : current.preset(choice.search().preset()).spec().training().epochs();
        return epochs == null ? 1 : epochs;
    }

    /** Deletes an execution with all its runs. */
    void delete(Execution doomed) {
        background.run(
                () -> {
                    ExperimentHistory.delete(doomed.directory());
                    searches.forget(doomed.directory());
                    return doomed;
                },
                deleted -> {
                    execution.set(null);
                    list(null);
                },
                problem::set);
    }

    /** Saves a search of the user's own and chooses it. */
    void save(Search search) {
        Assignment current = Objects.requireNonNull(assignment.get());
        background.run(
                () -> {
                    services.assignments().saveSearch(current.id(), search);
                    return search.id();
                },
                this::reload,
                problem::set);
    }

    /** Deletes a search of the user's own; what it has run stays on the disk. */
    void deleteSearch(SearchChoice choice) {
        Assignment current = Objects.requireNonNull(assignment.get());
        background.run(
                () -> {
                    services.assignments()
                            .deleteSearch(current.id(), choice.search().id());
                    return choice;
                },
                deleted -> reload(null),
                problem::set);
    }

    /** The trials within all brushes of the parallel coordinates; null where there is no brush. */
    @Nullable
    Set<Integer> brushed() {
        SearchExecution.Shown now = shownExecution.shownProperty().get();
        if (now == null || selection.brushes().isEmpty()) {
            return null;
        }
        ParallelFigure figure = now.parallel().withBrushes(selection.brushes());
        Set<Integer> inside = new HashSet<>();
        figure.lines().stream().filter(figure::isInside).forEach(line -> inside.add(line.trial()));
        return inside;
    }

    /** The trials that the table shows, the best first: those within the brushes. */
    List<TrialRow> rows() {
        SearchExecution.Shown now = shownExecution.shownProperty().get();
        Set<Integer> inside = brushed();
        return now == null
                ? List.of()
                : now.trials().stream()
                        .filter(each -> inside == null || inside.contains(each.trial()))
                        .toList();
    }

    /** A trial's settings as a form starts from them: the preset with the search's changes and the trial's values. */
    RunSpec settings(SearchTable.Row row) {
        SearchExecution.Shown now =
                Objects.requireNonNull(shownExecution.shownProperty().get());
        Assignment current = Objects.requireNonNull(assignment.get());
        List<SpecPaths.Change> changes = new ArrayList<>(
                now.record().changes().stream().map(SpecPaths.Change::parse).toList());
        row.values().forEach((path, value) -> changes.add(new SpecPaths.Change(path, value)));
        return SpecPaths.set(current.preset(now.record().experiment().preset()).spec(), changes);
    }

    /** The preset's spec that the shown execution's trials start from, as the catalogue has it. */
    RunSpec presetSpec() {
        SearchExecution.Shown now =
                Objects.requireNonNull(shownExecution.shownProperty().get());
        return Objects.requireNonNull(assignment.get())
                .preset(now.record().experiment().preset())
                .spec();
    }

    /** Looks in the history for the newest finished run of the preset as it stands. */
    void withPresetRun(Consumer<Optional<RunDirectory>> then) {
        RunSpec preset = presetSpec();
        Path folder = services.runsFolder();
        background.run(() -> PresetRun.newest(preset, RunHistory.list(folder)), then, problem::set);
    }

    /** The runs of the picked trials, all folds. */
    List<RunDirectory> pickedRuns() {
        SearchExecution.Shown now = shownExecution.shownProperty().get();
        return now == null
                ? List.of()
                : picked().stream()
                        .flatMap(row -> now.runs(row.trial()).stream())
                        .toList();
    }

    /** The picked trials that the shown execution has, in the order in which they were picked. */
    List<TrialRow> picked() {
        SearchExecution.Shown now = shownExecution.shownProperty().get();
        List<TrialRow> found = new ArrayList<>();
        if (now != null) {
            selection.picked().forEach(trial -> now.trial(trial).ifPresent(found::add));
        }
        return found;
    }
}
