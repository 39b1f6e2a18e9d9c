package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MinibatchOrderTest {
    @Property(tries = 300)
    void orderIsAPermutationAndLeavesTheIndicesAsTheyAre(
            @ForAll long seed, @ForAll @IntRange(min = 1) int epoch, @ForAll @Size(max = 300) int[] indices) {
        int[] before = indices.clone();
        int[] order = MinibatchOrder.order(seed, epoch, indices);
        assertThat(indices).isEqualTo(before);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        Arrays.sort(before);
        assertThat(sorted).isEqualTo(before);
    }

    @Property(tries = 300)
    void sameArgumentsGiveTheSameOrder(
            @ForAll long seed, @ForAll @IntRange(min = 1) int epoch, @ForAll @IntRange(max = 500) int count) {
        int[] indices = IntStream.range(0, count).toArray();
        assertThat(MinibatchOrder.order(seed, epoch, indices)).isEqualTo(MinibatchOrder.order(seed, epoch, indices));
    }

    /** By chance alone one of 30! orders would be the same. */
    @Property(tries = 300)
    void everyEpochAndEverySeedHasAnOrderOfItsOwn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_000_000) int epoch) {
        int[] indices = IntStream.range(0, 30).toArray();
        int[] order = MinibatchOrder.order(seed, epoch, indices);
        assertThat(order).isNotEqualTo(indices);
        assertThat(MinibatchOrder.order(seed, epoch + 1, indices)).isNotEqualTo(order);
        assertThat(MinibatchOrder.order(seed + 1, epoch, indices)).isNotEqualTo(order);
    }

    @Property(tries = 200)
    void oversamplingTakesEachClassAsOftenAndItsExamplesEvenly(
            @ForAll long seed,
            @ForAll @IntRange(min = 1) int epoch,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 4) Integer> classes) {
        byte[] labels = new byte[classes.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes.get(i).byteValue();
        }
        LabelledImages images = new LabelledImages(1, 1, 1, new byte[labels.length], labels);
        int[] indices =
                IntStream.range(0, labels.length).filter(i -> i % 3 != 0).toArray();

        int[] order = MinibatchOrder.oversampled(seed, epoch, indices, images);

        int[] counts = images.classCounts(indices, 5);
        int largest = Arrays.stream(counts).max().orElse(0);
        int[] drawn = images.classCounts(order, 5);
        Map<Integer, Integer> times = new HashMap<>();
        Arrays.stream(order).forEach(index -> times.merge(index, 1, Integer::sum));
        for (int label = 0; label < 5; label++) {
            assertThat(drawn[label]).isEqualTo(counts[label] == 0 ? 0 : largest);
        }
        for (int index : indices) {
            double fair = (double) largest / counts[images.label(index)];
            assertThat(times.getOrDefault(index, 0)).isBetween((int) Math.floor(fair), (int) Math.ceil(fair));
        }
        assertThat(times.keySet()).allMatch(index -> index % 3 != 0);
        assertThat(order).hasSize(MinibatchOrder.oversampledLength(indices, images));
        assertThat(MinibatchOrder.oversampled(seed, epoch, indices, images)).isEqualTo(order);
    }

    /** Neighbouring epochs and seeds must not be alike: over all of them every order of three turns up equally often. */
    @Test
    void everyOrderIsEquallyLikelyOverEpochsAndOverSeeds() {
        Map<String, Integer> overEpochs = new HashMap<>();
        Map<String, Integer> overSeeds = new HashMap<>();
        int[] indices = {0, 1, 2};
        for (int i = 1; i <= 12_000; i++) {
            overEpochs.merge(Arrays.toString(MinibatchOrder.order(5, i, indices)), 1, Integer::sum);
            overSeeds.merge(Arrays.toString(MinibatchOrder.order(i, 1, indices)), 1, Integer::sum);
        }
        // 2,000 expected, standard deviation 41: five of them.
        assertThat(overEpochs).hasSize(6).allSatisfy((order, count) -> assertThat(count)
                .isBetween(1_795, 2_205));
        assertThat(overSeeds).hasSize(6).allSatisfy((order, count) -> assertThat(count)
                .isBetween(1_795, 2_205));
    }

    /** A run from an older version must resume with the same batches: this order may never change. Computed in Python. */
    @Test
    void orderOfKnownArgumentsStaysAsItWas() {
        assertThat(MinibatchOrder.order(12345, 1, IntStream.range(0, 10).toArray()))
                .containsExactly(3, 4, 7, 2, 8, 6, 1, 9, 0, 5);
    }
}
