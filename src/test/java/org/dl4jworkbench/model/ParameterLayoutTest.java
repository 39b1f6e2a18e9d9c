package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.ParameterLayout.Block;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.junit.jupiter.api.Test;

final class ParameterLayoutTest {
    private static NetworkSummary network(int kernel) {
        return NetworkSummary.of(
                Shape.picture(6, 6, 3),
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Convolution(2, kernel, 1, Padding.of("valid"), 1, Activation.RELU, null),
                                new LayerSpec.BatchNormalisation(0.9, 1e-5),
                                new LayerSpec.Dense(4, Activation.SIGMOID, null),
                                new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                        Initialisation.XAVIER),
                3);
    }

    @Test
    void blocksFollowOneAnotherWithoutGaps() {
        ParameterLayout layout = ParameterLayout.of(network(3));

        assertThat(layout.blocks())
                .containsExactly(
                        new Block(0, Kind.BIASES, 0, 2, 1, 1),
                        new Block(0, Kind.WEIGHTS, 2, 2, 3, 3),
                        new Block(1, Kind.GAMMA, 56, 2, 1, 1),
                        new Block(1, Kind.BETA, 58, 2, 1, 1),
                        new Block(1, Kind.MEAN, 60, 2, 1, 1),
                        new Block(1, Kind.VARIANCE, 62, 2, 1, 1),
                        // 4×4 places of 2 channels are left by a 3×3 kernel.
                        new Block(2, Kind.WEIGHTS, 64, 4, 32, 1),
                        new Block(2, Kind.BIASES, 192, 4, 1, 1),
                        new Block(3, Kind.WEIGHTS, 196, 3, 4, 1),
                        new Block(3, Kind.BIASES, 208, 3, 1, 1));
        assertThat(layout.size()).isEqualTo(211);
        assertThat((long) layout.size()).isEqualTo(network(3).parameters());
    }

    @Test
    void filtersAreCutOutByChannels() {
        float[] parameters = new float[211];
        IntStream.range(0, parameters.length).forEach(i -> parameters[i] = i);

        float[][][] filters = ParameterLayout.of(network(3)).filters(0, parameters);

        assertThat(filters).hasDimensions(2, 3);
        assertThat(filters[0][0]).startsWith(2, 3, 4).hasSize(9);
        assertThat(filters[1][2]).startsWith(2 + 27 + 18).endsWith(55);
    }

    @Test
    void aLayerWithoutWeightsHasNoFilters() {
        assertThatThrownBy(() -> ParameterLayout.of(network(3)).filters(1, new float[211]))
                .hasMessageContaining("layer 1");
    }

    @Test
    void aNetworkThatDoesNotFitHasNoLayout() {
        assertThatThrownBy(() -> ParameterLayout.of(network(9))).hasMessageContaining("does not fit");
    }
}
