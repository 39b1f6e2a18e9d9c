package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossHistoryTest {
    private final LossHistory history = new LossHistory();

    @Test
    void theTailIsWhatCameAfterTheKnownLosses() {
        history.put(1, new double[] {3, 2});
        history.put(3, new double[] {1});

        assertThat(history.tail(0).losses()).containsExactly(3, 2, 1);
        assertThat(history.tail(2).losses()).containsExactly(1);
        assertThat(history.tail(3).losses()).isEmpty();
        assertThat(history.tail(3).rewinds()).isZero();
    }

    @Test
    void aResumedRunThatRepeatsIterationsCountsAsARewind() {
        history.put(1, new double[] {3, 2, 1});
        history.put(2, new double[] {2.5});

        assertThat(history.snapshot()).containsExactly(3, 2.5);
        assertThat(history.tail(0).rewinds()).isEqualTo(1);
    }

    @Test
    void iterationsThatWereNeverToldAreGaps() {
        history.put(3, new double[] {1});

        assertThat(history.snapshot()).containsExactly(Double.NaN, Double.NaN, 1);
    }
}
