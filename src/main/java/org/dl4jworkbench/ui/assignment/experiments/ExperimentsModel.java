package org.dl4jworkbench.ui.assignment.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.lab.experiment.ExperimentCurves;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.lab.experiment.ExperimentPlan;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of one assignment and the execution of one of them that is shown. {@link #tick()} looks whether it has news;
 * what reads files is done in the background, one reading at a time. To be used on one thread.
 */
public final class ExperimentsModel {
    /**
     * An execution as it stands.
     *
     * @param record what was planned and how far it is
     * @param queue its runs in the order in which they run
     */
    record Shown(
            ExperimentRecord record,
            ExperimentTable table,
            ExperimentCurves curves,
            List<QueueRow> queue,
            QueueActions actions) {}

    /** Tables that change more often cannot be read, and every reading looks into the runs' files. */
    private static final long READ_NANOS = 400_000_000;

    private final Services services;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable Assignment> assignment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Choice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Execution>> executions = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Execution> execution = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final Map<String, ExperimentRecord> ofRuns = new LinkedHashMap<>();
    private final OutOfFoldModel outOfFold;
    private @Nullable ExperimentSession session;
    private long seenVersion = -1;
    private boolean reading;
    private long readAt;
    private int listing;
    private int opening;

    public ExperimentsModel(Services services, Background background) {
        this.services = services;
        this.background = background;
        outOfFold = new OutOfFoldModel(services::datasetOf, background);
        shown.addListener((observable, old, now) -> {
            ExperimentSession of = session;
            outOfFold.show(now == null || of == null ? null : of.directory(), now == null ? null : now.record());
        });
        chosen.addListener((observable, old, now) -> {
            // The same experiment, edited: what was run of it stays in view.
            boolean same = old != null
                    && now != null
                    && old.experiment().id().equals(now.experiment().id());
            if (!same) {
                execution.set(null);
                executions.set(List.of());
                problem.set(null);
                list(null);
            }
        });
        execution.addListener((observable, old, now) -> {
            if (old == null || now == null || !old.directory().equals(now.directory())) {
                open(now);
            }
        });
    }

    ReadOnlyObjectProperty<@Nullable Assignment> assignmentProperty() {
        return assignment.getReadOnlyProperty();
    }

    /** The assignment's experiments and the user's own. */
    ReadOnlyObjectProperty<List<Choice>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Choice> chosenProperty() {
        return chosen;
    }

    /** The times that the chosen experiment was run, newest first. */
    ReadOnlyObjectProperty<List<Execution>> executionsProperty() {
        return executions.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Execution> executionProperty() {
        return execution;
    }

    /** The chosen execution as it stands; null for none, and while it is read. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What the folds' networks of the shown execution say of the training examples. */
    OutOfFoldModel outOfFold() {
        return outOfFold;
    }

    /** Why the last reading or command failed; null when it did not. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a start is on its way: every variation is checked against the data first. */
    ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /** How many runs at a time this machine allows. */
    int cores() {
        return services.experiments().cores();
    }

    /** Shows an assignment's experiments; the choice stays where it is the same assignment. */
    public void show(Assignment other) {
        Assignment before = assignment.get();
        boolean same = before != null && before.id().equals(other.id());
        assignment.set(other);
        reload(same && chosen.get() != null ? chosen.get().experiment().id() : null);
    }

    /** Shows a queue of the shown assignment. */
    public void open(ExperimentDirectory directory, ExperimentRecord record) {
        if (ExperimentPlan.isOfRun(record.experiment())) {
            ofRuns.putIfAbsent(record.experiment().id(), record);
        }
        reload(record.experiment().id());
        list(directory);
    }

    /** Reads the catalogue again and chooses an experiment, or the first. */
    void reload(@Nullable String experimentId) {
        Assignment current = assignment.get();
        if (current == null) {
            return;
        }
        offer(current);
        List<Choice> now = choices.get();
        chosen.set(now.stream()
                .filter(each -> each.experiment().id().equals(experimentId))
                .findFirst()
                .orElse(now.isEmpty() ? null : now.get(0)));
        findQueuesOfRuns(current);
    }

    private void offer(Assignment current) {
        choices.set(Stream.concat(
                        services.assignments().get(current.id()).experiments().stream()
                                .map(each ->
                                        new Choice(each, services.assignments().isOwn(current.id(), each.id()), false)),
                        ofRuns.values().stream()
                                .filter(each -> each.assignment().equals(current.id()))
                                .map(each -> new Choice(each.experiment(), false, true)))
                .toList());
    }

    /** Queues that were made of runs stand in no catalogue, only on the disk. */
    private void findQueuesOfRuns(Assignment current) {
        Path folder = services.experimentsFolder();
        background.run(
                () -> ExperimentHistory.find(folder),
                found -> {
                    if (!found.problems().isEmpty()) {
                        problem.set(found.problems().get(0));
                    }
                    ofRuns.clear();
                    found.entries().stream()
                            .map(ExperimentHistory.Entry::record)
                            .filter(each -> each.search() == null && ExperimentPlan.isOfRun(each.experiment()))
                            .forEach(
                                    each -> ofRuns.putIfAbsent(each.experiment().id(), each));
                    if (current.equals(assignment.get())) {
                        Choice before = chosen.get();
                        offer(current);
                        boolean kept = before != null && choices.get().contains(before);
                        chosen.set(kept ? before : same(before));
                    }
                },
                problem::set);
    }

    private @Nullable Choice same(@Nullable Choice before) {
        return choices.get().stream()
                .filter(each -> before != null
                        && each.experiment().id().equals(before.experiment().id()))
                .findFirst()
                .orElse(choices.get().isEmpty() ? null : choices.get().get(0));
    }

    /** Looks on the disk for executions of the chosen experiment; picks one, else keeps the picked one, else takes the newest. */
    void list(@Nullable ExperimentDirectory pick) {
        Choice choice = chosen.get();
        Assignment current = assignment.get();
        int mine = ++listing;
        if (choice == null || current == null) {
            return;
        }
        Path folder = services.experimentsFolder();
        String id = choice.experiment().id();
        background.run(
                () -> ExperimentHistory.list(folder).stream()
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

    private void open(@Nullable Execution wanted) {
        int mine = ++opening;
        session = null;
        shown.set(null);
        seenVersion = -1;
        if (wanted == null) {
            return;
        }
        background.run(
                () -> services.experiments().open(wanted.directory()),
                opened -> {
                    if (mine == opening) {
                        session = opened;
                        tick();
                    }
                },
                failure -> {
                    if (mine == opening) {
                        problem.set(failure);
                    }
                });
    }

    /** Looks for news of the shown execution; cheap where there are none. */
    public void tick() {
        ExperimentSession now = session;
        if (now == null || reading || now.version() == seenVersion && shown.get() != null) {
            return;
        }
        boolean first = shown.get() == null;
        if (!first && System.nanoTime() - readAt < READ_NANOS) {
            return;
        }
        readAt = System.nanoTime();
        reading = true;
        long version = now.version();
        background.run(
                () -> read(now),
                read -> {
                    reading = false;
                    if (now == session) {
                        seenVersion = version;
                        shown.set(read);
                    }
                },
                failure -> {
                    reading = false;
                    if (now == session) {
                        seenVersion = version;
                        problem.set(failure);
                    }
                });
    }

    private static Shown read(ExperimentSession session) {
        ExperimentRecord record = session.record();
        List<QueueRow> queue = IntStream.range(0, record.queue().size())
                .mapToObj(place -> {
                    ExperimentItem item = record.queue().get(place);
                    return QueueRow.of(
                            place, item, record, session.liveRun(item).orElse(null));
                })
                .toList();
        return new Shown(
                record,
                ExperimentTable.of(session),
                ExperimentCurves.of(session),
                queue,
                QueueActions.of(record, session.state(), session.isElsewhere()));
    }

    /**
     * Runs the chosen experiment anew; every variation is checked before the first starts.
     *
     * @param changes for every variation, as {@code path=value}
     */
    void start(int seeds, int folds, int parallel, List<String> changes) {
        Choice choice = chosen.get();
        Assignment current = assignment.get();
        if (choice == null || current == null || starting.get()) {
            return;
        }
        problem.set(null);
        starting.set(true);
        ExperimentOptions options = new ExperimentOptions(
                services.experimentsFolder(), services.dataFolder(), new ArrayList<>(changes), seeds, folds, parallel);
        Experiment experiment = choice.experiment();
        ExperimentRecord made = choice.ofRun() ? ofRuns.get(experiment.id()) : null;
        background.run(
                () -> made == null
                        ? services.experiments().start(current, experiment, options, services.datasets())
                        : services.experiments().startAgain(current, made, options, services.datasets()),
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

    /** Goes on with what was left: interrupted and stopped runs continue from their checkpoints. */
    void resume() {
        command(ExperimentSession::resume);
    }

    void pause() {
        command(ExperimentSession::pause);
    }

    void stop() {
        command(ExperimentSession::stopAll);
    }

    /** Puts a run that waits before or after its neighbour that waits. */
    void move(QueueRow row, int by) {
        Shown now = shown.get();
        if (now == null) {
            return;
        }
        int place = row.place() + by;
        while (place >= 0
                && place < now.queue().size()
                && !now.queue().get(place).canMove()) {
            place += by;
        }
        if (place >= 0 && place < now.queue().size()) {
            int to = place;
            command(each -> each.move(row.item(), to));
        }
    }

    void skip(QueueRow row) {
        command(each -> each.skip(row.item()));
    }

    void retry(QueueRow row, boolean fromStart) {
        command(each -> each.retry(row.item(), fromStart));
    }

    void setParallel(int count) {
        command(each -> each.setParallel(count));
    }

    private interface Command {
        CompletableFuture<Void> on(ExperimentSession session);
    }

    private void command(Command command) {
        ExperimentSession now = session;
        if (now == null) {
            return;
        }
        problem.set(null);
        command.on(now)
                .whenComplete((done, failure) -> Background.onScreen(() -> {
                    if (failure != null && now == session) {
                        problem.set(
                                failure instanceof CompletionException && failure.getCause() != null
                                        ? failure.getCause()
                                        : failure);
                    }
                    tick();
                }));
    }

    /** Deletes an execution with all its runs. */
    void delete(Execution doomed) {
        background.run(
                () -> {
                    ExperimentHistory.delete(doomed.directory());
                    services.experiments().forget(doomed.directory());
                    return doomed;
                },
                deleted -> {
                    execution.set(null);
                    list(null);
                    Assignment current = assignment.get();
                    if (current != null) {
                        findQueuesOfRuns(current);
                    }
                },
                problem::set);
    }

    /** Saves an experiment of the user's own and chooses it. */
    void save(Experiment experiment) {
        Assignment current = Objects.requireNonNull(assignment.get());
        background.run(
                () -> {
                    services.assignments().saveExperiment(current.id(), experiment);
                    return experiment.id();
                },
                this::reload,
                problem::set);
    }

    /** Deletes an experiment of the user's own; what it has run stays on the disk. */
    void deleteExperiment(Choice choice) {
        Assignment current = Objects.requireNonNull(assignment.get());
        background.run(
                () -> {
                    services.assignments()
                            .deleteExperiment(current.id(), choice.experiment().id());
                    return choice;
                },
                deleted -> reload(null),
                problem::set);
    }
}
