package org.dl4jworkbench.lab.compare;

import java.util.Locale;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Which curves are laid over one another.
 *
 * @param quantity what was measured after every epoch; null for the loss of every minibatch
 * @param smoothing of the minibatches' loss, from 0
 * @param raw whether its unsmoothed values lie pale below
 * @param grouped whether runs that differ only in seed or fold are one curve: their mean, in a band of one standard deviation
 */
public record CurveChoice(@Nullable Quantity quantity, XAxis x, double smoothing, boolean raw, boolean grouped) {
    /** What curves are drawn over. */
    public enum XAxis {
        EPOCH("epoch"),
        ITERATION("iteration"),
        SECONDS("time (s)");

        private final String title;

        XAxis(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** For a menu. */
        public String label() {
            return this == SECONDS ? "Seconds" : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
        }
    }

    /** "Minibatch loss" or the quantity's name. */
    public String label() {
        return quantity == null ? "Minibatch loss" : quantity.label();
    }

    boolean isLoss() {
        return quantity == null || quantity.isLoss();
    }
}
