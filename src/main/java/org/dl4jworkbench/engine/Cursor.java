package org.dl4jworkbench.engine;

import org.dl4jworkbench.model.Numbers;

/**
 * Where in its data a training stands; kept in every checkpoint. With the order of the examples a function of seed and epoch,
 * this is all a resumed training needs besides weights and updater state.
 *
 * @param epoch the epoch in work, counted from 1
 * @param batch minibatches of it that are done
 * @param iteration minibatches done in all
 * @param seconds training time so far
 * @param threads the number of threads, so that a resumed training rounds in the same way
 */
record Cursor(int epoch, int batch, long iteration, double seconds, int threads) {
    /** Far more than any machine has. */
    private static final int MOST_THREADS = 100_000;

    Cursor {
        require(epoch >= 1, "epoch", epoch);
        require(batch >= 0 && batch <= iteration, "batch", batch);
        // Deeplearning4j counts them in 32 bits.
        require(iteration >= 0 && iteration <= Integer.MAX_VALUE, "iteration", iteration);
        require(seconds >= 0 && seconds < Long.MAX_VALUE / 1e6, "seconds", seconds);
        require(threads >= 1 && threads <= MOST_THREADS, "threads", threads);
    }

    private static void require(boolean holds, String name, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    /**
     * Whether a training that takes so many minibatches an epoch can stand here: at a minibatch of an epoch, or at the end of one that a cap
     * on iterations had cut short.
     */
    boolean fits(int perEpoch) {
        long before = (long) (epoch - 1) * perEpoch;
        boolean within = batch <= perEpoch && iteration == before + batch;
        boolean cutShort = batch == 0 && iteration > before - perEpoch && iteration < before;
        return within || cutShort;
    }

    /** For messages: "minibatch 41,233 of epoch 2 (iteration 101,233)". */
    String inWords() {
        return "minibatch " + Numbers.grouped(batch) + " of epoch " + Numbers.grouped(epoch) + " (iteration "
                + Numbers.grouped(iteration) + ")";
    }

    /** How many epochs had begun before the one whose minibatches were done last; Deeplearning4j counts them so. */
    int epochCount() {
        return Math.max(0, batch == 0 ? epoch - 2 : epoch - 1);
    }
}
