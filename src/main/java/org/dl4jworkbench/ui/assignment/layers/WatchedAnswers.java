package org.dl4jworkbench.ui.assignment.layers;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;

/**
 * What a network said of the watched examples at a moment.
 *
 * @param labels the actual class of each example
 * @param probabilities examples × classes
 */
record WatchedAnswers(int[] labels, float[][] probabilities) {
    WatchedAnswers {
        if (labels.length != probabilities.length) {
            throw new IllegalArgumentException(labels.length + " labels and " + probabilities.length + " answers");
        }
    }

    /** Empty where the run or the snapshot kept none. */
    static Optional<WatchedAnswers> read(RunDirectory run, Snapshot snapshot) {
        Optional<Watched> watched = run.readWatched();
        Optional<float[][]> predictions = snapshot.readPredictions();
        return watched.isEmpty() || predictions.isEmpty() || watched.get().count() != predictions.get().length
                ? Optional.empty()
                : Optional.of(new WatchedAnswers(watched.get().labels(), predictions.get()));
    }

    int count() {
        return labels.length;
    }

    int predicted(int example) {
        return largest(probabilities[example]);
    }

    /** The index of the largest value, the first of several. */
    static int largest(float[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            if (values[index] > values[best]) {
                best = index;
            }
        }
        return best;
    }

    boolean isWrong(int example) {
        return predicted(example) != labels[example];
    }

    private float confidence(int example) {
        return probabilities[example][predicted(example)];
    }

    /** The wrong example that the network was surest of; empty where all are right. */
    Optional<Integer> mostConfidentMistake() {
        return IntStream.range(0, count())
                .filter(this::isWrong)
                .boxed()
                .reduce((one, other) -> confidence(other) > confidence(one) ? other : one);
    }

    /** The example of a class that the network was surest of, and rightly; empty where none is right. */
    Optional<Integer> clearest(int label) {
        return IntStream.range(0, count())
                .filter(example -> labels[example] == label && !isWrong(example))
                .boxed()
                .reduce((one, other) -> confidence(other) > confidence(one) ? other : one);
    }

    /** Any wrong example; empty where all are right. */
    Optional<Integer> randomMistake(Random random) {
        int[] wrong = IntStream.range(0, count()).filter(this::isWrong).toArray();
        return wrong.length == 0 ? Optional.empty() : Optional.of(wrong[random.nextInt(wrong.length)]);
    }
}
