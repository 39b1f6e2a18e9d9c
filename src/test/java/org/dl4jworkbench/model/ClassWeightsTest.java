package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsTest {
    @Test
    void balancedWeightsMakeEveryClassCountTheSame() {
        double[] weights = ClassWeights.of("balanced").of(new int[] {80, 4, 16});

        assertThat(weights).containsExactly(100 / 240.0, 100 / 12.0, 100 / 48.0);
        assertThat(weights[0] * 80).isEqualTo(weights[2] * 16);
    }

    @Test
    void aClassWithoutExamplesWeighsNothing() {
        assertThat(ClassWeights.BALANCED.of(new int[] {5, 0})).containsExactly(0.5, 0);
    }

    @Test
    void givenWeightsAreTakenAsTheyAreAndMustFitTheClasses() {
        ClassWeights weights = ClassWeights.of("1, 10,0.5");

        assertThat(weights.text()).isEqualTo("1, 10, 0.5");
        assertThat(weights.of(new int[] {1, 1, 1})).containsExactly(1, 10, 0.5);
        assertThatThrownBy(() -> weights.of(new int[] {1, 1})).hasMessageContaining("3 weights do not fit 2 classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,,2", "1, x", "-1, 2", "0, 0", "NaN, 1"})
    void whatIsNoListOfWeightsIsRefused(String text) {
        assertThatThrownBy(() -> ClassWeights.of(text))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("Allowed: balanced, or a number for each class");
    }
}
