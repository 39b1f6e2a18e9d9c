package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * What was measured at the end of an epoch, with the weights of that moment.
 *
 * @param epoch counted from 1; 0 is the untrained network
 * @param iteration minibatches done so far
 * @param seconds training time so far, without pauses and evaluation
 * @param train over the whole training split
 * @param validation null without a validation split
 * @param test null without a test split
 */
public record EpochResult(
        int epoch,
        long iteration,
        double seconds,
        Score train,
        @Nullable Score validation,
        @Nullable Score test) {
    /** What the best epoch is chosen by: the validation loss, or without a validation split the training loss. */
    public double criterion() {
        return (validation == null ? train : validation).loss();
    }
}
