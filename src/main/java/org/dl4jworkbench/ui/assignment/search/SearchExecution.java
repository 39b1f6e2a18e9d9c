package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.QueueState;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.lab.search.SearchFigures;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchSession;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.experiments.QueueActions;
import org.dl4jworkbench.ui.assignment.experiments.QueueRow;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a search that is shown, and the commands to it. {@link #tick()} looks whether it has news; what reads files is
 * done in the background, one reading at a time. To be used on one thread.
 */
final class SearchExecution {
    /**
     * An execution as it stands.
     *
     * @param trials the best first
     * @param queue its runs in the order in which they run
     * @param state where it stands, in words
     * @param idle whether nothing of it is at work, here or elsewhere
     */
    record Shown(
            ExperimentDirectory directory,
            ExperimentRecord record,
            SearchTable table,
            List<TrialRow> trials,
            List<QueueRow> queue,
            QueueActions actions,
            String state,
            boolean idle,
            ParallelFigure parallel,
            LineFigure bestSoFar,
            BarFigure importance) {
        Optional<TrialRow> trial(int number) {
            return trials.stream().filter(each -> each.trial() == number).findFirst();
        }

        /** The items of a trial, by fold. */
        List<ExperimentItem> items(int trial) {
            String name = table.rows().get(trial - 1).name();
            return record.queue().stream()
                    .filter(item -> item.variation().equals(name))
                    .toList();
        }

        /** The runs of a trial that there are, by fold. */
        List<RunDirectory> runs(int trial) {
            return items(trial).stream()
                    .flatMap(item -> directory.run(item).stream())
                    .toList();
        }

        /** The run of the best on everything, where one was begun. */
        Optional<QueueRow> finalRun() {
            SearchTable.Final last = table.finalRun();
            return last == null
                    ? Optional.empty()
                    : queue.stream()
                            .filter(row -> row.item().isSame(last.item()))
                            .findFirst();
        }
    }

    /** Tables that change more often cannot be read, and every reading looks into the runs' files. */
    private static final long READ_NANOS = 400_000_000;

    private final SearchRuns searches;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable SearchSession session;
    private long seenVersion = -1;
    private boolean reading;
    private long readAt;
    private int opening;

    SearchExecution(SearchRuns searches, Background background) {
        this.searches = searches;
        this.background = background;
    }

    /** The execution as it stands; null for none, and while it is read. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the last reading or command failed; null when it did not. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows an execution; null for none. */
    void open(@Nullable ExperimentDirectory wanted) {
        int mine = ++opening;
        session = null;
        shown.set(null);
        problem.set(null);
        seenVersion = -1;
        if (wanted == null) {
            return;
        }
        background.run(
                () -> searches.open(wanted),
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

    /** Looks for news; cheap where there are none. */
    void tick() {
        SearchSession now = session;
        if (now == null || reading || now.queue().version() == seenVersion && shown.get() != null) {
            return;
        }
        if (shown.get() != null && System.nanoTime() - readAt < READ_NANOS) {
            return;
        }
        readAt = System.nanoTime();
        reading = true;
        long version = now.queue().version();
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

    private static Shown read(SearchSession session) {
        ExperimentSession queue = session.queue();
        SearchTable table = session.table();
        ExperimentRecord record = queue.record();
        List<QueueRow> rows = IntStream.range(0, record.queue().size())
                .mapToObj(place -> {
                    ExperimentItem item = record.queue().get(place);
                    return QueueRow.of(place, item, record, queue.liveRun(item).orElse(null));
                })
                .toList();
        QueueState state = queue.state();
        boolean elsewhere = queue.isElsewhere();
        Throughput throughput = record.throughput();
        boolean measuring = throughput != null
                && throughput.isPending()
                && record.queue().stream().noneMatch(item -> item.state().isLive());
        boolean open = record.queue().stream().anyMatch(item -> item.state().isLeft());
        return new Shown(
                session.directory(),
                record,
                table,
                table.rows().stream()
                        .map(row -> TrialRow.of(row, rows))
                        .sorted(TrialRow.bestFirst(table))
                        .toList(),
                rows,
                QueueActions.of(record, state, elsewhere),
                SearchWords.state(table, state, elsewhere, open, measuring),
                state == QueueState.IDLE && !elsewhere,
                SearchFigures.parallel(table),
                SearchFigures.bestSoFar(table),
                SearchFigures.importance(table));
    }

    /** Goes on with what was left: interrupted and stopped runs continue from their checkpoints. */
    void resume() {
        command(each -> each.queue().resume());
    }

    void pause() {
        command(each -> each.queue().pause());
    }

    void stop() {
        command(each -> each.queue().stopAll());
    }

    void addTrials(int count) {
        command(each -> each.addTrials(count));
    }

    /** Trains the best trial on everything and tests it. */
    void trainBest() {
        command(SearchSession::trainBest);
    }

    void setParallel(int count) {
        command(each -> each.queue().setParallel(count));
    }

    /** Leaves out what is left of a trial. */
    void skip(int trial) {
        each(
                trial,
                item -> item.state() != ItemState.FINISHED && item.state() != ItemState.SKIPPED,
                (queue, item) -> queue.skip(item));
    }

    /** Tries again what failed or was left out of a trial. */
    void retry(int trial) {
        each(trial, SearchExecution::canRetry, (queue, item) -> queue.retry(item, false));
    }

    static boolean canRetry(ExperimentItem item) {
        return item.state() == ItemState.FAILED
                || item.state() == ItemState.SKIPPED
                || item.state() == ItemState.STOPPED
                || item.state() == ItemState.INTERRUPTED;
    }

    void skip(QueueRow row) {
        command(each -> each.queue().skip(row.item()));
    }

    void retry(QueueRow row, boolean fromStart) {
        command(each -> each.queue().retry(row.item(), fromStart));
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
            command(each -> each.queue().move(row.item(), to));
        }
    }

    private interface ItemCommand {
        CompletableFuture<Void> on(ExperimentSession queue, ExperimentItem item);
    }

    private void each(int trial, java.util.function.Predicate<ExperimentItem> which, ItemCommand wanted) {
        Shown now = shown.get();
        if (now != null) {
            List<ExperimentItem> items = now.items(trial).stream().filter(which).toList();
            command(session -> CompletableFuture.allOf(
                    items.stream().map(item -> wanted.on(session.queue(), item)).toArray(CompletableFuture[]::new)));
        }
    }

    private interface Command {
        CompletableFuture<?> on(SearchSession session);
    }

    private void command(Command command) {
        SearchSession now = session;
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
}
