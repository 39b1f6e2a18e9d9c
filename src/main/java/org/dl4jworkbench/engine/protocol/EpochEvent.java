package org.dl4jworkbench.engine.protocol;

import org.jspecify.annotations.Nullable;

/** An {@code EpochResult} as numbers; null where there is no such split, and accuracies in a regression. */
public record EpochEvent(
        int epoch,
        long iteration,
        double seconds,
        double trainLoss,
        @Nullable Double trainAccuracy,
        @Nullable Double validationLoss,
        @Nullable Double validationAccuracy,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy) {}
