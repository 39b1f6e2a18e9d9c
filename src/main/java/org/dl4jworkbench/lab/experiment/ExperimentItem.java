package org.dl4jworkbench.lab.experiment;

import java.util.Comparator;
import java.util.Objects;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Names;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment's queue: a variation with a seed and, in a cross-validation, a fold. The three together tell it from
 * all others.
 *
 * @param variation the variation's name
 * @param fold the part that validates, or null without a cross-validation
 * @param until the epoch after which its training is held, as {@link ItemState#HELD}, or null: it trains to its end
 * @param run the name of its run's folder below {@code runs/}, or null before its first start
 * @param reason why it failed or was interrupted, or null
 */
public record ExperimentItem(
        String variation,
        long seed,
        @Nullable Fold fold,
        ItemState state,
        @Nullable String run,
        @Nullable String reason,
        @Nullable Integer until) {
    public ExperimentItem {
        Names.nameOrNull(run, "queue, run");
    }

    static final Comparator<ExperimentItem> BY_SEED_AND_FOLD = Comparator.comparingLong(ExperimentItem::seed)
            .thenComparingInt(item -> item.fold() == null ? 0 : item.fold().number());

    /** Whether both stand for the same variation, seed and fold, whatever their states. */
    public boolean isSame(ExperimentItem other) {
        return variation.equals(other.variation) && seed == other.seed && Objects.equals(fold, other.fold);
    }

    public ExperimentItem withState(ItemState other, @Nullable String why) {
        return new ExperimentItem(variation, seed, fold, other, run, why, until);
    }

    public ExperimentItem withRun(@Nullable String folder) {
        return new ExperimentItem(variation, seed, fold, state, folder, reason, until);
    }

    /** @param epoch after which it is held, or null */
    public ExperimentItem withUntil(@Nullable Integer epoch) {
        return new ExperimentItem(variation, seed, fold, state, run, reason, epoch);
    }

    /** For messages: {@code kernel 5, seed 1234}, or {@code kernel 5, seed 1234, fold 2/3}. */
    public String label() {
        return variation + ", seed " + seed + (fold == null ? "" : ", fold " + fold);
    }
}
