package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many threads ND4J computes with: set, and chosen by trying. With small networks more threads are far slower, large
 * convolutions gain, so the number is measured on the run's own first minibatches.
 */
final class ComputeThreads {
    private static final Logger LOG = LoggerFactory.getLogger(ComputeThreads.class);
    private static final int FEWEST_WARM_UP = 2;
    private static final int MOST_WARM_UP = 5;
    private static final int FEWEST = 5;
    private static final int MOST = 200;
    private static final long NANOS_PER_TRIAL = 60_000_000;

    /** A number that is so much slower than the best so far is not tried to the end. */
    private static final double HOPELESS = 2;

    /** More threads must be this much faster to be taken. */
    private static final double WORTHWHILE = 0.95;

    private static final double SMALL_STEP_MILLIS = 1;

    private static volatile int count = 1;

    private ComputeThreads() {}

    /** The number set last. */
    static int now() {
        return count;
    }

    static void set(int wanted) {
        count = wanted;
        // First: it loads the native library, which the other one takes for granted.
        Nd4j.getEnvironment().setMaxMasterThreads(wanted);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(wanted);
        Nd4j.getNDArrayFactory().blas().setMaxThreads(wanted);
    }

    /**
     * Tries 1, half of and all of the cores that the process was given, and sets the best. A step that one thread makes in less than a
     * millisecond is left to it: its parts are over before a second thread has woken.
     *
     * @param step one training step on a network that is thrown away afterwards; gets the number of the step, from 0
     */
    static int choose(int cores, IntConsumer step) {
        return new Trials(step).choose(cores);
    }

    /** The steps made so far to compare numbers of threads. */
    private static final class Trials {
        private final IntConsumer step;
        private int done;

        Trials(IntConsumer step) {
            this.step = step;
        }

        int choose(int cores) {
            int best = 1;
            double bestMillis = measure(1, Double.POSITIVE_INFINITY);
            if (bestMillis >= SMALL_STEP_MILLIS) {
                for (int candidate : new TreeSet<>(Arrays.asList(Math.max(1, cores / 2), cores))) {
                    double millis = candidate == 1 ? bestMillis : measure(candidate, bestMillis);
                    if (millis < bestMillis * WORTHWHILE) {
                        best = candidate;
                        bestMillis = millis;
                    }
                }
                // The first one was measured while Java had compiled the least.
                if (best > 1 && bestMillis >= measure(1, bestMillis) * WORTHWHILE) {
                    best = 1;
                }
            }
            set(best);
            return best;
        }

        /**
         * The median time of a step.
         *
         * @param threads to set before
         * @param bestMillis of the best so far
         */
        private double measure(int threads, double bestMillis) {
            set(threads);
            long warmUp = System.nanoTime();
            // The first number's steps have made Java ready for the others.
            int fewest = done == 0 ? FEWEST_WARM_UP : 1;
            for (int i = 0; i < MOST_WARM_UP; i++) {
                if (i >= fewest && System.nanoTime() - warmUp > NANOS_PER_TRIAL) {
                    break;
                }
                step.accept(done++);
            }
            List<Double> millis = new ArrayList<>();
            long start = System.nanoTime();
            while (millis.size() < FEWEST || (millis.size() < MOST && System.nanoTime() - start < NANOS_PER_TRIAL)) {
                long before = System.nanoTime();
                step.accept(done++);
                millis.add((System.nanoTime() - before) / 1e6);
                if (Collections.min(millis) > HOPELESS * bestMillis) {
                    break;
                }
            }
            double median =
                    millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
            LOG.info("Threads: {} -> {} ms per iteration (median of {})", threads, round(median), millis.size());
            return median;
        }
    }

    private static double round(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }
}
