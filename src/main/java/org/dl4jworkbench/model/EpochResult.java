package org.dl4jworkbench.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The epoch with the lowest criterion, the earliest of equals; the untrained network counts only when it stands alone. */
    public static Optional<EpochResult> best(List<EpochResult> epochs) {
        Optional<EpochResult> trained = epochs.stream()
                .filter(result -> result.epoch() > 0 && !Double.isNaN(result.criterion()))
                .min(Comparator.comparingDouble(EpochResult::criterion));
        return trained.isPresent() ? trained : epochs.stream().findFirst();
    }
}
