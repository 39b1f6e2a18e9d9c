package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossHistoryTest {
    private final LossHistory history = new LossHistory();

    @Test
    void batchesAreAppendedAndGrowBeyondTheFirstArray() {
        history.put(1, new double[] {1, 2});
        history.put(3, new double[5000]);

        assertThat(history.size()).isEqualTo(5002);
        assertThat(history.snapshot()).startsWith(1, 2, 0);
    }

    @Test
    void aResumedRunReplacesWhatItsCheckpointDidNotHold() {
        history.put(1, new double[] {1, 2, 3, 4});
        history.put(3, new double[] {30});

        assertThat(history.snapshot()).containsExactly(1, 2, 30);
    }

    @Test
    void iterationsThatWereNeverToldAreNoNumbers() {
        history.put(3, new double[] {5});

        assertThat(history.snapshot()).containsExactly(Double.NaN, Double.NaN, 5);
    }
}
