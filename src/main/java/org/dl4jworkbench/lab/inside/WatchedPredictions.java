package org.dl4jworkbench.lab.inside;

import java.util.Optional;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;

/**
 * What a classification said of its watched examples at a moment, with what follows for each: the predicted class, how sure it was, and
 * whether it was right. Examples are named by their place among the watched ones, from 0. Immutable; 10,000 examples take a few
 * milliseconds.
 */
public final class WatchedPredictions {
    /** Cross-entropy of a probability of 0 is infinite; that of the smallest float is told instead. */
    private static final double LEAST = 1e-38;

    private final float[][] probabilities;
    private final int[] labels;
    private final int[] predicted;
    private final float[] margins;

    private WatchedPredictions(float[][] probabilities, int[] labels) {
        this.probabilities = probabilities;
        this.labels = labels;
        predicted = new int[labels.length];
        margins = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            float[] row = probabilities[i];
            int first = 0;
            float second = Float.NEGATIVE_INFINITY;
            for (int label = 1; label < row.length; label++) {
                if (row[label] > row[first]) {
                    second = row[first];
                    first = label;
                } else if (row[label] > second) {
                    second = row[label];
                }
            }
            predicted[i] = first;
            margins[i] = row.length == 1 ? row[0] : row[first] - second;
        }
    }

    /**
     * Of rows that stand for the same examples in the same order.
     *
     * @param probabilities examples × classes; shared, no longer changed by anyone
     * @param labels the actual class of each, from 0; shared too
     */
    public static WatchedPredictions of(float[][] probabilities, int[] labels) {
        if (probabilities.length != labels.length) {
            throw new BadDataException(
                    "predictions of " + probabilities.length + " examples, but " + labels.length + " are watched",
                    "the run's snapshot",
                    "The files come from two runs; train again");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= probabilities[i].length) {
                throw new BadDataException(
                        "example " + i + " has the label " + labels[i] + ", but there are predictions of "
                                + probabilities[i].length + " classes",
                        "the run's snapshot",
                        "Predictions of classes belong to a classification; train again");
            }
        }
        return new WatchedPredictions(probabilities, labels);
    }

    /**
     * Of a snapshot; empty where it kept no predictions, or the run does not say what it watched, as runs of older versions.
     *
     * @param classes outputs of the run's network
     */
    public static Optional<WatchedPredictions> read(RunDirectory run, Snapshot snapshot, int classes) {
        Watched watched = run.readWatched().orElse(null);
        if (watched == null) {
            return Optional.empty();
        }
        watched.requireClasses(classes, run.watched());
        return snapshot.readPredictions(watched.count(), classes)
                .map(probabilities -> of(probabilities, watched.labels()));
    }

    public int count() {
        return labels.length;
    }

    /** The number of classes; 0 without examples. */
    public int classes() {
        return probabilities.length == 0 ? 0 : probabilities[0].length;
    }

    /** The actual class. */
    public int label(int example) {
        return labels[example];
    }

    /** The class with the largest probability, the first of equals. */
    public int predicted(int example) {
        return predicted[example];
    }

    /** Of a class, 0 to 1. */
    public float probability(int example, int label) {
        return probabilities[example][label];
    }

    /** Of every class; a copy. */
    public float[] probabilities(int example) {
        return probabilities[example].clone();
    }

    /** How sure the network was: the largest probability. */
    public float confidence(int example) {
        return probabilities[example][predicted[example]];
    }

    /** The difference of the two largest probabilities: near 0 where the example lies between two classes. */
    public float margin(int example) {
        return margins[example];
    }

    /** Cross-entropy: −ln of the probability of the actual class. */
    public double loss(int example) {
        return -Math.log(Math.max(LEAST, probabilities[example][labels[example]]));
    }

    public boolean isRight(int example) {
        return predicted[example] == labels[example];
    }

    /** The number of right predictions. */
    public int right() {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += isRight(i) ? 1 : 0;
        }
        return right;
    }
}
