package org.dl4jworkbench.ui.shell;

import java.util.function.Consumer;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last net: what no page has caught is written to the log and shown in the window. */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private volatile @Nullable Consumer<Throwable> screen;

    /** Where to show errors from now on; called on the JavaFX thread. */
    void showOn(Consumer<Throwable> shown) {
        screen = shown;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        // Asked for here: this class is there before anything else, and the start does not wait for the log.
        Logger log = LoggerFactory.getLogger(UncaughtErrors.class);
        log.error("Uncaught on thread {}", thread.getName(), problem);
        Consumer<Throwable> shown = screen;
        if (shown != null) {
            Background.onScreen(() -> {
                try {
                    shown.accept(problem);
                } catch (RuntimeException e) {
                    // Showing must never call itself.
                    log.error("The error above could not be shown", e);
                }
            });
        }
    }
}
