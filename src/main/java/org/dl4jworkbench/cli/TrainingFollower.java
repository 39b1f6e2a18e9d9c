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
    private final BlockingQueue<Consumer<Runs.Run>> news = new LinkedBlockingQueue<>();
    private final List<EpochResult> beforeStart = new ArrayList<>();
    private boolean started;
    private boolean ended;
    private boolean interrupted;

    TrainingFollower(TrainingOutput output) {
        this.output = output;
    }

    @Override
    public void trainingStarted(EngineInfo info) {
        news.add(run -> {
            started = true;
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

    /** Returns the exit code when the run has ended. */
    int follow(Runs.Run run) throws InterruptedException {
        run.ended().whenComplete((status, problem) -> news.add(ignored -> ended = true));
        while (!ended) {
            news.take().accept(run);
        }
        beforeStart.forEach(output::epoch);
        return end(run.data());
    }

    private int end(RunData data) {
        if (data.status() == RunStatus.FINISHED) {
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
