package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.ParameterLayout.Block;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where the layout says a layer's parameters lie, held against where Deeplearning4j's own views of them are. */
class ParameterLayoutTest {
    private static final Map<Kind, String> KEYS = Map.of(
            Kind.WEIGHTS, "W",
            Kind.BIASES, "b",
            Kind.GAMMA, "gamma",
            Kind.BETA, "beta",
            Kind.MEAN, "mean",
            Kind.VARIANCE, "var");
    private static final LayerSpec OUTPUT = new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    @Test
    void denseLayersAndNormalisationOfUnits() {
        assertLayoutIsDeeplearning4js(
                Shape.vector(5),
                new LayerSpec.Dense(7, Activation.RELU, null),
                new LayerSpec.BatchNormalisation(0.9, 1e-5),
                new LayerSpec.Dropout(0.5),
                new LayerSpec.Dense(4, Activation.TANH, null),
                OUTPUT);
    }

    @Test
    void convolutionsAndNormalisationOfChannels() {
        assertLayoutIsDeeplearning4js(
                Shape.picture(9, 8, 3),
                new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.IDENTITY, null),
                new LayerSpec.BatchNormalisation(0.9, 1e-5),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                new LayerSpec.Convolution(5, 2, 1, Padding.VALID, 1, Activation.RELU, null),
                new LayerSpec.Dense(6, Activation.RELU, null),
                OUTPUT);
    }

    @Test
    void filtersAreOutputByInputChannelRowByRow() {
        NetworkSpec network =
                network(new LayerSpec.Convolution(2, 3, 1, Padding.SAME, 1, Activation.RELU, null), OUTPUT);
        Shape input = Shape.picture(5, 5, 2);
        RunningNetwork running = NetworkBuilder.build(network, training(), input);
        ParameterLayout layout = ParameterLayout.of(NetworkSummary.of(input, network, 3));

        float[][][] filters = layout.filters(0, ForwardPass.parameters(running));

        INDArray weights = running.getLayer(0).getParam("W");
        for (int out = 0; out < 2; out++) {
            for (int in = 0; in < 2; in++) {
                for (int at = 0; at < 9; at++) {
                    assertThat(filters[out][in][at]).isEqualTo(weights.getFloat(out, in, at / 3, at % 3));
                }
            }
        }
    }

    private static void assertLayoutIsDeeplearning4js(Shape input, LayerSpec... layers) {
        NetworkSpec network = network(layers);
        RunningNetwork running = NetworkBuilder.build(network, training(), input);
        // Every parameter another number, so that a wrong place shows.
        running.params()
                .assign(Nd4j.linspace(1, running.numParams(), running.numParams())
                        .reshape(running.params().shape()));
        float[] parameters = ForwardPass.parameters(running);

        ParameterLayout layout = ParameterLayout.of(NetworkSummary.of(input, network, 3));

        assertThat(layout.size()).isEqualTo((int) running.numParams()).isEqualTo(parameters.length);
        assertThat(layout.blocks()).hasSize(running.paramTable().size());
        for (Block block : layout.blocks()) {
            INDArray expected = running.getLayer(block.layer()).getParam(KEYS.get(block.kind()));
            // A dense layer's matrix is inputs × units and lies column by column; a convolution's row by row.
            char order = expected.rank() == 2 && block.kind() == Kind.WEIGHTS ? 'f' : 'c';
            assertThat(block.of(parameters))
                    .as("%s", block)
                    .containsExactly(expected.dup(order).data().asFloat());
            if (order == 'f') {
                assertThat(parameters[block.offset() + block.inputs() + 1])
                        .as("unit 1, input 1 of %s", block)
                        .isEqualTo(expected.getFloat(1, 1));
            }
        }
    }

    private static NetworkSpec network(LayerSpec... layers) {
        return new NetworkSpec(List.of(layers), Initialisation.XAVIER);
    }

    private static TrainingSpec training() {
        return new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 10, 1, null, GradientConvention.MEAN, 1);
    }
}
