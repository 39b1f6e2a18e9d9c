package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Golden numbers worked out by hand and again with NumPy. */
class ClassSeparationTest {
    private static final float[][] ROWS = {{0, 0}, {0, 1}, {1, 0}, {4, 4}, {5, 4}, {2, 2}, {9, 9}};
    private static final int[] LABELS = {0, 0, 0, 1, 1, 1, 2};

    @Test
    void theSilhouetteIsThatOfItsDefinition() {
        ClassSeparation separation = ClassSeparation.of(ROWS, LABELS, 3);
        assertThat(separation.silhouette()).isCloseTo(0.4634331662864417, within(1e-9));
        assertThat(separation.ofClass().get(0)).isCloseTo(0.7468299787161917, within(1e-9));
        assertThat(separation.ofClass().get(1)).isCloseTo(0.3345140759521723, within(1e-9));
        assertThat(separation.ofClass().get(2)).isZero();
        assertThat(separation.points()).isEqualTo(7);
    }

    @Test
    void theFisherRatioIsBetweenByWithin() {
        // 116.190476 / 8.666667.
        assertThat(ClassSeparation.of(ROWS, LABELS, 3).fisher()).isCloseTo(13.406593406593407, within(1e-5));
        float[][] places = {{0, 0}, {0, 0}, {3, 4}, {3, 4}};
        ClassSeparation perfect = ClassSeparation.of(places, new int[] {0, 0, 1, 1}, 2);
        assertThat(perfect.fisher()).isInfinite();
        assertThat(perfect.silhouette()).isEqualTo(1);
    }

    @Test
    void centroidsAreMeansAndTheNearestPairComesFirst() {
        float[][] centroids = ClassSeparation.centroids(ROWS, LABELS, 4);
        assertThat(centroids[1]).containsExactly(new float[] {11 / 3f, 10 / 3f}, within(1e-6f));
        assertThat(centroids[3]).containsOnly(Float.NaN);
        ClassSeparation.Pair nearest = ClassSeparation.pairs(ROWS, LABELS, 3).get(0);
        assertThat(nearest.first()).isZero();
        assertThat(nearest.second()).isEqualTo(1);
        assertThat(nearest.ratio()).isCloseTo(2.010880120165921, within(1e-5));
    }

    @Test
    void oneClassOrNoneHasNoSeparation() {
        assertThat(ClassSeparation.of(ROWS, new int[7], 3).silhouette()).isNaN();
        assertThat(ClassSeparation.of(new float[0][], new int[0], 3).fisher()).isNaN();
        int[] unknown = {-1, -1, -1, -1, -1, -1, -1};
        assertThat(ClassSeparation.of(ROWS, unknown, 3).points()).isZero();
    }

    @Test
    void manyPointsAreSampledTheSameWayEveryTime() {
        Random random = new Random(4);
        float[][] rows = new float[9000][2];
        int[] labels = new int[9000];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i % 3;
            rows[i] = new float[] {(float) (random.nextGaussian() + 3 * labels[i]), (float) random.nextGaussian()};
        }
        ClassSeparation first = ClassSeparation.of(rows, labels, 3);
        assertThat(first.points()).isEqualTo(ClassSeparation.MOST_POINTS);
        assertThat(ClassSeparation.of(rows, labels, 3)).isEqualTo(first);
        assertThat(first.silhouette()).isBetween(0.2, 0.6);
    }

    @Test
    void classesInOnePlaceAreNotFarApart() {
        float[][] rows = {{2, 2}, {2, 2}, {2, 2}, {2, 2}};
        int[] labels = {0, 0, 1, 1};
        ClassSeparation found = ClassSeparation.of(rows, labels, 2);
        assertThat(found.silhouette()).isZero();
        assertThat(found.fisher()).isNaN();
        assertThat(ClassSeparation.pairs(rows, labels, 2)).singleElement().satisfies(pair -> assertThat(pair.ratio())
                .isZero());
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOut() {
        float[][] rows = {{0}, {1}, {Float.NaN}, {10}, {11}, {Float.POSITIVE_INFINITY}};
        int[] labels = {0, 0, 0, 1, 1, 1};
        ClassSeparation found = ClassSeparation.of(rows, labels, 2);
        ClassSeparation without = ClassSeparation.of(new float[][] {{0}, {1}, {10}, {11}}, new int[] {0, 0, 1, 1}, 2);
        assertThat(found).isEqualTo(without);
        assertThat(found.points()).isEqualTo(4);
        assertThat(ClassSeparation.pairs(rows, labels, 2).get(0).ratio()).isEqualTo(10);
    }

    @Test
    void distancesOfHugeOutputsDoNotOverflow() {
        float[][] rows = {{3e38f}, {3e38f}, {-3e38f}, {-3e38f}};
        assertThat(ClassSeparation.of(rows, new int[] {0, 0, 1, 1}, 2).silhouette())
                .isEqualTo(1);
    }
}
