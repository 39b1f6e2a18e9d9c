package org.dl4jworkbench.ui.assignment.inside;

import org.dl4jworkbench.lab.inside.WatchedPredictions;
import java.util.List;
import java.util.Locale;

/**
 * An example as the grid shows it.
 *
 * @param example its place among the watched ones
 * @param confidence the probability of the predicted class, 0 to 1
 */
record ShownExample(int example, int actual, int predicted, float confidence) {
    static ShownExample of(WatchedPredictions predictions, int example) {
        return new ShownExample(
                example, predictions.label(example), predictions.predicted(example), predictions.confidence(example));
    }

    boolean isRight() {
        return actual == predicted;
    }

    /** "4 → 9 · 0.94", or "4 · 0.94" where it is right. */
    String caption(List<String> classNames) {
        String share = String.format(Locale.ROOT, " · %.2f", confidence);
        return isRight()
                ? classNames.get(actual) + share
                : classNames.get(actual) + " → " + classNames.get(predicted) + share;
    }
}
