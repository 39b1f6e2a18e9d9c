package org.dl4jworkbench.ui.common;

import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long the JavaFX thread stands still: the gaps between pulses. Switched on by the system property
 * {@code workbench.pulseprobe=true}; writes to the log every ten seconds and at the end. While it runs, JavaFX pulses even
 * where nothing changes, which is why it is off by default.
 */
public final class PulseProbe extends AnimationTimer {
    /** The system property that switches it on. */
    public static final String PROPERTY = "workbench.pulseprobe";

    private static final Logger LOG = LoggerFactory.getLogger(PulseProbe.class);
    private static final long REPORT_NANOS = 10_000_000_000L;

    private final Gaps all = new Gaps();
    private final Gaps recent = new Gaps();
    private long last;
    private long reported;

    @Override
    public void handle(long ignored) {
        // The pulse's own time stamp is the frame's, not the moment it is handled: a late frame would not show.
        long now = System.nanoTime();
        if (last != 0) {
            long gap = now - last;
            all.add(gap);
            recent.add(gap);
        } else {
            reported = now;
        }
        last = now;
        if (now - reported >= REPORT_NANOS) {
            LOG.info("JavaFX thread, last 10 s: {}", recent.text());
            recent.clear();
            reported = now;
        }
    }

    @Override
    public void stop() {
        super.stop();
        LOG.info("JavaFX thread, in all: {}", all.text());
    }

    /** What was measured since the start. */
    public Gaps gaps() {
        return all;
    }

    /** Gaps between pulses, counted in classes of one millisecond so that hours take no memory. */
    public static final class Gaps {
        /** A gap longer than this is a stall that a user notices. */
        public static final int STALL_MILLIS = 100;

        private final int[] counts = new int[STALL_MILLIS + 1];
        private long count;
        private long stalls;
        private long longestNanos;

        void add(long nanos) {
            count++;
            counts[(int) Math.min(STALL_MILLIS, nanos / 1_000_000)]++;
            longestNanos = Math.max(longestNanos, nanos);
            if (nanos > STALL_MILLIS * 1_000_000L) {
                stalls++;
            }
        }

        void clear() {
            Arrays.fill(counts, 0);
            count = 0;
            stalls = 0;
            longestNanos = 0;
        }

        public long count() {
            return count;
        }

        /** How many gaps were longer than {@link #STALL_MILLIS}. */
        public long stalls() {
            return stalls;
        }

        public double longestMillis() {
            return longestNanos / 1e6;
        }

        /** The median, to the millisecond below. */
        public int medianMillis() {
            long below = 0;
            for (int millis = 0; millis < counts.length; millis++) {
                below += counts[millis];
                if (below * 2 >= count) {
                    return millis;
                }
            }
            return STALL_MILLIS;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d pulses, median gap %d ms, longest %.0f ms, %d over %d ms",
                    count,
                    medianMillis(),
                    longestMillis(),
                    stalls,
                    STALL_MILLIS);
        }
    }
}
