package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeCapabilityTest {
    @ParameterizedTest
    @CsvSource({
        "3.7, 3.7",
        "5.0, 5.0",
        "5.2, 5.2",
        "5.3, 5.2",
        "6.0, 6.0",
        "6.1, 6.1",
        "6.2, 6.1",
        "7.0, 7.0",
        "7.2, 7.0",
        "7.5, 7.5",
        "8.0, 8.0",
        "8.6, 8.6",
        "8.7, 8.6",
        "8.9, 8.6"
    })
    void machineCodeOfTheSameMajorVersionAndAnEarlierMinorOneRuns(String gpu, String code) {
        assertThat(ComputeCapability.parse(gpu).orElseThrow().machineCode())
                .contains(ComputeCapability.parse(code).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0", "3.5", "9.0", "10.0", "12.0"})
    void othersHaveNone(String gpu) {
        assertThat(ComputeCapability.parse(gpu).orElseThrow().machineCode()).isEmpty();
    }

    @Test
    void whatIsNoCapabilityIsEmpty() {
        assertThat(ComputeCapability.parse("[N/A]")).isEmpty();
        assertThat(ComputeCapability.parse("8")).isEmpty();
    }
}
