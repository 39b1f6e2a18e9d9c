package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.ConfusionMatrix;

/** What the network said of every watched example at one moment, beside what each is. Examples are named by their place, from 0. */
final class Predictions {
    private final int[] labels;
    private final float[][] probabilities;
    private final int[] predicted;

    /**
     * @param labels the actual class of each example
     * @param probabilities examples × classes
     */
    Predictions(int[] labels, float[][] probabilities) {
        if (labels.length != probabilities.length) {
            throw new BadDataException(
                    "predictions of " + probabilities.length + " examples, but " + labels.length + " are watched",
                    "the run's predictions",
                    "Train the run again to write them anew");
        }
        this.labels = labels;
        this.probabilities = probabilities;
        predicted = new int[probabilities.length];
        for (int example = 0; example < predicted.length; example++) {
            predicted[example] = largest(probabilities[example]);
        }
    }

    private static int largest(float[] row) {
        int largest = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    int count() {
        return labels.length;
    }

    int actual(int example) {
        return labels[example];
    }

    int predicted(int example) {
        return predicted[example];
    }

    boolean isRight(int example) {
        return labels[example] == predicted[example];
    }

    /** The probability of the predicted class, 0 to 1. */
    float confidence(int example) {
        return probabilities[example][predicted[example]];
    }

    /** The probability of a class, 0 to 1. */
    float probability(int example, int of) {
        return probabilities[example][of];
    }

    /** Those of all classes; shared, not copied. */
    float[] probabilities(int example) {
        return probabilities[example];
    }

    /** How far the predicted class is above the next one, 0 to 1: small near the boundary between two classes. */
    float margin(int example) {
        float second = 0;
        for (int i = 0; i < probabilities[example].length; i++) {
            if (i != predicted[example]) {
                second = Math.max(second, probabilities[example][i]);
            }
        }
        return confidence(example) - second;
    }

    ConfusionMatrix matrix(List<String> classNames) {
        int[][] counts = new int[classNames.size()][classNames.size()];
        for (int example = 0; example < labels.length; example++) {
            counts[labels[example]][predicted[example]]++;
        }
        return new ConfusionMatrix(classNames, counts);
    }
}
