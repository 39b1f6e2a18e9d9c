package org.dl4jworkbench.lab;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.client.ExitReason;
import org.dl4jworkbench.engine.client.Refusal;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;

/**
 * A run that an engine process is at work on. Commands return at once; their effect shows in {@link #data()}. The session
 * ends with its engine, and an engine that dies leaves a failed run with the reason.
 */
public final class RunSession implements Runs.Run {
    private final RunData data;
    private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
    private final CompletableFuture<EngineProcess> engine = new CompletableFuture<>();
    private final @Nullable RecordBefore before;
    private volatile @Nullable String told;
    private volatile @Nullable WorkbenchException refused;
    private volatile @Nullable WorkbenchException refusal;
    private volatile boolean stopAsked;

    /** @param before of a run that is to go on; null for one whose failure to start is its own end */
    RunSession(RunData data, @Nullable RecordBefore before) {
        this.data = data;
        this.before = before;
    }

    @Override
    public RunData data() {
        return data;
    }

    @Override
    public Optional<WorkbenchException> refusal() {
        return Optional.ofNullable(refusal);
    }

    public boolean isLive() {
        return !ended.isDone();
    }

    /** Completes with the last status when the engine's process has ended. */
    @Override
    public CompletableFuture<RunStatus> ended() {
        return ended;
    }

    /** Completes when training stands still and a checkpoint is written. */
    @Override
    public CompletableFuture<Boolean> pause() {
        return withEngine(each -> each.commands().pause());
    }

    @Override
    public CompletableFuture<Boolean> resume() {
        return withEngine(each -> each.commands().resume());
    }

    /** Completes when the last and the best checkpoint are on the disk. */
    @Override
    public CompletableFuture<Boolean> stop() {
        stopAsked = true;
        return withEngine(each -> each.commands().stop())
                .exceptionallyCompose(problem -> ended.isDone()
                        ? CompletableFuture.completedFuture(true)
                        : CompletableFuture.failedFuture(problem));
    }

    /** Where training stands, asked of the engine between two minibatches. */
    public CompletableFuture<Progress> progress() {
        return withEngine(each -> each.commands().progress());
    }

    /** Ends the engine's process at once, as a crash would. */
    @Override
    public void kill() {
        engine.thenAccept(EngineProcess::kill);
    }

    /** The engine's process id, or −1 before it has started. */
    public long enginePid() {
        return engine.thenApply(EngineProcess::pid).getNow(-1L);
    }

    private <T> CompletableFuture<T> withEngine(
            java.util.function.Function<EngineProcess, CompletableFuture<T>> command) {
        if (ended.isDone()) {
            return CompletableFuture.failedFuture(new EngineException(
                    "no engine is at work on the run", data.directory().name(), "Resume it first"));
        }
        // A command to an engine that is still starting waits for it; an engine that ends never answers.
        return engine.thenCompose(command)
                .applyToEither(
                        ended.<T>thenCompose(status -> CompletableFuture.failedFuture(new EngineException(
                                "the run ended (" + status.token() + ") before it answered",
                                data.directory().name(),
                                ""))),
                        answer -> answer);
    }

    void attach(EngineProcess process) {
        process.exited().thenAccept(exitCode -> {
            process.close();
            finish(exitCode);
        });
        process.commands()
                .train(data.directory().path().toAbsolutePath().toString())
                .thenAccept(data::setInfo)
                .exceptionally(problem -> {
                    // The engine tells the reason as a status event too; a dead engine is reported by its exit.
                    refused = told == null ? null : Refusal.of(problem);
                    return null;
                });
        // Commands that wait for the engine go out behind the one that starts the training.
        engine.complete(process);
    }

    /** The engine could not be started at all. */
    void failed(WorkbenchException problem) {
        if (before != null) {
            putBack(before, stopAsked ? null : problem);
            return;
        }
        String reason = problem.getMessage() == null ? problem.what() : problem.getMessage();
        // Ctrl-C in a terminal ends an engine that has just been born, too: then it is what was asked for.
        boolean wanted = stopAsked;
        end(wanted ? RunStatus.STOPPED : RunStatus.FAILED, wanted ? null : reason);
    }

    private void finish(int exitCode) {
        RunRecord record = data.directory().tryRead().orElse(data.record());
        if (record.status() == RunStatus.STARTING && stopAsked && told == null) {
            endBeforeStart();
        } else if (record.status().isLive()) {
            // The engine tells why it failed even where it cannot write it down, as on a full disk.
            String reason = told;
            String why =
                    reason == null ? ExitReason.of(exitCode, data.directory().engineLog()) : reason;
            if (before != null && record.status() == RunStatus.STARTING) {
                WorkbenchException problem = refused;
                putBack(
                        before,
                        problem == null
                                ? new EngineException(why, data.directory().name(), "The run is as it was")
                                : problem);
            } else {
                end(RunStatus.FAILED, why);
            }
        } else {
            data.setRecord(record);
            ended.complete(record.status());
        }
    }

    /** Stopped, as was asked for, before anything was written. */
    private void endBeforeStart() {
        if (before == null) {
            end(RunStatus.STOPPED, null);
        } else {
            putBack(before, null);
        }
    }

    /**
     * The run was to go on and did not get as far as its first minibatch.
     *
     * @param problem why, or null where that was asked for
     */
    private void putBack(RecordBefore old, @Nullable WorkbenchException problem) {
        refusal = problem;
        RunRecord record = old.record();
        try {
            // Where another engine is at work on the run, its record is that one's to write.
            if (!WorkLock.isHeld(data.directory())) {
                old.putBack();
            }
        } catch (RunFolderException e) {
            String also = problem == null ? "" : problem.what() + ". ";
            refusal = new RunFolderException(
                    also + "The run's record could not be put back: " + e.what(), e.where(), e.remedy(), e);
        }
        data.setRecord(record);
        ended.complete(record.status());
    }

    private void end(RunStatus status, @Nullable String reason) {
        RunRecord record = data.directory().tryRead().orElse(data.record()).withStatus(status, reason, Instant.now());
        try {
            // Where another engine is at work on the run, its record is that one's to write.
            if (!WorkLock.isHeld(data.directory())) {
                data.directory().write(record);
            }
        } catch (RunFolderException e) {
            // The engine may have said the same.
            String both = reason == null || reason.equals(e.getMessage())
                    ? String.valueOf(e.getMessage())
                    : reason + " (" + e.getMessage() + ")";
            record = record.withStatus(data.directory().exists() ? status : RunStatus.FAILED, both, record.ended());
        }
        data.setRecord(record);
        ended.complete(record.status());
    }

    /** What the engine tells, into the run's data. */
    EngineEvents events() {
        return new EngineEvents() {
            @Override
            public void status(StatusEvent event) {
                RunStatus status = RunStatus.of(event.status());
                if (status == RunStatus.FAILED) {
                    told = event.reason();
                }
                // The end is told when the process has ended too, by finish().
                if (status.isLive()) {
                    data.setRecord(
                            data.directory().tryRead().orElse(data.record()).withStatus(status, event.reason(), null));
                }
            }

            @Override
            public void losses(LossBatch batch) {
                data.addLosses(batch.firstIteration(), batch.loss(), batch.progress());
            }

            @Override
            public void epoch(EpochEvent event) {
                data.addEpoch(new EpochResult(
                        event.epoch(),
                        event.iteration(),
                        event.seconds(),
                        new Score(event.trainLoss(), event.trainAccuracy()),
                        score(event.validationLoss(), event.validationAccuracy()),
                        score(event.testLoss(), event.testAccuracy())));
            }

            @Override
            public void notice(String message) {
                data.addNotice(message);
            }
        };
    }

    private static @Nullable Score score(@Nullable Double loss, @Nullable Double accuracy) {
        return loss == null ? null : new Score(loss, accuracy);
    }
}
