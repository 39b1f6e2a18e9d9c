package org.dl4jworkbench.lab.inside;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A projection on a thread of its own, with progress and a way to cancel it. Any thread may ask; the result completes on the job's
 * thread.
 */
public final class ProjectionJob {
    private final CompletableFuture<Plane> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile double progress;

    private ProjectionJob(Projection projection, float[][] rows, long seed) {
        thread = new Thread(() -> work(projection, rows, seed), "projection");
        thread.setDaemon(true);
        // Below the window and a training, which must not wait for it.
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** @param rows examples × units; nobody changes them */
    public static ProjectionJob start(Projection projection, float[][] rows, long seed) {
        ProjectionJob job = new ProjectionJob(projection, rows, seed);
        job.thread.start();
        return job;
    }

    private void work(Projection projection, float[][] rows, long seed) {
        try {
            result.complete(projection.of(rows, seed, share -> progress = share));
        } catch (InterruptedException e) {
            result.completeExceptionally(new CancellationException("cancelled"));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** The points; a {@code CancellationException} where it was cancelled. */
    public CompletableFuture<Plane> result() {
        return result;
    }

    /** The share that is done, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Ends the work soon; does nothing once it is done. */
    public void cancel() {
        thread.interrupt();
    }
}
