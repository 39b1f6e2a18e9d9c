package org.dl4jworkbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The threads on which the window draws its figures and writes its exports, so that the JavaFX thread never waits for them. */
final class DrawingThread {
    private static final Executor FIGURES = single("figure-drawing");
    private static final Executor EXPORTS = single("figure-export");

    /** Longer than this no drawing waits for the next one to come to the screen with it. */
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    private static final AtomicInteger WAITING = new AtomicInteger();

    /** Of drawings that are done; on the drawing thread. */
    private static final List<Runnable> OUTCOMES = new ArrayList<>();

    private static long firstOutcome;

    private DrawingThread() {}

    private static Executor single(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Draws what is on the screen. What several drawings lead to is done in one go, so that the window makes one picture of it, not one for
     * each.
     *
     * @param drawing done on the drawing thread; returns what is to be done on the JavaFX thread then
     */
    static void draw(Supplier<Runnable> drawing) {
        WAITING.incrementAndGet();
        FIGURES.execute(() -> {
            if (OUTCOMES.isEmpty()) {
                firstOutcome = System.nanoTime();
            }
            try {
                OUTCOMES.add(drawing.get());
            } finally {
                tell(WAITING.decrementAndGet());
            }
        });
    }

    /** @param left drawings that wait for their turn */
    private static void tell(int left) {
        if (left == 0 || System.nanoTime() - firstOutcome > LONGEST_WAIT_NANOS) {
            // One event each, so that an error in one keeps no other from the screen.
            OUTCOMES.forEach(Platform::runLater);
            OUTCOMES.clear();
        }
    }

    /** Writes files: a million rows take seconds, and the curves on the screen go on meanwhile. */
    static Executor exports() {
        return EXPORTS;
    }
}
