package org.dl4jworkbench.ui.common;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * How often views of a training are brought up to date: so often that all of the window together takes no more than a small share of the
 * machine's processors, which the training needs. What an update costs is not guessed: it is the processor time that this process
 * has used since the last one. So a fast machine shows every change at once and a slow one, or a window that is busy otherwise, a
 * change a second, and when a training has been looked at for a while one every two seconds: there the next second is a small part of the
 * curve, and what watching costs adds up.
 */
public final class WatchPace {
    /** Of all cores. A training on all of them must lose less than 2%, and telling its losses takes a part of that. */
    static final double SHARE = 0.01;

    static final long SHORTEST_NANOS = 100_000_000;
    static final long LONGEST_NANOS = 1_000_000_000;
    static final long LONGEST_NANOS_LATER = 2_000_000_000;

    /** How long a training is news. */
    static final long NEW_NANOS = 30_000_000_000L;

    private final LongSupplier clock;
    private final LongSupplier processor;
    private final double budget;
    private long begin;
    private long lastUpdate;
    private long usedThen;
    private boolean begun;

    /** That of this process. */
    public WatchPace() {
        this(System::nanoTime, processTime(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param clock in nanoseconds
     * @param processor processor time used so far, in nanoseconds; negative where that is not known
     */
    WatchPace(LongSupplier clock, LongSupplier processor, int cores) {
        this.clock = clock;
        this.processor = processor;
        budget = SHARE * cores;
    }

    private static LongSupplier processTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean process
                ? process::getProcessCpuTime
                : () -> -1;
    }

    /** Another training is looked at from now on; its first update is due at once. */
    public void anew() {
        begun = false;
    }

    /** Whether an update can be made now; if so, it counts as made. */
    public boolean isDue() {
        long now = clock.getAsLong();
        long used = processor.getAsLong();
        long since = now - lastUpdate;
        long longest = now - begin < NEW_NANOS ? LONGEST_NANOS : LONGEST_NANOS_LATER;
        boolean due = !begun || since >= longest || (since >= SHORTEST_NANOS && (used - usedThen) <= budget * since);
        if (due) {
            if (!begun) {
                begin = now;
            }
            begun = true;
            lastUpdate = now;
            usedThen = used;
        }
        return due;
    }
}
