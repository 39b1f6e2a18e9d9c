package org.dl4jworkbench.chart;

import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points of classes in a plane. The arrays are shared, not copied: whoever hands them over no longer changes them.
 *
 * @param label the class of each point, −1 for none
 * @param example what each point stands for: its place among the watched examples
 */
@SuppressWarnings("ArrayRecordComponent") // 10,000 points at every step of a slider; compared by identity.
public record ClassPoints(float[] x, float[] y, int[] label, int[] example) {
    public ClassPoints {
        if (x.length != y.length || x.length != label.length || x.length != example.length) {
            throw new IllegalArgumentException(
                    x.length + " x, " + y.length + " y values and " + label.length + " labels");
        }
    }

    /** Of all watched examples, in their order. */
    public static ClassPoints of(float[] x, float[] y, int[] label) {
        return new ClassPoints(x, y, label, IntStream.range(0, x.length).toArray());
    }

    public int size() {
        return x.length;
    }

    /** The watched example that a point stands for. */
    public int exampleOf(int point) {
        return example[point];
    }

    /** The point of a watched example, −1 where it has none. */
    public int pointOf(int watched) {
        return IntStream.range(0, size())
                .filter(point -> example[point] == watched)
                .findFirst()
                .orElse(-1);
    }

    /**
     * What a picture of the points does not tell by itself, as a sentence: that some are not finite and so have no place, or that all lie
     * in one; empty for neither.
     */
    public String note() {
        long without =
                IntStream.range(0, size()).filter(point -> !isFinite(point)).count();
        boolean one = size() > 1 && IntStream.range(1, size()).allMatch(point -> x[point] == x[0] && y[point] == y[0]);
        return without == 0
                ? one ? String.format(Locale.ROOT, "all %,d points lie in one place", size()) : ""
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d points %s not finite, left out",
                        without,
                        size(),
                        without == 1 ? "is" : "are");
    }

    /** Whether a point has a place. */
    public boolean isFinite(int point) {
        return Float.isFinite(x[point]) && Float.isFinite(y[point]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
