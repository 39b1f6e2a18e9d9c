package org.dl4jworkbench.ui.shell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.event.Event;
import org.dl4jworkbench.ui.common.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks before the window closes over running work, and lets the engines write their checkpoints. An engine that does not
 * answer in time is left to itself: when the window is gone, it sees the end of its connection, saves and exits.
 */
final class CloseGuard {
    private static final Logger LOG = LoggerFactory.getLogger(CloseGuard.class);
    private static final long LIMIT_SECONDS = 20;

    /** A run that an engine is at work on, as far as closing needs to know it. */
    interface LiveRun {
        String title();

        /** Asks the engine to stop; completes when the run has ended. */
        CompletableFuture<?> stop();
    }

    /** The two faces towards the user. */
    interface Screen {
        /** Whether to stop and save these. */
        boolean askToStop(List<String> titles);

        /** Shows that checkpoints are being written. */
        void showSaving(int runs);
    }

    private final Supplier<List<LiveRun>> liveRuns;
    private final Screen screen;
    private final Runnable close;
    private boolean closing;

    /**
     * @param close closes the window for good; called on the JavaFX thread
     */
    CloseGuard(Supplier<List<LiveRun>> liveRuns, Screen screen, Runnable close) {
        this.liveRuns = liveRuns;
        this.screen = screen;
        this.close = close;
    }

    /** Handles the wish to close: at once where nothing runs, otherwise after the question and the checkpoints. */
    void closeRequested(Event event) {
        event.consume();
        if (closing) {
            return;
        }
        List<LiveRun> live = liveRuns.get();
        if (live.isEmpty()) {
            close.run();
            return;
        }
        closing = true;
        if (!screen.askToStop(live.stream().map(LiveRun::title).toList())) {
            closing = false;
            return;
        }
        screen.showSaving(live.size());
        CompletableFuture.allOf(live.stream().map(LiveRun::stop).toArray(CompletableFuture<?>[]::new))
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.warn("Not every run confirmed its checkpoint before the window closed", problem);
                    }
                    Background.onScreen(close);
                });
    }
}
