package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dl4jworkbench.engine.protocol.Progress;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void nothingIsKnownBeforeTheFirstMinibatch() {
        Progress progress = new Pace(10, 1000).progress(1, 0, 0);

        assertThat(progress.iterationsPerSecond()).isZero();
        assertThat(progress.secondsLeft()).isNegative();
        assertThat(progress.epochs()).isEqualTo(10);
        assertThat(progress.iterations()).isEqualTo(1000);
    }

    @Test
    void speedAndTimeLeftFollowFromTheMinibatches() {
        Pace pace = new Pace(10, 1000);
        // 20 minibatches of 16 a second, for three seconds
        for (int iteration = 1; iteration <= 60; iteration++) {
            pace.trained(iteration * 0.05, iteration, 16);
        }

        Progress progress = pace.progress(1, 60, 3);

        assertThat(progress.iterationsPerSecond()).isCloseTo(20, within(1e-9));
        assertThat(progress.examplesPerSecond()).isCloseTo(320, within(1e-9));
        assertThat(progress.secondsLeft()).isCloseTo(940 / 20.0, within(1e-9));
    }

    @Test
    void evaluationsToComeCountInTheTimeLeft() {
        Pace pace = new Pace(10, 1000);
        for (int iteration = 1; iteration <= 60; iteration++) {
            pace.trained(iteration * 0.05, iteration, 16);
        }
        pace.evaluated(1);
        pace.evaluated(3);

        assertThat(pace.progress(4, 60, 3).secondsLeft()).isCloseTo(940 / 20.0 + 7 * 2, within(1e-9));
    }

    @Test
    void theSpeedIsThatOfTheLastSecondsNotOfTheWholeTraining() {
        Pace pace = new Pace(1, 100_000);
        double seconds = 0;
        long iteration = 0;
        while (seconds < 60) {
            seconds += 0.5;
            pace.trained(seconds, ++iteration, 16);
        }
        while (seconds < 70) {
            seconds += 0.01;
            pace.trained(seconds, ++iteration, 16);
        }

        assertThat(pace.progress(1, iteration, seconds).iterationsPerSecond()).isCloseTo(100, within(1.0));
    }
}
