package org.dl4jworkbench.cli;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/** Listens to an experiment and follows it to its end on the command's own thread; knows what to do when it is interrupted. */
final class ExperimentFollower implements ExperimentSession.Listener {
    private static final long MILLIS_BETWEEN_DRAWINGS = 250;

    private final ExperimentOutput output;
    private final BlockingQueue<Consumer<ExperimentSession>> news = new LinkedBlockingQueue<>();
    private boolean ended;
    private boolean interrupted;

    /** @param output who is told what happens on the way; the start and the end are told by who follows */
    ExperimentFollower(ExperimentOutput output) {
        this.output = output;
    }

    @Override
    public void itemChanged(ExperimentItem item, @Nullable RunData data) {
        news.add(session -> output.item(session, item, data));
    }

    @Override
    public void noticed(String message) {
        news.add(session -> output.notice(message));
    }

    /** Asks for an orderly end; may be called by any thread, also before there is a session. */
    void interrupt() {
        news.add(session -> {
            interrupted = true;
            session.stopAll();
        });
    }

    /** Returns the exit code when nothing runs any more. */
    int follow(ExperimentSession session) throws InterruptedException {
        output.started(session);
        boolean stopped = await(session);
        output.ended(session, ExperimentTable.of(session), stopped);
        if (stopped) {
            return ExitCode.INTERRUPTED;
        }
        // A queue that ended by itself with something left to do could not go on.
        return session.record().count(ItemState.FAILED) > 0
                        || session.record().queue().stream()
                                .anyMatch(item -> item.state().isLeft())
                ? ExitCode.FAILED
                : ExitCode.DONE;
    }

    /** Tells what happens until nothing runs any more; whether it was interrupted before its end. */
    boolean await(ExperimentSession session) throws InterruptedException {
        ended = false;
        session.idle().whenComplete((record, problem) -> news.add(ignored -> ended = true));
        while (!ended) {
            Consumer<ExperimentSession> next = news.poll(MILLIS_BETWEEN_DRAWINGS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.accept(session);
            } else {
                output.progress(session, live(session));
            }
        }
        return interrupted
                && session.record().queue().stream()
                        .anyMatch(item -> item.state().isLeft());
    }

    private static List<RunData> live(ExperimentSession session) {
        return session.record().queue().stream()
                .flatMap(item -> session.liveRun(item).stream())
                .toList();
    }

    /** Waits for a command to the queue, which answers soon, and throws what it met. */
    static void done(CompletableFuture<Void> answer) {
        try {
            answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WorkbenchException met) {
                throw met;
            }
            throw e;
        }
    }
}
