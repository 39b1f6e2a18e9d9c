package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnapshotRuleTest {
    @Test
    void upToAHundredEpochsKeepAll() {
        assertThat(SnapshotRule.superfluous(range(0, 100), 7, 100)).isEmpty();
    }

    @Test
    void beyondAHundredEveryOtherOneGoesButTheBestAndTheLast() {
        assertThat(SnapshotRule.superfluous(range(0, 101), 7, 101))
                .hasSize(49)
                .doesNotContain(7, 101, 0)
                .allMatch(epoch -> epoch % 2 == 1);
    }

    /** As a run does it: after every epoch, on what earlier epochs left. */
    @Property(tries = 50)
    void aRunOfAnyLengthKeepsFewEvenlySpreadAndNeverLosesFirstBestOrLast(
            @ForAll @IntRange(min = 1, max = 3000) int epochs, @ForAll @IntRange(min = 1, max = 3000) int bestEpoch) {
        List<Integer> present = new ArrayList<>(List.of(0));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            present.add(epoch);
            int best = Math.min(epoch, bestEpoch);
            present.removeAll(SnapshotRule.superfluous(present, best, epoch));
            assertThat(present).contains(0, best, epoch).hasSizeLessThanOrEqualTo(SnapshotRule.MOST + 3);
        }
        if (epochs > 200) {
            assertThat(present).hasSizeGreaterThan(SnapshotRule.MOST / 2);
        }
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
