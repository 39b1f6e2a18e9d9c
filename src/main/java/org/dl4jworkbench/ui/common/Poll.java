package org.dl4jworkbench.ui.common;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Looks for news on the JavaFX thread, again and again while a page is shown. A timeline does so too, but while one plays JavaFX makes
 * sixty frames a second, also where nothing changes, which takes processor time from the training that is watched. To be used on
 * the JavaFX thread.
 */
public final class Poll {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "poll");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration interval;
    private final Runnable look;
    private @Nullable ScheduledFuture<?> clock;

    /** @param look called on the JavaFX thread; one call at a time, and none is made up for */
    public Poll(Duration interval, Runnable look) {
        this.interval = interval;
        this.look = look;
    }

    /** Begins, one interval from now; does nothing where it has begun. */
    public void start() {
        if (clock != null) {
            return;
        }
        AtomicBoolean waiting = new AtomicBoolean();
        long millis = interval.toMillis();
        clock = CLOCK.scheduleWithFixedDelay(
                () -> {
                    if (waiting.compareAndSet(false, true)) {
                        Platform.runLater(() -> {
                            waiting.set(false);
                            if (clock != null) {
                                look.run();
                            }
                        });
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Ends; what is on its way is not done any more. */
    public void stop() {
        ScheduledFuture<?> running = clock;
        if (running != null) {
            running.cancel(false);
            clock = null;
        }
    }
}
