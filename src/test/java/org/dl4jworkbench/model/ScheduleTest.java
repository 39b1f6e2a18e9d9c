package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static TrainingSpec training(@Nullable String schedule, int warmUp) {
        return new TrainingSpec(
                Optimiser.ADAM,
                0.1,
                0,
                0,
                0,
                0,
                schedule == null ? null : Schedule.of(schedule),
                warmUp,
                null,
                null,
                10,
                10,
                null,
                null,
                GradientConvention.MEAN,
                1);
    }

    /** 10 iterations an epoch, 100 in all; the expected rates are worked out by hand. */
    @ParameterizedTest
    @CsvSource({
        "'step(0.5, 3)', 0, 0.1",
        "'step(0.5, 3)', 29, 0.1",
        "'step(0.5, 3)', 30, 0.05",
        "'step(0.5, 3)', 99, 0.0125",
        "exponential(0.9), 9, 0.1",
        "exponential(0.9), 20, 0.081",
        "cosine(0), 0, 0.1",
        "cosine(0), 33, 0.075",
        "cosine(0), 66, 0.025",
        "cosine(0), 99, 0",
        "cosine(0.1), 99, 0.01",
        "cosine(0.1), 66, 0.0325"
    })
    void theRateFollowsTheSchedule(String schedule, long iteration, double expected) {
        assertThat(training(schedule, 0).learningRateAt(iteration, 10, 100)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void warmUpRisesEvenlyToTheScheduledRate() {
        TrainingSpec training = training(null, 2);

        assertThat(training.learningRateAt(0, 10, 100)).isCloseTo(0.005, within(1e-12));
        assertThat(training.learningRateAt(9, 10, 100)).isCloseTo(0.05, within(1e-12));
        assertThat(training.learningRateAt(19, 10, 100)).isCloseTo(0.1, within(1e-12));
        assertThat(training.learningRateAt(20, 10, 100)).isEqualTo(0.1);
        assertThat(training("exponential(0.5)", 2).learningRateAt(10, 10, 100)).isCloseTo(0.0275, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"step(0.5, 10)", "exponential(0.95)", "cosine(0.01)", "cosine(0)"})
    void theTextIsReadAsItIsWritten(String text) {
        assertThat(Schedule.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "step(0.5)",
                "step(0.5, 0)",
                "step(0, 3)",
                "step(2, 3)",
                "step(x, 3)",
                "cosine",
                "cosine(2)",
                "cosine(0.1, 3)",
                "exponential(0)",
                "linear(1)",
                "",
                "step(0.5, 3"
            })
    void whatIsNoScheduleIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Schedule.of(text))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("Allowed: step(factor, epochs), exponential(factor), cosine(final part)");
    }
}
