package org.dl4jworkbench.lab.inside;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which watched examples are wanted, and in which order. Immutable: each {@code with} gives another one.
 *
 * @param outcome right ones, wrong ones, or both
 * @param actual only examples of this class; −1 for any
 * @param predicted only examples taken for this class; −1 for any
 * @param leastConfidence the least probability of the predicted class, 0 to 1
 * @param mostConfidence the largest, 0 to 1
 * @param among only these, ascending; null for all
 */
public record ExampleQuery(
        Outcome outcome,
        int actual,
        int predicted,
        double leastConfidence,
        double mostConfidence,
        @Nullable List<Integer> among,
        Order order) {
    /** All examples in the order of the file. */
    public static final ExampleQuery ALL = new ExampleQuery(Outcome.ALL, -1, -1, 0, 1, null, Order.FILE);

    /** A rounding of float probabilities lets them exceed 1 by a hair. */
    private static final double SLACK = 1e-5;

    /** What the network made of an example. */
    public enum Outcome {
        ALL("All"),
        RIGHT("Right"),
        WRONG("Wrong");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** In which order examples stand; equal ones stay in the order of the file. */
    public enum Order {
        FILE("In the order of the file"),
        /** Wrong ones first, the surest of them before all; then right ones, the least sure first. */
        CONFIDENT_MISTAKES("Most confident mistakes"),
        /** The smallest probability of the predicted class first. */
        LEAST_CONFIDENT("Least confident"),
        /** The smallest difference of the two largest probabilities first. */
        NEAR_BOUNDARY("Nearest to the boundary"),
        /** The largest cross-entropy first. */
        HIGHEST_LOSS("Highest loss");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public ExampleQuery {
        if (!(leastConfidence <= mostConfidence)) {
            throw new IllegalArgumentException("confidence from " + leastConfidence + " to " + mostConfidence);
        }
        among = among == null ? null : List.copyOf(among);
    }

    public ExampleQuery withOutcome(Outcome other) {
        return new ExampleQuery(other, actual, predicted, leastConfidence, mostConfidence, among, order);
    }

    /** A cell of the confusion matrix; −1 for any class. */
    public ExampleQuery withPair(int otherActual, int otherPredicted) {
        return new ExampleQuery(outcome, otherActual, otherPredicted, leastConfidence, mostConfidence, among, order);
    }

    public ExampleQuery withConfidence(double least, double most) {
        return new ExampleQuery(outcome, actual, predicted, least, most, among, order);
    }

    public ExampleQuery withAmong(@Nullable List<Integer> other) {
        return new ExampleQuery(outcome, actual, predicted, leastConfidence, mostConfidence, other, order);
    }

    public ExampleQuery withOrder(Order other) {
        return new ExampleQuery(outcome, actual, predicted, leastConfidence, mostConfidence, among, other);
    }

    /** Whether an example is wanted, whatever the order; {@code among} is not asked. */
    private boolean wants(WatchedPredictions predictions, int example) {
        return (outcome == Outcome.ALL || predictions.isRight(example) == (outcome == Outcome.RIGHT))
                && (actual < 0 || predictions.label(example) == actual)
                && (predicted < 0 || predictions.predicted(example) == predicted)
                && predictions.confidence(example) >= leastConfidence - SLACK
                && predictions.confidence(example) <= mostConfidence + SLACK;
    }

    /** The wanted examples in their order. */
    public int[] of(WatchedPredictions predictions) {
        IntStream candidates = among == null
                ? IntStream.range(0, predictions.count())
                : among.stream()
                        .mapToInt(Integer::intValue)
                        .filter(example -> example >= 0 && example < predictions.count());
        int[] found = candidates.filter(example -> wants(predictions, example)).toArray();
        if (order == Order.FILE) {
            Arrays.sort(found);
            return found;
        }
        // The key and the place in one number: sorted without an object per example.
        long[] keyed = new long[found.length];
        for (int i = 0; i < found.length; i++) {
            keyed[i] = (long) sortable((float) key(predictions, found[i])) << 32 | found[i];
        }
        Arrays.sort(keyed);
        for (int i = 0; i < found.length; i++) {
            found[i] = (int) keyed[i];
        }
        return found;
    }

    /** Smaller keys come first. */
    private double key(WatchedPredictions predictions, int example) {
        return switch (order) {
            case FILE -> example;
            case CONFIDENT_MISTAKES ->
                predictions.isRight(example) ? predictions.confidence(example) : -predictions.confidence(example);
            case LEAST_CONFIDENT -> predictions.confidence(example);
            case NEAR_BOUNDARY -> predictions.margin(example);
            case HIGHEST_LOSS -> -predictions.loss(example);
        };
    }

    /** The bits of a float, such that they sort as it does. */
    private static int sortable(float value) {
        int bits = Float.floatToIntBits(value == 0 ? 0 : value);
        return bits < 0 ? bits ^ 0x7FFFFFFF : bits;
    }
}
