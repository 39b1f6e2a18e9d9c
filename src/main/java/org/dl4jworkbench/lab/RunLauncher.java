package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.dl4jworkbench.engine.client.EngineLaunch;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.client.SpareEngine;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and resumes runs, each in an engine process of its own, and knows which are at work. */
public final class RunLauncher implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger(RunLauncher.class);

    private static final int SECONDS_TO_REFILL = 3;

    private static final RunData.Listener NOBODY = new RunData.Listener() {};

    private final Places places;
    private final Backends backends;
    private volatile @Nullable WarmSpare spare;
    private final List<RunSession> live = new CopyOnWriteArrayList<>();
    private final ExecutorService starter = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "run-starter");
        thread.setDaemon(true);
        return thread;
    });

    public RunLauncher(Places places) {
        this(places, Backends.ofThisProcess());
    }

    RunLauncher(Places places, Backends backends) {
        this.places = places;
        this.backends = backends;
    }

    /**
     * Keeps an engine warm for the next run from now on, while none is at work; for a process that lives on between runs.
     *
     * @param dataFolder gives the folder that is searched for data sets before all others, or null; asked on any thread
     * @param wanted whether the user wants that at all
     */
    public void keepSpare(Supplier<@Nullable Path> dataFolder, BooleanSupplier wanted) {
        WarmSpare kept = new WarmSpare(places, backends, dataFolder, () -> wanted.getAsBoolean() && live.isEmpty());
        spare = kept;
        starter.execute(kept::refill);
    }

    /** The engine that waits for a run, if one does. */
    Optional<SpareEngine> spare() {
        WarmSpare kept = spare;
        return kept == null ? Optional.empty() : kept.waiting();
    }

    /** To be called when the answers to what {@link #keepSpare} asks have changed. */
    public void refreshSpare() {
        WarmSpare kept = spare;
        if (kept != null) {
            starter.execute(kept::refill);
        }
    }

    /** Ends the engine that waits for a run; those at work go on. */
    public void endSpare() {
        WarmSpare kept = spare;
        spare = null;
        if (kept != null) {
            kept.close();
        }
    }

    /** A queue's next run may come at once; it has precedence. */
    private void refillSpareLater() {
        WarmSpare kept = spare;
        if (kept != null) {
            CompletableFuture.delayedExecutor(SECONDS_TO_REFILL, TimeUnit.SECONDS, starter)
                    .execute(kept::refill);
        }
    }

    /** The sessions whose engines are at work. */
    public List<RunSession> live() {
        return List.copyOf(live);
    }

    /**
     * Makes the run's directory and starts its engine in the background; what goes wrong from there on shows as a failed run.
     *
     * @param spec with the data set decided, not {@code auto}
     * @param runs the folder that gets the run's directory
     * @param dataFolder searched for data sets before all others, or null
     */
    public RunSession start(RunSpec spec, Path runs, @Nullable Path dataFolder) {
        return start(spec, runs, dataFolder, NOBODY);
    }

    /** The same with a listener that hears everything from the first event on. */
    @Override
    public RunSession start(RunSpec spec, Path runs, @Nullable Path dataFolder, RunData.Listener listener) {
        RunDirectory directory = RunDirectory.create(runs, spec, Instant.now(), dataFolder);
        RunSession session = new RunSession(new RunData(directory, directory.read()), null);
        session.data().addListener(listener);
        launch(session, dataFolder);
        return session;
    }

    /**
     * Continues a stopped, failed or killed run from its last checkpoint, or from the start where it has none, to the end of its
     * spec.
     */
    public RunSession resume(RunDirectory directory, @Nullable Path dataFolder) {
        return resume(directory, dataFolder, null, NOBODY);
    }

    @Override
    public void requireData(RunSpec spec, @Nullable Path dataFolder) {
        places.datasets(dataFolder).load(spec.data());
    }

    @Override
    public RunSession resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        return resume(directory, dataFolder, until, null, listener);
    }

    @Override
    public RunSession extend(
            RunDirectory directory, @Nullable Path dataFolder, RunContinuation more, RunData.Listener listener) {
        return resume(directory, dataFolder, null, more, listener);
    }

    /**
     * Nothing but the record is written here, and that is put back where no training comes of it.
     *
     * @param more null where the spec stays
     */
    private RunSession resume(
            RunDirectory directory,
            @Nullable Path dataFolder,
            @Nullable Integer until,
            @Nullable RunContinuation more,
            RunData.Listener listener) {
        directory.requireNoLinks();
        RecordBefore before = RecordBefore.of(directory);
        RunRecord record = more == null ? before.record() : more.applied(before.record());
        if (live.stream().anyMatch(each -> samePath(each.data().directory(), directory))
                || WorkLock.isHeld(directory)) {
            throw new EngineException("an engine is at work on this run already", directory.name(), "Stop it first");
        }
        Resumption.of(directory, before.record()).requirePossible(directory);
        if (record.status() == RunStatus.FINISHED) {
            throw new EngineException("the run is finished", directory.name(), "Nothing is left to train");
        }
        RunData data = RunData.read(directory);
        RunRecord starting = record.withStatus(RunStatus.STARTING, null, null).withUntil(until);
        try {
            WorkLock.announce(directory);
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")",
                    directory.path().toString(),
                    "Check the rights and the room on the disk",
                    e);
        }
        directory.write(starting);
        data.setRecord(starting);
        // A run that has never trained has nothing to be put back to: why it does not start is its end.
        RunSession session = new RunSession(data, before.record().status() == RunStatus.STARTING ? null : before);
        data.addListener(listener);
        launch(session, dataFolder != null || record.dataFolder() == null ? dataFolder : Path.of(record.dataFolder()));
        return session;
    }

    private static boolean samePath(RunDirectory a, RunDirectory b) {
        return a.path()
                .toAbsolutePath()
                .normalize()
                .equals(b.path().toAbsolutePath().normalize());
    }

    private void launch(RunSession session, @Nullable Path dataFolder) {
        live.add(session);
        // Where engines share the cores, the second compiler's threads would take from the others what they give to
        // one.
        List<String> jvmOptions = live.size() > 1 ? EngineLaunch.QUICK_START : List.of();
        session.ended().whenComplete((status, problem) -> {
            live.remove(session);
            refillSpareLater();
        });
        starter.execute(() -> {
            RunSpec spec = session.data().spec();
            try {
                Backends.Decision decision = backends.decide(spec.engine().backend());
                EngineLaunch launch = new EngineLaunch(
                        decision.backend(),
                        spec.engine().threads(),
                        places.datasetRoots(dataFolder),
                        places.generatedDatasets(),
                        session.data().directory().engineLog(),
                        jvmOptions);
                WarmSpare kept = spare;
                Optional<EngineProcess> warm = kept == null ? Optional.empty() : kept.take(launch, session.events());
                note(session, decision.notice());
                session.attach(warm.isPresent() ? warm.get() : EngineProcess.start(launch, session.events()));
            } catch (WorkbenchException e) {
                session.failed(e);
            } catch (RuntimeException e) {
                LOG.error(
                        "The engine of {} could not be started",
                        session.data().directory().path(),
                        e);
                session.failed(new EngineException("the engine process could not be started (" + e + ")", "", "", e));
            }
        });
    }

    /** Tells it to who follows the run, and keeps it in the run's log. */
    private static void note(RunSession session, String notice) {
        if (notice.isEmpty()) {
            return;
        }
        session.data().addNotice(notice);
        Path log = session.data().directory().engineLog();
        try {
            Files.writeString(
                    log,
                    notice + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")", log.toString(), "Check the rights and the room on the disk", e);
        }
    }
}
