package org.dl4jworkbench.lab.experiment;

import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment's queue: a variation with a seed. The two together tell it from all others.
 *
 * @param variation the variation's name
 * @param run the name of its run's folder below {@code runs/}, or null before its first start
 * @param reason why it failed or was interrupted, or null
 */
public record ExperimentItem(
        String variation,
        long seed,
        ItemState state,
        @Nullable String run,
        @Nullable String reason) {
    /** Whether both stand for the same variation and seed, whatever their states. */
    public boolean isSame(ExperimentItem other) {
        return variation.equals(other.variation) && seed == other.seed;
    }

    public ExperimentItem withState(ItemState other, @Nullable String why) {
        return new ExperimentItem(variation, seed, other, run, why);
    }

    public ExperimentItem withRun(@Nullable String folder) {
        return new ExperimentItem(variation, seed, state, folder, reason);
    }

    /** For messages: {@code kernel 5, seed 1234}. */
    public String label() {
        return variation + ", seed " + seed;
    }
}
