package org.dl4jworkbench.data.download;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes per second over the last five seconds, looked at ten times a second. */
final class Speed {
    private static final long PERIOD_NANOS = 100_000_000L;
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private record Sample(long nanos, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Takes note of what is there at a moment.
     *
     * @return whether a tenth of a second has gone since the last note that counted
     */
    boolean at(long nanos, long bytes) {
        Sample last = samples.peekLast();
        if (last != null && bytes < last.bytes()) {
            // It started anew.
            samples.clear();
            last = null;
        }
        if (last != null && nanos - last.nanos() < PERIOD_NANOS) {
            return false;
        }
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        return true;
    }

    long bytesPerSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return (last.bytes() - first.bytes()) * 1_000_000_000L / (last.nanos() - first.nanos());
    }
}
