package org.dl4jworkbench.lab;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.client.ExitReason;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/**
 * A run that an engine process is at work on. Commands return at once; their effect shows in {@link #data()}. The session
 * ends with its engine, and an engine that dies leaves a failed run with the reason.
 */
public final class RunSession {
    private final RunData data;
    private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
    private volatile @Nullable EngineProcess engine;
    private boolean stopAtOnce;

    RunSession(RunData data) {
        this.data = data;
    }

    public RunData data() {
        return data;
    }

    public boolean isLive() {
        return !ended.isDone();
    }

    /** Completes with the last status when the engine's process has ended. */
    public CompletableFuture<RunStatus> ended() {
        return ended;
    }

    /** Completes when training stands still and a checkpoint is written. */
    public CompletableFuture<Boolean> pause() {
        return withEngine(each -> each.commands().pause());
    }

    public CompletableFuture<Boolean> resume() {
        return withEngine(each -> each.commands().resume());
    }

    /** Completes when the last and the best checkpoint are on the disk. */
    public CompletableFuture<Boolean> stop() {
        synchronized (this) {
            if (engine == null && !ended.isDone()) {
                // The engine is starting: it is ended as soon as it is there.
                stopAtOnce = true;
                return ended.thenApply(status -> true);
            }
        }
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
    public void kill() {
        EngineProcess process = engine;
        if (process != null) {
            process.kill();
        }
    }

    /** The engine's process id, or −1 before it has started. */
    public long enginePid() {
        EngineProcess process = engine;
        return process == null ? -1 : process.pid();
    }

    private <T> CompletableFuture<T> withEngine(
            java.util.function.Function<EngineProcess, CompletableFuture<T>> command) {
        EngineProcess process = engine;
        if (process == null || ended.isDone()) {
            return CompletableFuture.failedFuture(new EngineException(
                    "no engine is at work on the run", data.directory().name(), "Resume it first"));
        }
        // An engine that ends while a command is under way never answers it.
        return command.apply(process)
                .applyToEither(
                        ended.<T>thenCompose(status -> CompletableFuture.failedFuture(new EngineException(
                                "the run ended (" + status.token() + ") before it answered",
                                data.directory().name(),
                                ""))),
                        answer -> answer);
    }

    void attach(EngineProcess process) {
        synchronized (this) {
            engine = process;
            if (stopAtOnce) {
                process.close();
                process.kill();
                end(RunStatus.STOPPED, null);
                return;
            }
        }
        process.exited().thenAccept(exitCode -> {
            process.close();
            finish(exitCode);
        });
        process.commands()
                .train(data.directory().path().toAbsolutePath().toString())
                .thenAccept(data::setInfo)
                .exceptionally(problem -> {
                    // The engine tells the reason itself, as a status event; a dead engine is reported by its exit.
                    return null;
                });
    }

    /** The engine could not be started at all. */
    void failed(String reason) {
        boolean wanted;
        synchronized (this) {
            wanted = stopAtOnce;
        }
        // Ctrl-C in a terminal may end an engine that has just been born: that is what was asked for.
        end(wanted ? RunStatus.STOPPED : RunStatus.FAILED, wanted ? null : reason);
    }

    private void finish(int exitCode) {
        RunRecord record = data.directory().tryRead().orElse(data.record());
        if (record.status().isLive()) {
            end(RunStatus.FAILED, ExitReason.of(exitCode, data.directory().engineLog()));
        } else {
            data.setRecord(record);
            ended.complete(record.status());
        }
    }

    private void end(RunStatus status, @Nullable String reason) {
        RunRecord record = data.directory().tryRead().orElse(data.record()).withStatus(status, reason, Instant.now());
        try {
            data.directory().write(record);
        } catch (org.dl4jworkbench.model.RunFolderException e) {
            String also = reason == null ? "" : reason + " ";
            record = record.withStatus(status, also + "(" + e.getMessage() + ")", record.ended());
        }
        data.setRecord(record);
        ended.complete(status);
    }

    /** What the engine tells, into the run's data. */
    EngineEvents events() {
        return new EngineEvents() {
            @Override
            public void status(StatusEvent event) {
                RunStatus status = RunStatus.of(event.status());
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
        return loss == null || accuracy == null ? null : new Score(loss, accuracy);
    }
}
