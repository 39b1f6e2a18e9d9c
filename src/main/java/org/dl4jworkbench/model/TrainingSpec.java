package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param momentum the momentum coefficient, read by {@link Optimiser#MOMENTUM} only
 * @param l2 the coefficient λ of λ/2·‖W‖² added to the loss, weights only
 * @param batchSize examples per minibatch; the last one of an epoch may be smaller
 * @param epochs passes over the training set, or null when only {@code iterations} ends the training
 * @param iterations a cap on minibatches in all, or null for none; the last epoch may be a part of one
 * @param gradient mean or sum over the minibatch
 * @param seed of weights, split and order of the examples
 */
public record TrainingSpec(
        Optimiser optimiser,
        double learningRate,
        double momentum,
        double l2,
        int batchSize,
        @Nullable Integer epochs,
        @Nullable Integer iterations,
        GradientConvention gradient,
        long seed) {
    public TrainingSpec {
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", "must be above 0", learningRate);
        require(momentum >= 0 && momentum < 1, "momentum", "must be from 0 to below 1", momentum);
        require(l2 >= 0 && Double.isFinite(l2), "l2", "must be 0 or more", l2);
        require(batchSize >= 1, "batchSize", "must be at least 1", batchSize);
        require(epochs == null || epochs >= 1, "epochs", "must be at least 1", epochs);
        require(iterations == null || iterations >= 1, "iterations", "must be at least 1", iterations);
        if (epochs == null && iterations == null) {
            throw new BadSpecException("training never ends", "training", "Set epochs, iterations or both");
        }
    }

    private static void require(boolean holds, String field, String rule, @Nullable Number value) {
        if (!holds) {
            String shown = value instanceof Double number ? Numbers.plain(number) : String.valueOf(value);
            throw new BadSpecException(rule + ", not " + shown, "training." + field, "");
        }
    }

    /** The number of minibatches of one epoch over {@code examples} training examples. */
    public int iterationsPerEpoch(int examples) {
        return Math.max(1, (examples + batchSize - 1) / batchSize);
    }

    /** The number of minibatches of the whole training over {@code examples} training examples. */
    public long totalIterations(int examples) {
        long byEpochs = epochs == null ? Long.MAX_VALUE : (long) epochs * iterationsPerEpoch(examples);
        return iterations == null ? byEpochs : Math.min(byEpochs, iterations);
    }

    /** The number of epochs of the whole training, the last one perhaps in part. */
    public int totalEpochs(int examples) {
        int perEpoch = iterationsPerEpoch(examples);
        return Math.toIntExact((totalIterations(examples) + perEpoch - 1) / perEpoch);
    }
}
