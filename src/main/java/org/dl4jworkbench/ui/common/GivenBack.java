package org.dl4jworkbench.ui.common;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives memory back to the system after something large was let go. Java does so only with a collection of everything, and a window that
 * shows a run makes too little garbage to cause one within an hour. Any thread.
 */
public final class GivenBack {
    private final Executor later;
    private final Runnable collection;
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * @param later runs what it is handed when some time has passed: what was let go may be wanted again at once, and a collection
     *     holds the window up for a tenth of a second
     * @param collection collects everything
     */
    public GivenBack(Executor later, Runnable collection) {
        this.later = later;
        this.collection = collection;
    }

    /** Something large was let go: one collection follows, however often this is said meanwhile. */
    public void letGo() {
        if (due.compareAndSet(false, true)) {
            later.execute(() -> {
                due.set(false);
                collection.run();
            });
        }
    }
}
