package org.dl4jworkbench.ui.chart;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The one thread on which the window draws its figures and writes its exports, so that the JavaFX thread never waits for them. */
final class DrawingThread {
    private static final Executor FIGURES = single("figure-drawing");
    private static final Executor EXPORTS = single("figure-export");

    private DrawingThread() {}

    private static Executor single(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Draws what is on the screen. */
    static Executor figures() {
        return FIGURES;
    }

    /** Writes files: a million rows take seconds, and the curves on the screen go on meanwhile. */
    static Executor exports() {
        return EXPORTS;
    }
}
