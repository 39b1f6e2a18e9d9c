package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dl4jworkbench.model.SnapshotSpec;
import org.junit.jupiter.api.Test;

class SnapshotRuleTest {
    private static final SnapshotSpec MEGABYTE = new SnapshotSpec(1, List.of());

    @Test
    void upToAHundredEpochsKeepAll() {
        assertThat(unlimited(100).superfluous(range(0, 100), 7, 100)).isEmpty();
    }

    @Test
    void beyondAHundredEveryOtherOneGoesButTheBestAndTheLast() {
        assertThat(unlimited(101).superfluous(range(0, 101), 7, 101))
                .hasSize(49)
                .doesNotContain(7, 101, 0)
                .allMatch(epoch -> epoch % 2 == 1);
    }

    @Test
    void anEpochThatIsAskedForStays() {
        SnapshotRule rule = SnapshotRule.of(1000, MEGABYTE, 1, Set.of(17), 0);

        assertThat(rule.superfluous(range(0, 1000), 7, 1000)).doesNotContain(17).contains(19);
        assertThat(rule.isSure(17)).isTrue();
        assertThat(rule.isLasting(19)).isFalse();
    }

    @Test
    void theRoomLimitsHowManyAreKept() {
        // 33 of 30 kB fit into a megabyte: first, best, last, two iterations and at most 28 others.
        SnapshotRule rule = SnapshotRule.of(60, MEGABYTE, 2, Set.of(), 30_000);

        assertThat(rule.most()).isEqualTo(28);
        List<Integer> kept = new ArrayList<>(range(0, 60));
        kept.removeAll(rule.superfluous(range(0, 60), 7, 60));
        assertThat(kept).containsExactly(0, 4, 7, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60);
    }

    @Test
    void withoutRoomOnlyFirstBestAndLastStay() {
        SnapshotRule rule = SnapshotRule.of(20, MEGABYTE, 0, Set.of(), 5_000_000);

        List<Integer> kept = new ArrayList<>(range(0, 20));
        kept.removeAll(rule.superfluous(range(0, 20), 7, 20));
        assertThat(kept).containsExactly(0, 7, 20);
    }

    @Test
    void anIterationIsKeptWhileItFitsBesideFirstBestAndLast() {
        assertThat(SnapshotRule.hasRoomForIteration(MEGABYTE, 0, 250_000)).isTrue();
        assertThat(SnapshotRule.hasRoomForIteration(MEGABYTE, 1, 250_000)).isFalse();
        assertThat(SnapshotRule.hasRoomForIteration(MEGABYTE, 99, 0)).isTrue();
    }

    /** As a run does it: after every epoch, on what earlier epochs left. */
    @Property(tries = 50)
    void aRunOfAnyLengthKeepsFewEvenlySpreadAndNeverLosesFirstBestOrLast(
            @ForAll @IntRange(min = 1, max = 3000) int epochs, @ForAll @IntRange(min = 1, max = 3000) int bestEpoch) {
        SnapshotRule rule = unlimited(epochs);
        List<Integer> present = new ArrayList<>(List.of(0));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            present.add(epoch);
            int best = Math.min(epoch, bestEpoch);
            present.removeAll(rule.superfluous(present, best, epoch));
            assertThat(present).contains(0, best, epoch).hasSizeLessThanOrEqualTo(SnapshotRule.MOST + 3);
        }
        if (epochs > 200) {
            assertThat(present).hasSizeGreaterThan(SnapshotRule.MOST / 2);
        }
    }

    /** What is written whatever it costs must not be thinned out later, and what lasts must be written. */
    @Property(tries = 50)
    void lastingEpochsAreThoseThatAreThereInTheEnd(
            @ForAll @IntRange(min = 1, max = 3000) int epochs, @ForAll @IntRange(min = 0, max = 100) int most) {
        SnapshotRule rule = new SnapshotRule(epochs, most, Set.of());
        List<Integer> lasting =
                range(0, epochs).stream().filter(rule::isLasting).toList();
        List<Integer> inTheEnd = new ArrayList<>(range(0, epochs));
        inTheEnd.removeAll(rule.superfluous(inTheEnd, epochs, epochs));

        assertThat(lasting).isEqualTo(inTheEnd).hasSizeLessThanOrEqualTo(most + 2);
        assertThat(range(0, epochs).stream().filter(rule::isSure))
                .isSubsetOf(lasting)
                .contains(0, epochs)
                .hasSizeLessThanOrEqualTo(SnapshotRule.SURE + 2);
    }

    private static SnapshotRule unlimited(int epochs) {
        return SnapshotRule.of(epochs, MEGABYTE, 0, Set.of(), 0);
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
