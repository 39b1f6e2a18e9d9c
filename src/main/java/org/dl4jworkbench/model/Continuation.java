package org.dl4jworkbench.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change between two stretches of a run's training.
 *
 * @param when it went on
 * @param epoch the last epoch before
 * @param what was changed, such as "epochs 20 → 30"
 * @param difference why the result is not, bit for bit, that of a run set up this way from its start; null where it is
 */
public record Continuation(
        Instant when, int epoch, String what, @Nullable String difference) {
    /** For the screen: "Continued at epoch 20: epochs 20 → 30. Not bit for bit what it would be in one go: …". */
    public String inWords() {
        return (epoch == 0 ? "Continued in the first epoch: " : "Continued at epoch " + Numbers.grouped(epoch) + ": ")
                + what + ". " + exactness();
    }

    /** Whether the result is that of a run in one go, as a sentence. */
    public String exactness() {
        return difference == null
                ? "Bit for bit what it would be in one go."
                : "Not bit for bit what it would be in one go: " + difference + ".";
    }
}
