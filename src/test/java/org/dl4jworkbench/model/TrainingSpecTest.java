package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSpecTest {
    private static TrainingSpec spec(int batch, @Nullable Integer epochs, @Nullable Integer iterations) {
        return new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, batch, epochs, iterations, GradientConvention.MEAN, 1);
    }

    @ParameterizedTest
    @CsvSource({
        // examples, batch, epochs, iterations: minibatches in all, epochs in all
        "54000, 16, 3, , 10125, 3",
        "100, 30, 2, , 8, 2",
        "100, 30, , 5, 5, 2",
        "100, 30, 1, 5, 4, 1",
        "100, 30, 9, 5, 5, 2",
        "10, 30, 2, , 2, 2"
    })
    void epochsAndIterationsLimitEachOther(
            int examples,
            int batch,
            @Nullable Integer epochs,
            @Nullable Integer iterations,
            long total,
            int totalEpochs) {
        TrainingSpec spec = spec(batch, epochs, iterations);

        assertThat(spec.totalIterations(examples)).isEqualTo(total);
        assertThat(spec.totalEpochs(examples)).isEqualTo(totalEpochs);
    }

    @Test
    void aTrainingWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> spec(16, null, null)).hasMessageContaining("Set epochs, iterations or both");
    }

    @Test
    void valuesOutOfRangeNameTheField() {
        assertThatThrownBy(() -> spec(0, 1, null)).hasMessageContaining("training.batchSize");
        assertThatThrownBy(() -> spec(1, 0, null)).hasMessageContaining("training.epochs");
        assertThatThrownBy(
                        () -> new TrainingSpec(Optimiser.SGD, Double.NaN, 0, 0, 1, 1, null, GradientConvention.MEAN, 1))
                .hasMessageContaining("training.learningRate: must be above 0, not NaN");
        assertThatThrownBy(() -> new TrainingSpec(Optimiser.SGD, 1, 1, 0, 1, 1, null, GradientConvention.MEAN, 1))
                .hasMessageContaining("training.momentum");
    }

    @Test
    void theBestEpochIsChosenOnValidationAndElseOnTrainingNeverOnTest() {
        EpochResult untrained = new EpochResult(0, 0, 0, new Score(0.1, 1.0), new Score(0.1, 1.0), null);
        EpochResult first = new EpochResult(1, 1, 1, new Score(0.2, 1.0), new Score(0.9, 1.0), new Score(0.1, 1.0));
        EpochResult second = new EpochResult(2, 2, 2, new Score(0.3, 1.0), new Score(0.8, 1.0), new Score(0.9, 1.0));
        EpochResult equal = new EpochResult(3, 3, 3, new Score(0.3, 1.0), new Score(0.8, 1.0), new Score(0.5, 1.0));
        EpochResult diverged = new EpochResult(4, 4, 4, new Score(1, 1.0), new Score(Double.NaN, 1.0), null);

        assertThat(EpochResult.best(List.of(untrained, first, second, equal, diverged)))
                .contains(second);
        assertThat(EpochResult.best(List.of(untrained))).contains(untrained);
        assertThat(EpochResult.best(List.of())).isEmpty();
        assertThat(new EpochResult(1, 1, 1, new Score(0.2, 1.0), null, new Score(0.1, 1.0)).criterion())
                .isEqualTo(0.2);
    }
}
