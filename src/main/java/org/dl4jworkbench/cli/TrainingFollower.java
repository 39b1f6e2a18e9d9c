package org.dl4jworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a run and follows it to its end on the command's own thread, telling an output; knows what to do when it is
 * interrupted.
 */
final class TrainingFollower implements RunData.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingFollower.class);
    private static final long STOP_LIMIT_SECONDS = 50;

    private final TrainingOutput output;
    private final @Nullable String promise;
    private final BlockingQueue<Consumer<Runs.Run>> news = new LinkedBlockingQueue<>();
    private final List<EpochResult> beforeStart = new ArrayList<>();
    private boolean started;
    private boolean ended;
    private boolean interrupted;

    TrainingFollower(TrainingOutput output) {
        this(output, null);
    }

    /** @param promise told when training is under way, and not where it does not come to that; or null */
    TrainingFollower(TrainingOutput output, @Nullable String promise) {
        this.output = output;
        this.promise = promise;
    }

    @Override
    public void trainingStarted(EngineInfo info) {
        news.add(run -> {
            started = true;
            if (promise != null) {
                output.notice(promise);
            }
            output.started(run.data(), info);
            beforeStart.forEach(output::epoch);
            beforeStart.clear();
        });
    }

    @Override
    public void epochFinished(EpochResult result) {
        news.add(run -> {
            // The engine's answer that it has started and its first epoch race each other.
            if (started) {
                output.epoch(result);
            } else {
                beforeStart.add(result);
            }
        });
    }

    @Override
    public void progressed(Progress progress) {
        news.add(run -> {
            if (started) {
                output.progress(progress);
            }
        });
    }

    @Override
    public void noticed(String message) {
        news.add(run -> output.notice(message));
    }

    /** Asks for an orderly end; may be called by any thread, also before there is a run. */
    void interrupt() {
        news.add(run -> {
            interrupted = true;
            run.stop().orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS).exceptionally(problem -> {
                if (!run.ended().isDone()) {
                    LOG.warn("The run did not stop; its engine is ended", problem);
                    run.kill();
                }
                return false;
            });
        });
    }

    /**
     * Returns the exit code when the run has ended.
     *
     * @throws WorkbenchException where a run that was to go on could not; it is as it was
     */
    int follow(Runs.Run run) throws InterruptedException {
        run.ended().whenComplete((status, problem) -> news.add(ignored -> ended = true));
        while (!ended) {
            news.take().accept(run);
        }
        beforeStart.forEach(output::epoch);
        if (run.refusal().isPresent() && !interrupted) {
            throw run.refusal().get();
        }
        return end(run.data(), run.refusal().isPresent());
    }

    private int end(RunData data, boolean refused) {
        if (data.status() == RunStatus.FINISHED && !refused) {
            output.finished(data);
            return ExitCode.DONE;
        }
        if (interrupted || data.status() == RunStatus.STOPPED) {
            output.stopped(data);
            return ExitCode.INTERRUPTED;
        }
        String reason = data.record().reason();
        output.failed(data, reason == null ? "no reason is known" : reason);
        return ExitCode.FAILED;
    }
}
