package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dl4jworkbench.lab.inside.ExampleQuery.Order;
import org.dl4jworkbench.lab.inside.ExampleQuery.Outcome;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;

class ExampleQueryTest {
    /** Right, wrong (sure), right (unsure), wrong (unsure), right (sure). */
    private static final WatchedPredictions FIVE = WatchedPredictions.of(
            new float[][] {
                {0.7f, 0.2f, 0.1f}, {0.02f, 0.95f, 0.03f}, {0.3f, 0.36f, 0.34f}, {0.5f, 0.1f, 0.4f}, {0, 0.01f, 0.99f}
            },
            new int[] {0, 0, 1, 2, 2});

    @Test
    void whatFollowsFromTheProbabilitiesIsToldForEachExample() {
        assertThat(IntStream.range(0, 5).map(FIVE::predicted)).containsExactly(0, 1, 1, 0, 2);
        assertThat(FIVE.confidence(1)).isEqualTo(0.95f);
        assertThat(FIVE.margin(0)).isCloseTo(0.5f, within(1e-6f));
        assertThat(FIVE.margin(2)).isCloseTo(0.02f, within(1e-6f));
        assertThat(FIVE.loss(1)).isCloseTo(-Math.log(0.02f), within(1e-9));
        assertThat(FIVE.right()).isEqualTo(3);
        assertThat(FIVE.isRight(3)).isFalse();
    }

    @Test
    void filtersAreJoined() {
        assertThat(ExampleQuery.ALL.of(FIVE)).containsExactly(0, 1, 2, 3, 4);
        assertThat(ExampleQuery.ALL.withOutcome(Outcome.WRONG).of(FIVE)).containsExactly(1, 3);
        assertThat(ExampleQuery.ALL.withOutcome(Outcome.RIGHT).of(FIVE)).containsExactly(0, 2, 4);
        assertThat(ExampleQuery.ALL.withPair(2, 0).of(FIVE)).containsExactly(3);
        assertThat(ExampleQuery.ALL.withPair(-1, 1).of(FIVE)).containsExactly(1, 2);
        assertThat(ExampleQuery.ALL.withConfidence(0.5, 0.95).of(FIVE)).containsExactly(0, 1, 3);
        assertThat(ExampleQuery.ALL
                        .withAmong(List.of(1, 2, 4))
                        .withOutcome(Outcome.RIGHT)
                        .of(FIVE))
                .containsExactly(2, 4);
        assertThat(ExampleQuery.ALL.withAmong(List.of(4, 17)).of(FIVE)).containsExactly(4);
    }

    @Test
    void ordersPutTheTellingOnesFirst() {
        assertThat(ExampleQuery.ALL.withOrder(Order.CONFIDENT_MISTAKES).of(FIVE))
                .containsExactly(1, 3, 2, 0, 4);
        assertThat(ExampleQuery.ALL.withOrder(Order.LEAST_CONFIDENT).of(FIVE)).containsExactly(2, 3, 0, 1, 4);
        assertThat(ExampleQuery.ALL.withOrder(Order.NEAR_BOUNDARY).of(FIVE)).containsExactly(2, 3, 0, 1, 4);
        assertThat(ExampleQuery.ALL.withOrder(Order.HIGHEST_LOSS).of(FIVE)).containsExactly(1, 2, 3, 0, 4);
    }

    @Test
    void equalOnesStayInTheOrderOfTheFile() {
        float[][] same = new float[50][];
        java.util.Arrays.fill(same, new float[] {0.5f, 0.5f});
        WatchedPredictions predictions = WatchedPredictions.of(same, new int[50]);
        for (Order order : Order.values()) {
            assertThat(ExampleQuery.ALL.withOrder(order).of(predictions))
                    .containsExactly(IntStream.range(0, 50).toArray());
        }
    }

    @Test
    void anyNumberOfExamplesIsSortedAsSlowlyAndSurely() {
        Random random = new Random(2);
        float[][] rows = new float[10_000][10];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = random.nextInt(10);
            float sum = 0;
            for (int c = 0; c < 10; c++) {
                rows[i][c] = random.nextFloat();
                sum += rows[i][c];
            }
            for (int c = 0; c < 10; c++) {
                rows[i][c] /= sum;
            }
        }
        WatchedPredictions predictions = WatchedPredictions.of(rows, labels);
        int[] found = ExampleQuery.ALL.withOrder(Order.HIGHEST_LOSS).of(predictions);
        List<Integer> slow = IntStream.range(0, rows.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> -(float) predictions.loss(i)))
                .toList();
        assertThat(found)
                .containsExactly(slow.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void filesOfTwoRunsAreRefused() {
        assertThatThrownBy(() -> WatchedPredictions.of(new float[3][2], new int[4]))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("predictions of 3 examples, but 4 are watched");
        assertThatThrownBy(() -> WatchedPredictions.of(new float[1][2], new int[] {-1}))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("label -1");
    }
}
