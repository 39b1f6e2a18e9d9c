package org.dl4jworkbench.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often examples of one class were taken for another. Rows are the actual class, columns the predicted one: the count at
 * (4, 9) is the number of fours that the network called nines.
 */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final int[][] counts;

    /**
     * One kind of error.
     *
     * @param actual the index of the actual class
     * @param predicted the index of the class the network named instead
     * @param count the number of such examples
     * @param share {@code count} as a share of all examples of the actual class, 0 to 1
     */
    public record Confusion(int actual, int predicted, int count, double share) {}

    /**
     * @param classes the class names, in the order of the labels
     * @param counts a square matrix, rows = actual, columns = predicted; copied
     */
    public ConfusionMatrix(List<String> classes, int[][] counts) {
        this.classes = PlainText.of(classes);
        int size = classes.size();
        boolean square = counts.length == size && Arrays.stream(counts).allMatch(row -> row.length == size);
        if (!square) {
            throw new BadDataException(
                    "a matrix of " + counts.length + " rows and " + (counts.length == 0 ? 0 : counts[0].length)
                            + " columns does not fit " + size + " class names",
                    "confusion matrix",
                    "");
        }
        if (Arrays.stream(counts).flatMapToInt(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new BadDataException("a count is negative", "confusion matrix", "");
        }
        this.counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    public List<String> classes() {
        return classes;
    }

    /** The number of classes. */
    public int size() {
        return counts.length;
    }

    public int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** The number of examples of a class: the sum of its row. */
    public long support(int actual) {
        return Arrays.stream(counts[actual]).asLongStream().sum();
    }

    /** How often a class was predicted: the sum of its column. */
    public long predicted(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    /** The number of all examples. */
    public long total() {
        return IntStream.range(0, size()).mapToLong(this::support).sum();
    }

    /** The number of right predictions: the sum of the diagonal. */
    public long correct() {
        return IntStream.range(0, size())
                .mapToLong(index -> counts[index][index])
                .sum();
    }

    /** The share of right predictions, 0 to 1; NaN without examples. */
    public double accuracy() {
        return ratio(correct(), total());
    }

    /** The share of the examples of a class that were recognised, TP / (TP + FN); NaN where the class has no examples. */
    public double recall(int actual) {
        return ratio(counts[actual][actual], support(actual));
    }

    /** The share of the predictions of a class that were right, TP / (TP + FP); NaN where it was never predicted. */
    public double precision(int predicted) {
        return ratio(counts[predicted][predicted], predicted(predicted));
    }

    /** A count as a share of its row, 0 to 1; 0 where the class has no examples. */
    public double rowShare(int actual, int predicted) {
        long support = support(actual);
        return support == 0 ? 0 : ratio(counts[actual][predicted], support);
    }

    /** A count as a share of its column, 0 to 1; 0 where the class was never predicted. */
    public double columnShare(int actual, int predicted) {
        long all = predicted(predicted);
        return all == 0 ? 0 : ratio(counts[actual][predicted], all);
    }

    /** The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); NaN where a class neither occurs nor was predicted. */
    public double f1(int index) {
        return ratio(2L * counts[index][index], support(index) + predicted(index));
    }

    /** The mean precision over the classes that occur or were predicted; a class that was never predicted counts 0. */
    public double macroPrecision() {
        return macro(this::precision);
    }

    /** The mean recall over the classes that occur or were predicted; a class without examples counts 0. */
    public double macroRecall() {
        return macro(this::recall);
    }

    /** The mean F1 over the classes that occur or were predicted. */
    public double macroF1() {
        return macro(this::f1);
    }

    private double macro(IntToDoubleFunction score) {
        return IntStream.range(0, size())
                .filter(index -> support(index) + predicted(index) > 0)
                .mapToDouble(score)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .average()
                .orElse(Double.NaN);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** The most frequent errors, the largest count first, then in the order of the classes; pairs that never occur are left out. */
    public List<Confusion> mostConfused(int limit) {
        List<Confusion> pairs = new ArrayList<>();
        for (int actual = 0; actual < size(); actual++) {
            for (int predicted = 0; predicted < size(); predicted++) {
                if (actual != predicted && counts[actual][predicted] > 0) {
                    pairs.add(new Confusion(actual, predicted, counts[actual][predicted], rowShare(actual, predicted)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Confusion::count).reversed());
        return List.copyOf(pairs.subList(0, Math.min(limit, pairs.size())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && classes.equals(matrix.classes)
                && Arrays.deepEquals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix[" + correct() + " of " + total() + " right, " + size() + " classes]";
    }
}
