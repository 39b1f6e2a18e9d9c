package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dl4jworkbench.model.Initialisation.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialisationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"xavier", "he", "zero", "zero-first-layer", "normal(0.01)", "uniform(0.05)", "normal(1e-7)"})
    void theTextComesBack(String text) {
        assertThat(Initialisation.of(text).text()).isEqualTo(text);
    }

    @Test
    void caseAndSpacesDoNotMatter() {
        assertThat(Initialisation.of(" Normal( 0.01 ) ")).isEqualTo(new Initialisation(Scheme.NORMAL, 0.01));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "glorot",
                "normal",
                "normal()",
                "xavier(3)",
                "normal(0)",
                "normal(-1)",
                "normal(x)",
                "normal(NaN)"
            })
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Initialisation.of(text))
                .isInstanceOf(BadSpecException.class)
                .hasMessageMatching(
                        "(?s).*(Allowed: xavier, he, xavier-uniform, he-uniform, lecun, normal|Write for example normal\\(0\\.01\\)).*");
    }

    @Test
    void zeroInTheFirstLayerMeansXavierInTheOthers() {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(5, Activation.RELU, null),
                        new LayerSpec.Dense(5, Activation.RELU, Initialisation.of("he")),
                        new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.of("zero-first-layer"));

        assertThat(network.initialisationOf(0).scheme()).isEqualTo(Scheme.ZERO);
        assertThat(network.initialisationOf(1).scheme()).isEqualTo(Scheme.HE);
        assertThat(network.initialisationOf(2)).isEqualTo(Initialisation.XAVIER);
    }

    @Test
    void aSingleLayerCannotBeZeroInTheFirstLayer() {
        assertThatThrownBy(() -> new LayerSpec.Dense(5, Activation.RELU, Initialisation.of("zero-first-layer")))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("Use zero for a single layer");
    }
}
