package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param learningRate the rate that {@code warmUp} and {@code schedule} work on
 * @param momentum the momentum coefficient, read by {@link Optimiser#MOMENTUM} only
 * @param l1 the coefficient λ of λ·‖W‖₁ added to the loss, weights only
 * @param l2 the coefficient λ of λ/2·‖W‖² added to the loss, weights only
 * @param weightDecay the coefficient λ of decoupled weight decay: each step also takes learning rate · λ · W off the weights;
 *     with {@link Optimiser#ADAM} this is AdamW (Loshchilov and Hutter 2017)
 * @param schedule how the learning rate changes, or null: not at all
 * @param warmUp epochs over which the learning rate rises evenly from near 0; 0 for none
 * @param clipping a limit on gradients, or null for none
 * @param classWeights how much the classes count in the loss, or null: all the same
 * @param batchSize examples per minibatch; the last one of an epoch may be smaller
 * @param epochs passes over the training set, or null when only {@code iterations} ends the training
 * @param iterations a cap on minibatches in all, or null for none; the last epoch may be a part of one
 * @param patience epochs without a new best one after which training ends early, or null: never; then {@code model.zip} is the
 *     best epoch's
 * @param gradient mean or sum over the minibatch
 * @param seed of weights, split and order of the examples
 */
public record TrainingSpec(
        Optimiser optimiser,
        double learningRate,
        double momentum,
        @Defaulted double l1,
        double l2,
        @Defaulted double weightDecay,
        @Nullable Schedule schedule,
        @Defaulted int warmUp,
        @Nullable Clipping clipping,
        @Nullable ClassWeights classWeights,
        int batchSize,
        @Nullable Integer epochs,
        @Nullable Integer iterations,
        @Nullable Integer patience,
        GradientConvention gradient,
        long seed) {
    public TrainingSpec {
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", "must be above 0", learningRate);
        require(momentum >= 0 && momentum < 1, "momentum", "must be from 0 to below 1", momentum);
        require(l1 >= 0 && Double.isFinite(l1), "l1", "must be 0 or more", l1);
        require(l2 >= 0 && Double.isFinite(l2), "l2", "must be 0 or more", l2);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", "must be 0 or more", weightDecay);
        require(warmUp >= 0, "warmUp", "must be 0 or more", warmUp);
        require(batchSize >= 1, "batchSize", "must be at least 1", batchSize);
        require(epochs == null || epochs >= 1, "epochs", "must be at least 1", epochs);
        require(iterations == null || iterations >= 1, "iterations", "must be at least 1", iterations);
        require(patience == null || patience >= 1, "patience", "must be at least 1", patience);
        if (epochs == null && iterations == null) {
            throw new BadSpecException("training never ends", "training", "Set epochs, iterations or both");
        }
    }

    /** The plain training: no L1, no decay, a constant rate, no clipping, all classes alike, no early end. */
    public TrainingSpec(
            Optimiser optimiser,
            double learningRate,
            double momentum,
            double l2,
            int batchSize,
            @Nullable Integer epochs,
            @Nullable Integer iterations,
            GradientConvention gradient,
            long seed) {
        this(
                optimiser,
                learningRate,
                momentum,
                0,
                l2,
                0,
                null,
                0,
                null,
                null,
                batchSize,
                epochs,
                iterations,
                null,
                gradient,
                seed);
    }

    public TrainingSpec withSeed(long other) {
        return with(epochs, iterations, patience, other);
    }

    /** Of another length; one of the two may be null. */
    public TrainingSpec withLength(@Nullable Integer otherEpochs, @Nullable Integer otherIterations) {
        return with(otherEpochs, otherIterations, patience, seed);
    }

    public TrainingSpec withPatience(@Nullable Integer other) {
        return with(epochs, iterations, other, seed);
    }

    private TrainingSpec with(
            @Nullable Integer otherEpochs,
            @Nullable Integer otherIterations,
            @Nullable Integer otherPatience,
            long otherSeed) {
        return new TrainingSpec(
                optimiser,
                learningRate,
                momentum,
                l1,
                l2,
                weightDecay,
                schedule,
                warmUp,
                clipping,
                classWeights,
                batchSize,
                otherEpochs,
                otherIterations,
                otherPatience,
                gradient,
                otherSeed);
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

    /**
     * The learning rate of a step, with warm-up and schedule.
     *
     * @param iteration minibatches done before it, from 0
     * @param perEpoch minibatches of an epoch
     * @param total minibatches of the whole training
     */
    public double learningRateAt(long iteration, int perEpoch, long total) {
        double rate = schedule == null ? learningRate : learningRate * schedule.factorAt(iteration, perEpoch, total);
        long rising = (long) warmUp * perEpoch;
        return iteration < rising ? rate * (iteration + 1) / rising : rate;
    }

    /** Whether {@link #learningRateAt} gives the same rate for every step. */
    public boolean hasConstantRate() {
        return schedule == null && warmUp == 0;
    }
}
