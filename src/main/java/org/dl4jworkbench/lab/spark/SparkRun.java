package org.dl4jworkbench.lab.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.lab.RecordBefore;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that was handed to the cluster. Its epochs are told while it is at work; the curve per iteration and the snapshots are there when
 * its folder is back.
 */
final class SparkRun implements Runs.Run, SparkDriver.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SparkRun.class);
    private static final String LATER =
            "Epochs are told every two seconds; losses per iteration and snapshots come when a run has ended.";

    private final String id;
    private final RunData data;
    private final WorkLock lock;
    private final SparkDriver driver;
    private final Path in;
    private final Path out;
    private final Executor work;
    private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
    private final RecordBefore before;
    private volatile @Nullable WorkbenchException refusal;
    private boolean over;

    /**
     * @param before of the run; put back where the cluster never gets it
     * @param lock of the run, given back at its end
     */
    SparkRun(
            String id,
            RunData data,
            RecordBefore before,
            WorkLock lock,
            SparkDriver driver,
            Path scratch,
            Executor work) {
        this.id = id;
        this.before = before;
        this.data = data;
        this.lock = lock;
        this.driver = driver;
        this.work = work;
        in = scratch.resolve("run-" + id + ".in.zip");
        out = scratch.resolve("run-" + id + ".out.zip");
    }

    /**
     * Packs the run and hands it over; takes as long as reading its files.
     *
     * @param bundles gives the ids of the program's and the data set's files
     */
    void begin(Callable<List<String>> bundles) {
        try {
            List<String> needed = bundles.call();
            RunArchive.pack(data.directory(), in);
            List<String> command =
                    List.of(WorkerMain.class.getName(), data.directory().name());
            driver.run(id, in, out, needed.get(0), needed.get(1), command, this);
        } catch (WorkbenchException e) {
            refuse(e);
        } catch (Exception e) {
            LOG.error("{} could not be handed to Spark", data.directory().path(), e);
            fail("The run could not be handed to Spark (" + e + ").");
        }
    }

    private void refuse(WorkbenchException problem) {
        // A run that has never trained has nothing to be put back to: why it does not start is its end.
        if (before.record().status() == RunStatus.STARTING) {
            fail(String.valueOf(problem.getMessage()));
        } else {
            refusal = problem;
            end(before.record(), before::putBack);
        }
    }

    @Override
    public Optional<WorkbenchException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public RunData data() {
        return data;
    }

    @Override
    public CompletableFuture<RunStatus> ended() {
        return ended;
    }

    @Override
    public CompletableFuture<Boolean> pause() {
        return CompletableFuture.failedFuture(new EngineException(
                "a run on a cluster cannot wait", data.directory().name(), "Stop it, or let it come to its end"));
    }

    @Override
    public CompletableFuture<Boolean> resume() {
        return CompletableFuture.completedFuture(true);
    }

    /** Gives up what the cluster has done of it; completes when the cluster has let go of it. */
    @Override
    public CompletableFuture<Boolean> stop() {
        if (!ended.isDone()) {
            try {
                driver.cancel(id);
            } catch (EngineException e) {
                // The driver has gone, which ends the run by itself.
                return CompletableFuture.failedFuture(e);
            }
        }
        return ended.thenApply(status -> true);
    }

    @Override
    public void kill() {
        driver.forget(id);
        fail("The run was ended while a cluster was at work on it.");
    }

    // What the driver tells, on its own thread.

    @Override
    public void started(String executor, String host, int attempt) {
        String place = "On executor " + executor + " (" + host + ").";
        if (!data.notices().contains(place)) {
            data.addNotice(place);
        }
        if (!data.notices().contains(LATER)) {
            data.addNotice(LATER);
        }
        if (data.status() != RunStatus.RUNNING) {
            RunRecord running = data.record().withStatus(RunStatus.RUNNING, null, null);
            try {
                data.directory().write(running);
            } catch (RunFolderException e) {
                // What cannot be written now will be told again at the end, when it matters.
                LOG.warn("{}", e.getMessage(), e);
            }
            data.setRecord(running);
        }
    }

    @Override
    public void told(List<String> words) {
        try {
            switch (words.get(0)) {
                case "info" -> data.setInfo(Json.MAPPER.readValue(words.get(1), EngineInfo.class));
                case "epoch" -> data.addEpoch(Json.MAPPER.readValue(words.get(1), EpochResult.class));
                case "notice" -> data.addNotice(words.get(1));
                default -> LOG.warn("An executor said {}", words);
            }
        } catch (JsonProcessingException e) {
            LOG.warn("An executor said {}", words, e);
        }
    }

    @Override
    public void lost(String executor, String host, String why) {
        data.addNotice("Executor " + executor + " (" + host + ") lost "
                + data.directory().name() + ": " + why + ". The run is tried again from where it was handed over.");
        data.reloadFigures();
    }

    @Override
    public void done() {
        work.execute(() -> {
            try {
                RunArchive.replace(data.directory(), out);
                data.reloadFigures();
                RunRecord record = data.directory().read();
                if (record.status().isLive()) {
                    fail("The executor's program ended before the run did.");
                } else {
                    end(record);
                }
            } catch (IOException | WorkbenchException e) {
                LOG.error("{} did not come back whole", data.directory().path(), e);
                fail("The run was trained, but its folder could not be put in its place (" + e.getMessage() + ").");
            }
        });
    }

    @Override
    public void failed(String why) {
        work.execute(() -> fail("Spark gave the run up: " + why));
    }

    @Override
    public void cancelled() {
        work.execute(() -> {
            data.addNotice(
                    "Stopped runs were given up: what the cluster had trained is lost, and they go on from where they"
                            + " were handed over.");
            data.reloadFigures();
            finish(RunStatus.STOPPED, null);
        });
    }

    /** Ends it here, with a reason. */
    void fail(String reason) {
        finish(RunStatus.FAILED, reason);
    }

    private void finish(RunStatus status, @Nullable String reason) {
        RunDirectory directory = data.directory();
        RunRecord record = directory.tryRead().orElse(data.record()).withStatus(status, reason, Instant.now());
        end(record);
    }

    private void end(RunRecord record) {
        end(record, () -> data.directory().write(record));
    }

    /** The first end counts. */
    private void end(RunRecord record, Runnable write) {
        RunRecord last = record;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            try {
                write.run();
            } catch (RunFolderException e) {
                last = record.withStatus(
                        RunStatus.FAILED,
                        (record.reason() == null ? "" : record.reason() + " ") + e.getMessage(),
                        null);
            }
            try {
                lock.close();
                RunArchive.delete(in);
                RunArchive.delete(out);
            } catch (IOException e) {
                LOG.warn("Something of {} stays", data.directory().path(), e);
            }
        }
        data.setRecord(last);
        ended.complete(last.status());
    }
}
