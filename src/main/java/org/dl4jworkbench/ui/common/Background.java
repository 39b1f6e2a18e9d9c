package org.dl4jworkbench.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;

/**
 * Takes work off the JavaFX thread and brings its outcome back to it. A view model is given one of these, so that its test
 * can hand in {@link #inPlace()} and needs no window.
 */
public interface Background {
    /**
     * Does the work elsewhere, then calls exactly one of the two on the thread of the screen.
     *
     * @param failed gets whatever the work threw
     */
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed);

    /** Over the window's executor. */
    static Background on(Executor executor) {
        return new Background() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                Task<T> task = new Task<>() {
                    @Override
                    protected T call() throws Exception {
                        return work.call();
                    }

                    @Override
                    protected void succeeded() {
                        done.accept(getValue());
                    }

                    @Override
                    protected void failed() {
                        failed.accept(getException());
                    }
                };
                executor.execute(task);
            }
        };
    }

    /** Does everything at once on the caller's thread. */
    static Background inPlace() {
        return new Background() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                T result;
                try {
                    result = work.call();
                } catch (Exception e) {
                    failed.accept(e);
                    return;
                }
                done.accept(result);
            }
        };
    }

    /**
     * The threads of the window's background work: few, as engines need the cores, and ending with the window. What is asked for
     * after it has closed is dropped: nobody would see its outcome.
     */
    static ExecutorService newExecutor() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "background-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(
                2,
                2,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs on the JavaFX thread: at once when that is the caller's, else later. */
    static void onScreen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
