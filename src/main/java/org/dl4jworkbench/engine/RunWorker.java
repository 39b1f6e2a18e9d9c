package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.SplitNotices;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one run: loads backend and data, trains, keeps {@code run.json} true and tells the workbench. All of it on the
 * training thread.
 */
final class RunWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    /** Soon enough to watch: an event takes a third of a millisecond at either end, which short steps would feel. */
    private static final long NANOS_BETWEEN_EVENTS = 200_000_000;

    private static final int MOST_LOSSES_PER_EVENT = 4096;
    private static final long LOCK_PATIENCE_MILLIS = 2000;

    private enum Phase {
        /** Nothing is written yet: loading the backend and the data, building the network. */
        PREPARING,
        /** The run's files are this process's. */
        UNDER_WAY,
        /** Asked to stop before anything was written: the process ends without waiting for what it was loading. */
        GIVEN_UP
    }

    private final RunDirectory run;
    private final DatasetCatalogue datasets;
    private final EngineEvents events;
    private final CommandQueue commands;
    private final int cores;
    private final boolean tryThreads;
    private final CompletableFuture<EngineInfo> started;

    private final double[] pending = new double[MOST_LOSSES_PER_EVENT];
    private int pendingCount;
    private long pendingFirst;
    private long lastEvent;
    private @Nullable Trainer trainer;
    private @Nullable String stopReason;
    private boolean stopEarly;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.PREPARING);

    /**
     * @param cores the threads the process was given
     * @param started completed when training is under way, or with what kept it from that
     */
    RunWorker(
            RunDirectory run,
            DatasetCatalogue datasets,
            EngineEvents events,
            CommandQueue commands,
            int cores,
            boolean tryThreads,
            CompletableFuture<EngineInfo> started) {
        this.run = run;
        this.datasets = datasets;
        this.events = events;
        this.commands = commands;
        this.cores = cores;
        this.tryThreads = tryThreads;
        this.started = started;
    }

    /** Does the whole work; returns when the run is finished, stopped or failed and all is on the disk. */
    void work() {
        try (WorkLock lock = takeLock().orElse(null)) {
            if (lock == null) {
                refuse();
            } else {
                trainTheRun();
            }
        } catch (WorkbenchException e) {
            fail(e.getMessage() == null ? e.what() : e.getMessage(), e);
        } catch (IOException e) {
            fail(unwritable(e), e);
        } catch (OutOfMemoryError e) {
            fail(
                    "Native memory ran out. Use a smaller batch or network, or end other programs; then resume the"
                            + " run.",
                    e);
        } catch (RuntimeException | LinkageError e) {
            fail("The engine met an error it does not know (" + e + "). See " + run.engineLog() + ".", e);
        }
    }

    private String unwritable(IOException problem) {
        try {
            run.requireThere();
        } catch (RunFolderException deleted) {
            return String.valueOf(deleted.getMessage());
        }
        boolean isFile = problem instanceof FileSystemException;
        return "A file of the run cannot be written (" + (isFile ? problem.getMessage() : problem) + ")"
                + (isFile ? "" : ": " + run.path())
                + ". Free room on the disk or check the rights, then resume the run.";
    }

    private Optional<WorkLock> takeLock() throws IOException {
        long end = System.currentTimeMillis() + LOCK_PATIENCE_MILLIS;
        while (true) {
            Optional<WorkLock> lock = WorkLock.take(run);
            if (lock.isPresent() || System.currentTimeMillis() > end) {
                return lock;
            }
            // The workbench looks at the lock now and then, for a moment each time.
            commands.await(20);
        }
    }

    /** Another engine works on the run: its {@code run.json} is that one's to write. */
    private void refuse() {
        EngineException refusal =
                new EngineException("another engine works on this run", run.name(), "Stop that one first");
        LOG.error("{}", refusal.getMessage());
        events.status(new StatusEvent(RunStatus.FAILED.token(), refusal.getMessage()));
        started.completeExceptionally(refusal);
    }

    private void trainTheRun() throws IOException {
        RunRecord record = run.read();
        BackendInfo backend = BackendInfo.load();
        LOG.info("Backend {} on {}, native build {}", backend.backend(), backend.device(), backend.build());
        LOG.info("BLAS {}; oneDNN helpers {}", backend.blas(), backend.oneDnnHelpers() ? "active" : "not active");
        Dataset dataset = datasets.load(record.spec().data());
        LOG.info(
                "Data {} from {}: {} training and {} test examples",
                dataset.title(),
                dataset.origin(),
                dataset.train().count(),
                dataset.test().count());
        List<String> told = new ArrayList<>(Stream.ofNullable(dataset.warning()).toList());
        told.forEach(this::tell);
        Trainer work = new Trainer(run, record.spec(), dataset, commands, cores, tryThreads);
        trainer = work;
        var data = record.spec().data();
        Split split = Split.of(data, record.spec().training().seed(), dataset);
        List<String> ofSplit = SplitNotices.of(data, dataset, split);
        ofSplit.forEach(this::tell);
        told.addAll(ofSplit);
        if (stopEarly) {
            work.stop();
        }
        LOG.info("Threads {} of {}{}", work.threads(), cores, tryThreads ? ", chosen automatically" : "");
        LOG.info("Network of {} parameters; training steps by {}", work.parameters(), work.stepInWords());
        Provenance now = provenance(backend, work, dataset, told);
        Optional<Continuation> change =
                ResumeCheck.of(record.provenance(), now, work.threadsBefore(), work.epochsDone(), Instant.now());
        if (change.isPresent()) {
            LOG.warn("{}", change.get().inWords());
            events.notice(change.get().inWords());
            record = record.continued(change.get());
        }
        record = record.withProvenance(now).withStatus(RunStatus.RUNNING, null, null);
        if (!phase.compareAndSet(Phase.PREPARING, Phase.UNDER_WAY)) {
            return;
        }
        run.write(record);
        events.status(new StatusEvent(RunStatus.RUNNING.token(), null));
        started.complete(new EngineInfo(
                backend.backend(),
                backend.device(),
                backend.blas(),
                backend.oneDnnHelpers(),
                work.threads(),
                ProcessHandle.current().pid()));
        Trainer.End end = work.train(new Teller(), record.until());
        tellLosses();
        RunStatus status = end == Trainer.End.FINISHED ? RunStatus.FINISHED : RunStatus.STOPPED;
        run.write(run.read().withStatus(status, status == RunStatus.STOPPED ? stopReason : null, Instant.now()));
        LOG.info("{}", work.snapshotsInWords());
        LOG.info("{} after {} s of training", status.token(), Math.round(work.seconds() * 10) / 10.0);
        events.status(new StatusEvent(status.token(), stopReason));
    }

    private void tell(String notice) {
        LOG.warn("{}", notice);
        events.notice(notice);
    }

    private static Provenance provenance(BackendInfo backend, Trainer work, Dataset dataset, List<String> told) {
        return new Provenance(
                EngineMain.version(),
                version(org.deeplearning4j.nn.multilayer.MultiLayerNetwork.class),
                backend.backend() + " (" + backend.build() + ")",
                backend.blas(),
                backend.oneDnnHelpers(),
                work.threads(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                backend.device(),
                dataset.classNames(),
                work.stepInWords(),
                told.isEmpty() ? null : String.join("; ", told),
                dataset.sha256());
    }

    private static String version(Class<?> type) {
        String jar = String.valueOf(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                        .getFileName());
        return jar.replaceFirst("^[a-z0-9-]+?-(\\d.*)\\.jar$", "$1");
    }

    /**
     * Tells why it ended. Before training is under way the record is the workbench's to write: a run that was to go on and cannot stays what
     * it was.
     */
    private void fail(String reason, Throwable cause) {
        LOG.error("{}", reason, cause);
        tellLosses();
        if (!run.exists()) {
            try {
                run.removeRemains();
            } catch (IOException e) {
                LOG.warn("Something of the deleted folder stays", e);
            }
        } else if (phase.get() == Phase.UNDER_WAY) {
            try {
                run.write(run.read().withStatus(RunStatus.FAILED, reason, Instant.now()));
            } catch (WorkbenchException e) {
                LOG.error("The failure cannot be written to run.json", e);
            }
        }
        events.status(new StatusEvent(RunStatus.FAILED.token(), reason));
        started.completeExceptionally(cause);
    }

    private final class Teller implements Trainer.Observer {
        @Override
        public void trained(long iteration, double loss, double seconds) {
            if (pendingCount == 0) {
                pendingFirst = iteration;
            }
            pending[pendingCount++] = loss;
            if (pendingCount == MOST_LOSSES_PER_EVENT || System.nanoTime() - lastEvent > NANOS_BETWEEN_EVENTS) {
                tellLosses();
            }
        }

        @Override
        public void evaluated(EpochResult result, @Nullable EpochResult best) {
            tellLosses();
            run.write(run.read().withEpochs(best, result));
            Score validation = result.validation();
            Score test = result.test();
            events.epoch(new EpochEvent(
                    result.epoch(),
                    result.iteration(),
                    result.seconds(),
                    result.train().loss(),
                    result.train().accuracy(),
                    validation == null ? null : validation.loss(),
                    validation == null ? null : validation.accuracy(),
                    test == null ? null : test.loss(),
                    test == null ? null : test.accuracy()));
        }

        @Override
        public void paused(boolean paused) {
            tellLosses();
            RunStatus status = paused ? RunStatus.PAUSED : RunStatus.RUNNING;
            run.write(run.read().withStatus(status, null, null));
            events.status(new StatusEvent(status.token(), null));
        }
    }

    private void tellLosses() {
        Trainer work = trainer;
        if (work == null || pendingCount == 0) {
            return;
        }
        double[] batch = java.util.Arrays.copyOf(pending, pendingCount);
        pendingCount = 0;
        lastEvent = System.nanoTime();
        events.losses(new LossBatch(pendingFirst, batch, work.progress(), work.seconds()));
    }

    /** To be called on the training thread, as the next two. */
    Trainer trainer() {
        Trainer work = trainer;
        if (work == null) {
            throw new EngineException("training has not begun yet", run.name(), "Wait for its first iterations");
        }
        return work;
    }

    /** Ends the work where nothing is written yet; on any thread. */
    boolean giveUp() {
        return phase.compareAndSet(Phase.PREPARING, Phase.GIVEN_UP);
    }

    /** @param reason why, where it was not the user's wish; else null */
    void stop(@Nullable String reason) {
        stopReason = reason;
        Trainer work = trainer;
        if (work == null) {
            stopEarly = true;
        } else {
            work.stop();
        }
    }
}
