package org.dl4jworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a run to its end on the command's own thread and tells an output; knows what to do when it is interrupted. */
final class TrainingFollower implements RunData.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingFollower.class);
    private static final long STOP_LIMIT_SECONDS = 50;

    private final Runs.Run run;
    private final TrainingOutput output;
    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final List<EpochResult> beforeStart = new ArrayList<>();
    private int noticesTold;
    private boolean started;
    private boolean ended;
    private boolean interrupted;

    TrainingFollower(Runs.Run run, TrainingOutput output) {
        this.run = run;
        this.output = output;
    }

    @Override
    public void trainingStarted(EngineInfo info) {
        news.add(() -> start(info));
    }

    @Override
    public void epochFinished(EpochResult result) {
        news.add(() -> {
            if (started) {
                output.epoch(result);
            } else {
                beforeStart.add(result);
            }
        });
    }

    @Override
    public void progressed(Progress progress) {
        news.add(() -> {
            if (started) {
                output.progress(progress);
            }
        });
    }

    @Override
    public void noticed(String message) {
        news.add(this::tellNotices);
    }

    /** From the data, since some may have come before there was a listener. */
    private void tellNotices() {
        List<String> all = run.data().notices();
        all.subList(noticesTold, all.size()).forEach(output::notice);
        noticesTold = all.size();
    }

    private void start(EngineInfo info) {
        if (!started) {
            started = true;
            output.started(run.data(), info);
            beforeStart.forEach(output::epoch);
            beforeStart.clear();
        }
    }

    /** Asks for an orderly end; may be called by any thread. */
    void interrupt() {
        news.add(() -> {
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
    int follow() throws InterruptedException {
        RunData data = run.data();
        data.addListener(this);
        try {
            news.add(this::tellNotices);
            data.info().ifPresent(info -> news.add(() -> start(info)));
            run.ended().whenComplete((status, problem) -> news.add(() -> ended = true));
            while (!ended) {
                news.take().run();
            }
        } finally {
            data.removeListener(this);
        }
        beforeStart.forEach(output::epoch);
        return end(data);
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
