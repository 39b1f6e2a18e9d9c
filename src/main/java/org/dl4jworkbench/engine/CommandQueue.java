package org.dl4jworkbench.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Carries commands from the connection's thread to the training thread, which serves them between two minibatches: the
 * network is never touched by two threads.
 */
final class CommandQueue {
    private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();

    /** Completes with what the command gives, once the training thread has run it. */
    <T> CompletableFuture<T> submit(Supplier<T> command) {
        CompletableFuture<T> result = new CompletableFuture<>();
        commands.add(() -> {
            try {
                result.complete(command.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Runs the waiting commands. */
    void serve() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
    }

    /** Waits a while for a command and runs it. */
    void await(long millis) {
        try {
            Runnable command = commands.poll(millis, TimeUnit.MILLISECONDS);
            if (command != null) {
                command.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
