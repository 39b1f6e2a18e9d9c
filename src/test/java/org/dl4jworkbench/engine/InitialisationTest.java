package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How weights start; enough of them that a standard deviation is known to a percent. */
class InitialisationTest {
    private static final int INPUTS = 400;
    private static final int UNITS = 300;
    private static final int CLASSES = 100;

    @ParameterizedTest
    @CsvSource({
        // √(2 / (fan-in + fan-out)) and √(2 / fan-in) of the two layers
        "xavier, 0.0534522, 0.0707107",
        "he, 0.0707107, 0.0816497",
        "normal(0.01), 0.01, 0.01",
        // a / √3
        "uniform(0.3), 0.173205, 0.173205"
    })
    void weightsSpreadAsTheRuleSays(String rule, double first, double second) {
        MultiLayerNetwork network = network(rule);

        assertSpread(weights(network, 0), first);
        assertSpread(weights(network, 1), second);
    }

    private static void assertSpread(double[] weights, double deviation) {
        double mean = Arrays.stream(weights).average().orElseThrow();
        double variance =
                Arrays.stream(weights).map(w -> (w - mean) * (w - mean)).sum() / (weights.length - 1);
        assertThat(mean).isCloseTo(0, within(5 * deviation / Math.sqrt(weights.length)));
        assertThat(Math.sqrt(variance)).isCloseTo(deviation, within(0.02 * deviation));
    }

    @Test
    void uniformKeepsItsBoundsAndReachesThem() {
        double[] weights = weights(network("uniform(0.3)"), 0);

        assertThat(Arrays.stream(weights).max().orElseThrow()).isBetween(0.299, 0.3000001);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isBetween(-0.3000001, -0.299);
    }

    @Test
    void zeroIsZeroEverywhere() {
        assertThat(network("zero").params().toDoubleVector()).containsOnly(0);
    }

    @Test
    void zeroFirstLayerLeavesTheOthersToXavier() {
        MultiLayerNetwork network = network("zero-first-layer");

        assertThat(weights(network, 0)).containsOnly(0);
        assertSpread(weights(network, 1), 0.0707107);
    }

    @Test
    void aLayersOwnRuleGoesBeforeTheNetworks() {
        NetworkSpec spec = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(UNITS, Activation.RELU, Initialisation.of("normal(0.5)")),
                        new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.of("zero"));

        MultiLayerNetwork network = NetworkBuilder.build(spec, training(1), Shape.vector(INPUTS));

        assertSpread(weights(network, 0), 0.5);
        assertThat(weights(network, 1)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xavier", "he", "normal(0.01)", "uniform(0.3)", "zero-first-layer"})
    void biasesStartAtZero(String rule) {
        MultiLayerNetwork network = network(rule);

        assertThat(network.getLayer(0).getParam("b").toDoubleVector()).containsOnly(0);
        assertThat(network.getLayer(1).getParam("b").toDoubleVector()).containsOnly(0);
    }

    @Test
    void theSeedDecidesTheWeights() {
        double[] weights = weights(network("xavier"), 0);

        assertThat(weights(network("xavier"), 0)).isEqualTo(weights);
        NetworkSpec same = spec("xavier");
        assertThat(weights(NetworkBuilder.build(same, training(2), Shape.vector(INPUTS)), 0))
                .isNotEqualTo(weights);
    }

    private static MultiLayerNetwork network(String rule) {
        return NetworkBuilder.build(spec(rule), training(1), Shape.vector(INPUTS));
    }

    private static NetworkSpec spec(String rule) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(UNITS, Activation.RELU, null),
                        new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.of(rule));
    }

    private static TrainingSpec training(long seed) {
        return new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 10, 1, null, GradientConvention.MEAN, seed);
    }

    private static double[] weights(MultiLayerNetwork network, int layer) {
        return network.getLayer(layer).getParam("W").dup().data().asDouble();
    }
}
