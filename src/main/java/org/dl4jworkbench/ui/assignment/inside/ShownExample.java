package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.Numbers;

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
        return classes(classNames) + " · " + share();
    }

    /** The same in two lines, for long names. */
    String captionInLines(List<String> classNames) {
        return classes(classNames) + "\n" + share();
    }

    private String classes(List<String> names) {
        return isRight() ? names.get(actual) : names.get(actual) + " → " + names.get(predicted);
    }

    private String share() {
        return Numbers.shown(confidence, 2);
    }
}
