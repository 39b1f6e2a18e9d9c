package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An experiment as it stands and the commands to its queue. All views are functions of {@link #record()}, {@link #state()} and
 * the data of the live runs; a screen polls {@link #version()} and draws when it has changed, the command line listens.
 * Commands return at once and complete when their effect is written down, or with the {@link WorkbenchException} that says why
 * not. Safe for use by several threads; one owner thread does the work.
 *
 * <p>While anything runs this workbench holds the experiment's lock; a second workbench can look on but not command.
 */
public final class ExperimentSession {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentSession.class);
    private static final long STOP_LIMIT_SECONDS = 50;
    /** How long an engine whose workbench has died may take to write its checkpoint and go. */
    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(60);

    private static final long LOOK_AGAIN_MILLIS = 250;

    /** Told on the owner thread; must return at once and not touch JavaFX controls. */
    public interface Listener {
        /** An item's state changed; {@code data} is its run's, or null while it has none at work. */
        default void itemChanged(ExperimentItem item, @Nullable RunData data) {}

        /** The queue's state changed. */
        default void queueChanged(QueueState state) {}

        /** Something the user should know. */
        default void noticed(String message) {}
    }

    private final ExperimentDirectory directory;
    private final Runs runs;
    private final int cores;
    private final ScheduledExecutorService owner;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, RunData> shown = new ConcurrentHashMap<>();

    private volatile ExperimentRecord record;
    private volatile QueueState state = QueueState.IDLE;
    private final AtomicLong changes = new AtomicLong();
    private volatile CompletableFuture<ExperimentRecord> idle;

    // What follows belongs to the owner thread.
    private final Map<String, Runs.Run> live = new LinkedHashMap<>();
    private final Set<String> skipping = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();
    private final Map<String, Instant> waiting = new LinkedHashMap<>();
    /** The only item that may start, or null: all. */
    private @Nullable String only;

    /** While it is at work, nothing else starts. */
    private @Nullable ParallelMeasuring measuring;

    private final QueueLock lock;

    ExperimentSession(ExperimentDirectory directory, Runs runs, int cores, ScheduledExecutorService owner) {
        this.directory = directory;
        this.runs = runs;
        this.cores = cores;
        this.owner = owner;
        lock = new QueueLock(directory);
        record = onDisk();
        idle = CompletableFuture.completedFuture(record);
    }

    private ExperimentRecord onDisk() {
        ExperimentRecord read = directory.read();
        return WorkLock.isHeld(directory.lock()) ? read : Reconciliation.of(directory, read);
    }

    public ExperimentDirectory directory() {
        return directory;
    }

    /** What was planned and how far it is, as of now. */
    public ExperimentRecord record() {
        return record;
    }

    public QueueState state() {
        return state;
    }

    /** Differs after every change, also of the live runs' figures. */
    public long version() {
        return changes.get()
                + shown.values().stream().mapToLong(RunData::version).sum();
    }

    /** The data of an item's run while it is at work here; empty otherwise (read its directory then). */
    public Optional<RunData> liveRun(ExperimentItem item) {
        return Optional.ofNullable(shown.get(key(item)));
    }

    /** Whether another workbench is at work on it. Asks the file system. */
    public boolean isElsewhere() {
        return state == QueueState.IDLE && WorkLock.isHeld(directory.lock());
    }

    /** Completes with the record when nothing runs any more; a finished future while nothing does. */
    public CompletableFuture<ExperimentRecord> idle() {
        return idle;
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** Reads the record again where this workbench is not at work on it: another may be. */
    public void refresh() {
        if (state == QueueState.IDLE) {
            submit(() -> {
                if (!lock.isTaken()) {
                    show(onDisk());
                }
            });
        }
    }

    /** Starts the queue, or goes on with it: stopped and interrupted items continue from their checkpoints. */
    public CompletableFuture<Void> resume() {
        return command(() -> {
            if (state == QueueState.STOPPING) {
                throw new EngineException(
                        "the experiment is just stopping", directory.name(), "Try again when it has stopped");
            }
            if (state == QueueState.IDLE) {
                requireData();
            }
            boolean paused = state == QueueState.PAUSED;
            only = null;
            for (ExperimentItem item : record.queue()) {
                if (item.state() == ItemState.STOPPED || item.state() == ItemState.INTERRUPTED) {
                    put(item.withState(ItemState.QUEUED, null));
                }
            }
            begin();
            if (paused) {
                live.values().forEach(run -> watched(run.resume(), "go on"));
            }
        });
    }

    /** Starts nothing more, and lets the runs at work wait. */
    public CompletableFuture<Void> pause() {
        return command(() -> {
            if (state == QueueState.RUNNING) {
                set(QueueState.PAUSED);
                live.values().forEach(run -> watched(run.pause(), "pause"));
            }
        });
    }

    /** Stops the runs at work with their checkpoints and starts nothing more. {@link #idle()} completes when all have ended. */
    public CompletableFuture<Void> stopAll() {
        return command(() -> {
            if (state == QueueState.RUNNING || state == QueueState.PAUSED) {
                set(QueueState.STOPPING);
                if (measuring != null) {
                    measuring.cancel();
                }
                live.values().forEach(this::stop);
                waiting.clear();
            }
        });
    }

    /** Puts an item that waits at another place of the queue, counted from 0. */
    public CompletableFuture<Void> move(ExperimentItem item, int place) {
        return command(() -> {
            require(current(item), ItemState.QUEUED, "moved");
            write(record.moved(item, place));
        });
    }

    /** Leaves an item out; one that runs is stopped with a checkpoint. */
    public CompletableFuture<Void> skip(ExperimentItem item) {
        return command(() -> {
            ExperimentItem current = current(item);
            Runs.Run run = live.get(key(item));
            if (run != null) {
                skipping.add(key(item));
                stop(run);
            } else if (current.state() != ItemState.FINISHED) {
                waiting.remove(key(item));
                put(current.withState(ItemState.SKIPPED, null));
            } else {
                throw new EngineException("the run is finished", item.label(), "Nothing is left to skip");
            }
        });
    }

    /**
     * Runs an item again that failed, was skipped, stopped or has finished, and starts the queue where it stands.
     *
     * @param fromStart whether in a new run's folder, from the first epoch on; otherwise it goes on from its last checkpoint
     */
    public CompletableFuture<Void> retry(ExperimentItem item, boolean fromStart) {
        return command(() -> {
            ExperimentItem current = current(item);
            if (live.containsKey(key(item)) || current.state() == ItemState.QUEUED) {
                throw new EngineException("waits or runs already", item.label(), "");
            }
            if (!fromStart && (current.state() == ItemState.HELD || current.state() == ItemState.PRUNED)) {
                throw new EngineException(
                        "the run is as long as its place among the others allows",
                        item.label(),
                        "To train it to its end, resume it as a run");
            }
            if (!fromStart && current.state() == ItemState.FINISHED) {
                throw new EngineException("the run is finished", item.label(), "Run it again from the start");
            }
            put((fromStart ? current.withRun(null) : current).withState(ItemState.QUEUED, null));
            if (state == QueueState.IDLE) {
                begin();
            }
        });
    }

    /**
     * How many runs at a time from now on, at most the cores of the machine or the cluster; runs at work are not ended. Nothing is
     * measured then, and a measuring at work ends.
     */
    public CompletableFuture<Void> setParallel(int count) {
        return command(() -> {
            if (count < 1 || count > cores) {
                throw new org.dl4jworkbench.model.BadSpecException(
                        "must be from 1 to the " + cores + " cores there are, not " + count, "parallel", "");
            }
            if (measuring != null) {
                measuring.cancel();
            }
            write(record.withParallel(count));
        });
    }

    /**
     * Adds to what was planned, as more trials of a search; where the queue runs, what is new starts in its turn.
     *
     * @param more gets the record as it stands and returns it with more in it; runs on the owner thread
     */
    public CompletableFuture<Void> extend(UnaryOperator<ExperimentRecord> more) {
        return command(() -> write(more.apply(record)));
    }

    /** Runs a single item of a queue that is at rest, and leaves the others as they are. */
    public CompletableFuture<Void> runOnly(ExperimentItem item) {
        return command(() -> {
            if (state != QueueState.IDLE) {
                throw new EngineException("the queue is at work", directory.name(), "Wait for its end, or stop it");
            }
            ExperimentItem current = current(item);
            if (current.state() == ItemState.FINISHED) {
                throw new EngineException("the run is finished", item.label(), "");
            }
            only = key(item);
            put(current.withState(ItemState.QUEUED, null));
            begin();
        });
    }

    // Below: the owner thread.

    private CompletableFuture<Void> command(Runnable work) {
        return submit(() -> {
            if (!lock.isTaken()) {
                lock.take();
                // Another workbench may have worked on it since it was read.
                show(Reconciliation.of(directory, directory.read()));
            }
            try {
                work.run();
                fill();
            } finally {
                if (state == QueueState.IDLE) {
                    lock.release();
                }
            }
        });
    }

    private CompletableFuture<Void> submit(Runnable work) {
        return CompletableFuture.runAsync(work, owner).exceptionallyCompose(problem -> {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            if (!(cause instanceof WorkbenchException)) {
                LOG.error("Work on {} failed", directory.path(), cause);
            }
            return CompletableFuture.failedFuture(cause);
        });
    }

    /** A queue whose data are away stays what it is, instead of failing run by run. */
    private void requireData() {
        List<ExperimentItem> left = record.queue().stream()
                .filter(item -> item.state().isLeft() || item.state() == ItemState.FAILED)
                .toList();
        if (record.queue().stream().anyMatch(item -> item.run() != null)) {
            left.stream()
                    .map(this::spec)
                    .collect(Collectors.toMap(spec -> spec.data().dataset(), spec -> spec, (one, other) -> one))
                    .values()
                    .forEach(spec -> runs.requireData(spec, dataFolder()));
        }
    }

    private void begin() {
        if (state == QueueState.IDLE) {
            idle = new CompletableFuture<>();
        }
        set(QueueState.RUNNING);
        measure();
    }

    /** Begins to measure how many runs at a time are worthwhile, where that is to be done. */
    private void measure() {
        Throughput known = record.throughput();
        ExperimentItem first = record.queue().stream()
                .filter(item -> item.state() == ItemState.QUEUED)
                .findFirst()
                .orElse(null);
        if (measuring != null || only != null || known == null || !known.isPending() || first == null) {
            return;
        }
        ParallelMeasuring begun = new ParallelMeasuring(
                runs,
                spec(first),
                directory.path(),
                dataFolder(),
                cores,
                Math.toIntExact(record.count(ItemState.QUEUED)));
        measuring = begun;
        begun.start()
                .whenComplete((found, problem) -> owner.execute(() -> {
                    measuring = null;
                    safely(() -> measured(found, problem));
                    safely(this::fill);
                }));
    }

    /** @param found null where it was cancelled, which leaves it to be done, unless a number was chosen by hand */
    private void measured(@Nullable Throughput found, @Nullable Throwable problem) {
        Throughput known = record.throughput();
        if (known == null || !known.isPending() || (found == null && problem == null)) {
            return;
        }
        Throughput result =
                found != null ? found : new Throughput(List.of(), 1, "It could not be measured (" + problem + ")");
        write(record.withThroughput(result));
        listeners.forEach(listener -> listener.noticed(result.text()));
    }

    private @Nullable Path dataFolder() {
        return record.dataFolder() == null ? null : Path.of(record.dataFolder());
    }

    /** Starts what may start, and ends the work when nothing is left. */
    private void fill() {
        if (measuring != null) {
            return;
        }
        if ((state == QueueState.RUNNING || state == QueueState.PAUSED) && !directory.exists()) {
            giveUp();
        }
        if (state == QueueState.RUNNING) {
            halve();
            for (ExperimentItem item : record.queue()) {
                if (live.size() >= Math.min(record.parallel(), cores)) {
                    break;
                }
                if (item.state() == ItemState.QUEUED && (only == null || only.equals(key(item)))) {
                    tryStart(item);
                }
            }
        }
        boolean nothingWaits = state != QueueState.PAUSED || record.count(ItemState.QUEUED) == 0;
        if (state != QueueState.IDLE && live.isEmpty() && waiting.isEmpty() && nothingWaits) {
            set(QueueState.IDLE);
            only = null;
            try {
                lock.release();
            } finally {
                idle.complete(record);
            }
        }
    }

    /** Nothing is started in a folder that was deleted; runs at work meet the same and end by themselves, or when they are stopped. */
    private void giveUp() {
        safely(directory::requireThere);
        set(QueueState.STOPPING);
        waiting.clear();
        live.values().forEach(this::stop);
    }

    /** Decides the rungs of successive halving that all their trials have come to. */
    private void halve() {
        ExperimentRecord before = record;
        ExperimentRecord decided = Halving.decided(before, item -> RunResult.epochs(directory, item, null));
        if (!decided.equals(before)) {
            write(decided);
            decided.queue().stream()
                    .filter(item -> !before.queue().contains(item))
                    .forEach(this::tell);
        }
    }

    private void tryStart(ExperimentItem item) {
        try {
            start(item);
        } catch (WorkbenchException e) {
            safely(() -> put(item.withState(ItemState.FAILED, e.getMessage())));
        }
    }

    private void start(ExperimentItem item) {
        RunDirectory known = directory.run(item).filter(RunDirectory::exists).orElse(null);
        if (known != null && WorkLock.isHeld(known)) {
            awaitEngine(item);
            return;
        }
        waiting.remove(key(item));
        if (known != null && known.read().status() == RunStatus.FINISHED) {
            put(item.withState(ItemState.FINISHED, null));
            return;
        }
        Path data = dataFolder();
        RunDirectory run = known != null ? known : ItemRuns.create(directory, record, item, spec(item), data);
        ExperimentItem starting = item.withRun(run.name()).withState(ItemState.RUNNING, null);
        // Written before the engine starts: whatever happens to this process, the run's folder is known.
        write(record.with(starting));
        Runs.Run begun = runs.resume(run, data, item.until(), listener(starting));
        live.put(key(item), begun);
        shown.put(key(item), begun.data());
        tell(starting);
        begun.ended().whenComplete((status, problem) -> owner.execute(() -> ended(starting)));
    }

    /** An engine that lost its workbench is still writing its checkpoint: looked at again in a moment. */
    private void awaitEngine(ExperimentItem item) {
        Instant since = waiting.computeIfAbsent(key(item), key -> Instant.now());
        if (since.plus(ENGINE_LIMIT).isBefore(Instant.now())) {
            waiting.remove(key(item));
            throw new EngineException(
                    "an engine is at work on this run and does not end", item.label(), "End that process, then retry");
        }
        owner.schedule(() -> safely(this::fill), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private RunSpec spec(ExperimentItem item) {
        return ItemRuns.spec(record, item, runs.threadsEach(cores, record.parallel()));
    }

    private RunData.Listener listener(ExperimentItem item) {
        return new RunData.Listener() {
            @Override
            public void statusChanged(RunStatus status, @Nullable String reason) {
                if (status == RunStatus.RUNNING || status == RunStatus.PAUSED) {
                    ItemState wanted = status == RunStatus.PAUSED ? ItemState.PAUSED : ItemState.RUNNING;
                    owner.execute(() -> safely(() -> {
                        ExperimentItem now = current(item);
                        if (live.containsKey(key(item)) && now.state() != wanted) {
                            put(now.withState(wanted, null));
                        }
                    }));
                }
            }

            @Override
            public void noticed(String message) {
                owner.execute(() -> {
                    // Every run tells the same of machine and data.
                    if (noticed.add(message)) {
                        listeners.forEach(listener -> listener.noticed(message));
                    }
                });
            }
        };
    }

    private void ended(ExperimentItem item) {
        // Where the record cannot be written, as on a full disk, the queue must come to its end all the same.
        safely(() -> settle(item));
        safely(this::fill);
    }

    private void settle(ExperimentItem item) {
        Runs.Run run = live.remove(key(item));
        boolean skipped = skipping.remove(key(item));
        if (run == null) {
            return;
        }
        ExperimentItem settled = ItemRuns.ended(current(item), run, skipped);
        try {
            put(settled);
        } finally {
            shown.remove(key(item));
            changes.addAndGet(run.data().version() + 1);
        }
    }

    private void stop(Runs.Run run) {
        run.stop().orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS).exceptionally(problem -> {
            if (!run.ended().isDone()) {
                LOG.warn("A run did not stop; its engine is ended", problem);
                run.kill();
            }
            return false;
        });
    }

    /** A run that ends while it is told something never answers; its end is told by itself. */
    private static void watched(CompletableFuture<Boolean> answer, String what) {
        answer.exceptionally(problem -> {
            LOG.debug("A run did not {}", what, problem);
            return false;
        });
    }

    /** Work that nobody waits for: what goes wrong is told to who listens. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (WorkbenchException e) {
            LOG.info("{}", e.getMessage(), e);
            String message = String.valueOf(e.getMessage());
            // Every item meets the same full disk or deleted folder.
            if (noticed.add(message)) {
                listeners.forEach(listener -> listener.noticed(message));
            }
        } catch (RuntimeException e) {
            LOG.error("Work on {} failed", directory.path(), e);
            listeners.forEach(listener -> listener.noticed("The program has a fault: " + e));
        }
    }

    private ExperimentItem current(ExperimentItem item) {
        return record.now(item)
                .orElseThrow(() -> new EngineException("is no item of the experiment", item.label(), ""));
    }

    private static void require(ExperimentItem item, ItemState wanted, String what) {
        if (item.state() != wanted) {
            throw new EngineException(
                    "is " + item.state().token() + ", and only what waits can be " + what, item.label(), "");
        }
    }

    private void put(ExperimentItem item) {
        write(record.with(item));
        tell(item);
    }

    private void tell(ExperimentItem item) {
        Runs.Run run = live.get(key(item));
        RunData data = run == null ? shown.get(key(item)) : run.data();
        listeners.forEach(listener -> listener.itemChanged(item, data));
    }

    private void write(ExperimentRecord changed) {
        show(changed);
        directory.write(changed);
    }

    private void show(ExperimentRecord changed) {
        if (!changed.equals(record)) {
            record = changed;
            changes.incrementAndGet();
        }
    }

    private void set(QueueState wanted) {
        if (state != wanted) {
            state = wanted;
            changes.incrementAndGet();
            new ArrayList<>(listeners).forEach(listener -> listener.queueChanged(wanted));
        }
    }

    private static String key(ExperimentItem item) {
        return item.variation() + "\n" + item.seed() + "\n" + item.fold();
    }
}
