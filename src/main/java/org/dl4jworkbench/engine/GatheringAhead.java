package org.dl4jworkbench.engine;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.EngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to the thread that computes, and has the next ones gathered in the background meanwhile, into a second set of arrays. As
 * handing work over costs some microseconds itself, so many small batches are gathered at a time that it pays, and where even all of
 * them are too little, they are gathered by the thread that asks. Either way the same batches in the same order. For one thread.
 */
final class GatheringAhead {
    private static final Logger LOG = LoggerFactory.getLogger(GatheringAhead.class);

    /** What gathers numbered batches. */
    interface Source {
        /**
         * The arrays of a batch, on the asking thread.
         *
         * @param place tells batches apart that are there at the same time, from 0
         */
        Batches.Batch arrays(int number, int place);

        /** Fills the arrays of a batch; on any thread, but never two at once. */
        void fill(int number, Batches.Batch batch);

        /** Does what is left to do with a filled batch; on the asking thread, right before it is handed out. */
        void finish(Batches.Batch batch);
    }

    /** Work for the background that is worth handing over comfortably. */
    private static final long NANOS_AT_A_TIME = 200_000;

    /** Less than that is done as fast by oneself: waking a thread takes 5 to 10 µs, and its data come from another core's cache. */
    private static final long LEAST_NANOS = 50_000;

    private static final int MOST_AT_A_TIME = 32;

    /** What lies ready should stay in the processor's cache. */
    private static final long MOST_BYTES_AT_A_TIME = 2 << 20;

    /** Batches of the numbers from {@code first} on. */
    private record Run(int first, List<Batches.Batch> batches) {
        int end() {
            return first + batches.size();
        }
    }

    private final @Nullable ExecutorService background;
    private final LongSupplier clock;
    private @Nullable Source source;
    private int end;
    private int number;
    private int half;
    private @Nullable Run current;
    private @Nullable Run next;
    private @Nullable Future<Long> filling;
    private double nanosEach;

    /** A thread to gather on, for several of these; begins with its first work. */
    static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "gathering");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends such a thread, and waits for it: the arrays that it fills must not go before. */
    static void end(ExecutorService background) {
        background.shutdown();
        try {
            // At most a few batches are left: milliseconds.
            if (!background.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The thread that gathers batches does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param background of one thread; null to gather everything on the asking one */
    GatheringAhead(@Nullable ExecutorService background) {
        this(background, System::nanoTime);
    }

    /** @param clock tells what gathering takes, in nanoseconds; asked on both threads */
    GatheringAhead(@Nullable ExecutorService background, LongSupplier clock) {
        this.background = background;
        this.clock = clock;
    }

    /** Begins with batch {@code first}; {@code end} is the number after the last. What was begun before is given up. */
    void begin(int first, int end, Source batches) {
        if (filling != null) {
            // Its arrays may be the ones to come.
            await(filling);
        }
        filling = null;
        next = null;
        current = null;
        source = batches;
        number = first;
        this.end = end;
    }

    /** The next batch; valid until the next call. What went wrong in gathering it is thrown here. */
    Batches.Batch next() {
        if (number >= end) {
            throw new IllegalStateException("all " + end + " batches were taken");
        }
        Run run = current;
        if (run == null || number >= run.end()) {
            run = take();
            current = run;
            prepare(run.end());
        }
        Batches.Batch batch = run.batches().get(number++ - run.first());
        Objects.requireNonNull(source).finish(batch);
        return batch;
    }

    private Run take() {
        Run prepared = next;
        if (prepared == null || filling == null) {
            Run alone = run(number, 1);
            nanosEach = fill(Objects.requireNonNull(source), alone);
            return alone;
        }
        nanosEach = (double) await(filling) / prepared.batches().size();
        filling = null;
        next = null;
        return prepared;
    }

    private void prepare(int first) {
        int left = end - first;
        if (background == null || left <= 0) {
            return;
        }
        int count = (int) Math.min(left, Math.min(MOST_AT_A_TIME, Math.ceil(NANOS_AT_A_TIME / Math.max(1, nanosEach))));
        if (count * nanosEach < LEAST_NANOS) {
            return;
        }
        Source from = Objects.requireNonNull(source);
        Run run = run(first, count);
        next = run;
        filling = background.submit(() -> fill(from, run));
    }

    /** In the half of the places that the batches in use do not have. */
    private Run run(int first, int wanted) {
        Source from = Objects.requireNonNull(source);
        half = 1 - half;
        Batches.Batch one = from.arrays(first, half * MOST_AT_A_TIME);
        long bytes = (one.features().length() + one.labels().length()) * Float.BYTES;
        int count = (int) Math.max(1, Math.min(wanted, MOST_BYTES_AT_A_TIME / bytes));
        return new Run(
                first,
                IntStream.range(0, count)
                        .mapToObj(i -> from.arrays(first + i, half * MOST_AT_A_TIME + i))
                        .toList());
    }

    /** @return nanoseconds */
    private long fill(Source from, Run run) {
        long start = clock.getAsLong();
        for (int i = 0; i < run.batches().size(); i++) {
            from.fill(run.first() + i, run.batches().get(i));
        }
        return clock.getAsLong() - start;
    }

    private static long await(Future<Long> filling) {
        try {
            return filling.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException("gathering throws nothing checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("the training thread was interrupted", "", "Resume the run", e);
        }
    }
}
