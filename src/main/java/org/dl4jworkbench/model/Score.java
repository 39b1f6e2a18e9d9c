package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * How well a network does on one split.
 *
 * @param loss the mean loss per example, without regularisation terms
 * @param accuracy the share of right predictions, 0 to 1; null for a regression
 */
public record Score(double loss, @Nullable Double accuracy) {
    /** The accuracy as a number for tables and charts, NaN for a regression. */
    public double accuracyOrNaN() {
        return accuracy == null ? Double.NaN : accuracy;
    }

    /** The share of wrong predictions as a number for tables and charts, NaN for a regression. */
    public double errorOrNaN() {
        return 1 - accuracyOrNaN();
    }
}
