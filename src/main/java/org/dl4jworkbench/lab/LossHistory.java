package org.dl4jworkbench.lab;

import java.util.Arrays;

/**
 * The loss of every minibatch of a run, appended by the engine's reader and read by charts. Safe for use by several threads;
 * the loss of iteration i stands at index i − 1.
 */
public final class LossHistory {
    private double[] losses = new double[1024];
    private int size;
    private int rewinds;

    /**
     * Puts losses from an iteration on; what stood there or beyond (a resumed run repeats what its checkpoint did not hold)
     * is replaced. Iterations that were never told are NaN.
     *
     * @param firstIteration counted from 1
     */
    public synchronized void put(long firstIteration, double[] batch) {
        int from = Math.toIntExact(firstIteration - 1);
        int end = from + batch.length;
        if (from < size) {
            rewinds++;
        }
        if (end > losses.length) {
            losses = Arrays.copyOf(losses, Math.max(end, losses.length * 2));
        }
        if (from > size) {
            Arrays.fill(losses, size, from, Double.NaN);
        }
        System.arraycopy(batch, 0, losses, from, batch.length);
        size = end;
    }

    public synchronized int size() {
        return size;
    }

    /** A copy of all losses so far. */
    public synchronized double[] snapshot() {
        return Arrays.copyOf(losses, size);
    }

    /**
     * A copy of what came after the first {@code from} losses, for a chart that grows.
     *
     * @param from as many as are known already; valid while {@code rewinds} stays what it was
     */
    public synchronized Tail tail(int from) {
        int start = Math.min(from, size);
        return new Tail(Arrays.copyOfRange(losses, start, size), rewinds);
    }

    /**
     * The newest losses.
     *
     * @param rewinds how often losses that were there have been replaced
     */
    public record Tail(double[] losses, int rewinds) {}
}
