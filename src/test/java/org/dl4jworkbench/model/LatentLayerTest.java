package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatentLayerTest {
    private static final LayerSpec CONVOLUTION =
            new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.RELU, null);
    private static final LayerSpec OUTPUT = new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    @Test
    void theLastVectorBelowTheOutputLayerIsMeant() {
        assertThat(of(CONVOLUTION, dense(60), dense(2), OUTPUT)).isEqualTo(new LatentLayer(2, 2));
    }

    @Test
    void anActivationAfterItBelongsToItAndADropoutDoesNot() {
        assertThat(of(CONVOLUTION, dense(60), new LayerSpec.Activate(Activation.RELU), OUTPUT)
                        .index())
                .isEqualTo(2);
        assertThat(of(CONVOLUTION, dense(60), new LayerSpec.Dropout(0.2), OUTPUT)
                        .index())
                .isEqualTo(1);
    }

    @Test
    void picturesHaveNone() {
        assertThat(LatentLayer.of(summary(CONVOLUTION, OUTPUT))).isEmpty();
        assertThat(LatentLayer.of(summary(OUTPUT))).isEmpty();
    }

    @Test
    void theStrideIsTheSmallestThatKeepsTheOutputsWithinAMillion() {
        assertThat(new LatentLayer(0, 2).stride(10_000)).isEqualTo(1);
        assertThat(new LatentLayer(0, 100).stride(10_000)).isEqualTo(1);
        assertThat(new LatentLayer(0, 101).stride(10_000)).isEqualTo(2);
        assertThat(new LatentLayer(0, 1024).stride(10_000)).isEqualTo(11);
        assertThat(new LatentLayer(0, 2_000_000).stride(3))
                .as("one example at least")
                .isEqualTo(3);
    }

    private static LayerSpec dense(int units) {
        return new LayerSpec.Dense(units, Activation.SIGMOID, null);
    }

    private static LatentLayer of(LayerSpec... layers) {
        return LatentLayer.of(summary(layers)).orElseThrow();
    }

    private static NetworkSummary summary(LayerSpec... layers) {
        return NetworkSummary.of(Shape.picture(8, 8, 1), new NetworkSpec(List.of(layers), Initialisation.XAVIER), 3);
    }
}
