package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;

/** The parameter counts that report R3 states for its two networks, as Deeplearning4j builds them and as the screen shows them. */
class SheetCountsTest {
    @Test
    void theNetworkForDigits() {
        List<LayerSpec> layers = List.of(
                convolution(32, 2),
                pooling(),
                convolution(32, 2),
                new LayerSpec.Dense(256, Activation.RELU, null),
                output());

        assertCounts(
                Shape.picture(28, 28, 1), layers, List.of(160L, 0L, 4_128L, 1_605_888L, 2_570L), 1_612_746, 1_612_746);
    }

    @Test
    void theNetworkForColourObjectsInGrey() {
        List<LayerSpec> layers = new ArrayList<>();
        for (int block = 0; block < 3; block++) {
            int channels = 32 << block;
            layers.add(convolution(channels, 3));
            layers.add(convolution(channels, 3));
            layers.add(new LayerSpec.BatchNormalisation(0.9, 1e-5));
            layers.add(pooling());
            layers.add(new LayerSpec.Dropout(0.2 + 0.1 * block));
        }
        layers.add(output());

        assertCounts(
                Shape.picture(32, 32, 1),
                layers,
                List.of(
                        320L, 9_248L, 128L, 0L, 0L, 18_496L, 36_928L, 256L, 0L, 0L, 73_856L, 147_584L, 512L, 0L, 0L,
                        20_490L),
                307_818,
                307_370);
    }

    private static void assertCounts(
            Shape input, List<LayerSpec> layers, List<Long> counts, long total, long trainable) {
        NetworkSpec spec = new NetworkSpec(layers, Initialisation.XAVIER);
        NetworkSummary summary = NetworkSummary.of(input, spec, 10);
        MultiLayerNetwork network = NetworkBuilder.build(
                spec, new TrainingSpec(Optimiser.ADAM, 0.001, 0, 0, 64, 1, null, GradientConvention.MEAN, 1), input);

        assertThat(summary.layers())
                .extracting(NetworkSummary.Layer::parameters)
                .containsExactlyElementsOf(counts);
        for (int i = 0; i < counts.size(); i++) {
            assertThat(network.getLayer(i).numParams()).as("layer %s", i).isEqualTo(counts.get(i));
        }
        assertThat(network.numParams()).isEqualTo(total).isEqualTo(summary.parameters());
        assertThat(summary.trainable()).isEqualTo(trainable);
        assertThat(network.getUpdater().getStateViewArray().length())
                .as("Adam keeps two values of each parameter that is trained")
                .isEqualTo(2 * trainable);
    }

    private static LayerSpec convolution(int channels, int kernel) {
        return new LayerSpec.Convolution(channels, kernel, 1, Padding.SAME, 1, Activation.RELU, null);
    }

    private static LayerSpec pooling() {
        return new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID);
    }

    private static LayerSpec output() {
        return new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);
    }
}
