package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dl4jworkbench.lab.experiment.Throughput.Point;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static Point point(int engines, double rate) {
        return new Point(engines, rate, 300_000_000L);
    }

    @Test
    void theSmallestNumberWithinFivePercentOfTheBestIsTaken() {
        assertThat(Throughput.of(List.of(point(1, 100), point(2, 193), point(4, 200)), null)
                        .chosen())
                .isEqualTo(2);
        assertThat(Throughput.of(List.of(point(1, 100), point(2, 180), point(4, 200)), null)
                        .chosen())
                .isEqualTo(4);
        assertThat(Throughput.of(List.of(point(1, 100), point(2, 72)), null).chosen())
                .isEqualTo(1);
    }

    @Test
    void itsTextSaysWhatWasMeasured() {
        assertThat(Throughput.of(List.of(point(1, 812), point(2, 1567)), null).text())
                .isEqualTo("1 engine: 812 iterations/s; 2 at once: 1.93 × one (1,567 iterations/s), 300 MB each."
                        + " 2 at a time.");
        assertThat(new Throughput(List.of(), 1, "One core").text()).isEqualTo("One core. 1 at a time.");
    }
}
