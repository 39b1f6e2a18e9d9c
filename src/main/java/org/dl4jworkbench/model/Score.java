package org.dl4jworkbench.model;

/**
 * How well a network does on one split.
 *
 * @param loss the mean loss per example, without the L2 term
 * @param accuracy the share of right predictions, 0 to 1
 */
public record Score(double loss, double accuracy) {
    /** The share of wrong predictions, 0 to 1. */
    public double error() {
        return 1 - accuracy;
    }
}
