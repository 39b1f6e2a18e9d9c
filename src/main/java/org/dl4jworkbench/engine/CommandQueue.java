package org.dl4jworkbench.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands from the connection's thread to the training thread, which serves them between two minibatches: the
 * network is never touched by two threads.
 */
final class CommandQueue {
    private record Command<T>(Supplier<T> work, CompletableFuture<T> result) {
        void run() {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }
    }

    private final BlockingQueue<Command<?>> commands = new LinkedBlockingQueue<>();
    private volatile @Nullable RuntimeException refusal;

    /** Completes with what the command gives, once the training thread has run it. */
    <T> CompletableFuture<T> submit(Supplier<T> work) {
        Command<T> command = new Command<>(work, new CompletableFuture<>());
        commands.add(command);
        // The training thread may have ended in between and would never come to serve it.
        refuseWaiting();
        return command.result();
    }

    /** Runs the waiting commands. */
    void serve() {
        for (Command<?> command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
    }

    /** Waits a while for a command and runs it. */
    void await(long millis) {
        try {
            Command<?> command = commands.poll(millis, TimeUnit.MILLISECONDS);
            if (command != null) {
                command.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No more commands are served: those that wait and those to come end with this error. */
    void close(RuntimeException reason) {
        refusal = reason;
        refuseWaiting();
    }

    private void refuseWaiting() {
        RuntimeException reason = refusal;
        if (reason != null) {
            for (Command<?> command = commands.poll(); command != null; command = commands.poll()) {
                command.result().completeExceptionally(reason);
            }
        }
    }
}
