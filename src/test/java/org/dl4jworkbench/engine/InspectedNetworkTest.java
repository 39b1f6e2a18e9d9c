package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What an inspecting engine computes, against plain loops in double precision: outputs of every layer, and for saliency finite differences
 * of the plain network, so that no derivative is taken from where it is tested.
 */
class InspectedNetworkTest {
    private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
    private static final int ROWS = 9;
    private static final int COLUMNS = 8;
    private static final int CHANNELS = 2;
    private static final int CLASSES = 3;
    private static final double STEP = 1e-6;
    private static final double CLOSE = 2e-5;
    private static final LayerSpec OUTPUT = new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    /** The networks that are looked into. No maximum is taken of rectified values: among equal zeros it has no slope to compare with. */
    enum Network {
        CONVOLUTION(
                convolution(3, "valid", Activation.ELU),
                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                new LayerSpec.Dense(5, Activation.SIGMOID, null),
                OUTPUT),
        TWO_CONVOLUTIONS(
                convolution(3, "same", Activation.TANH),
                new LayerSpec.Pooling(PoolingKind.AVERAGE, 2, 2, Padding.VALID),
                convolution(4, "same", Activation.RELU),
                new LayerSpec.Dense(6, Activation.SOFTPLUS, null),
                OUTPUT),
        NORMALISED(
                convolution(4, "same", Activation.IDENTITY),
                new LayerSpec.BatchNormalisation(0.9, 1e-3),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Dropout(0.5),
                new LayerSpec.Pooling(PoolingKind.AVERAGE, 2, 2, Padding.VALID),
                new LayerSpec.Dense(6, Activation.IDENTITY, null),
                new LayerSpec.BatchNormalisation(0.9, 1e-5),
                new LayerSpec.Activate(Activation.TANH),
                OUTPUT),
        DENSE(
                new LayerSpec.Dense(7, Activation.SIGMOID_STRAIGHT_THROUGH, null),
                new LayerSpec.Dense(5, Activation.SWISH, null),
                OUTPUT);

        private final NetworkSpec spec;

        Network(LayerSpec... layers) {
            this.spec = new NetworkSpec(List.of(layers), Initialisation.XAVIER);
        }

        private static LayerSpec convolution(int channels, String padding, Activation activation) {
            return new LayerSpec.Convolution(channels, 3, 1, Padding.of(padding), 1, activation, null);
        }
    }

    private final Random random = new Random(5);
    private final double[] input =
            random.doubles(ROWS * COLUMNS * CHANNELS, -1, 1).toArray();

    /** A network twice: as the engine looks into it, and in plain loops. */
    private record Twice(InspectedNetwork inspected, PlainStack plain) {}

    private Twice twice(Network network) {
        System.setProperty(HELPERS_DISABLED, "false");
        Shape shape = Shape.picture(ROWS, COLUMNS, CHANNELS);
        TrainingSpec training = new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 10, 1, null, GradientConvention.MEAN, 3);
        NetworkSummary summary = NetworkSummary.of(shape, network.spec, CLASSES);
        MultiLayerNetwork trained = NetworkBuilder.build(network.spec, training, shape);
        float[] parameters = parameters(summary);
        trained.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
        PlainStack plain = new PlainStack(network.spec, summary, trained);
        for (PlainStack.Numbered each : plain.layers) {
            if (each.layer() instanceof PlainLayer.Normalisation) {
                for (int i = 0; i < each.layer().names.length; i++) {
                    each.layer().parameters[i] = PlainStack.parameter(trained, each.index(), each.layer().names[i]);
                }
            }
        }
        RunSpec run = new RunSpec(
                "mnist-cnn",
                "test",
                new DataSpec("generated-digits", 0.1, 100, 10),
                network.spec,
                training,
                new EngineSpec(Backend.CPU, new Threads(1)));
        InspectedNetwork inspected = new InspectedNetwork(run, summary);
        inspected.load(parameters, "test");
        return new Twice(inspected, plain);
    }

    /** Random ones, variances above zero. */
    private float[] parameters(NetworkSummary summary) {
        ParameterLayout layout = ParameterLayout.of(summary);
        float[] parameters = new float[layout.size()];
        for (ParameterLayout.Block block : layout.blocks()) {
            for (int i = 0; i < block.length(); i++) {
                double value = 0.4 * random.nextGaussian();
                parameters[block.offset() + i] =
                        (float) (block.kind() == ParameterLayout.Kind.VARIANCE ? 0.5 + Math.abs(value) : value);
            }
        }
        return parameters;
    }

    private INDArray features(Network network) {
        float[] values = new float[input.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) input[i];
            // The plain network is to see the very same numbers.
            input[i] = values[i];
        }
        return network == Network.DENSE
                ? Nd4j.create(values, new long[] {1, values.length}, 'c')
                : Nd4j.create(values, new long[] {1, CHANNELS, ROWS, COLUMNS}, 'c');
    }

    /** The values behind a layer's last plain layer; −1 begins with the input. */
    private static double[] plainOutput(PlainStack plain, double[] from, int after, int last) {
        double[][] values = {from};
        for (PlainStack.Numbered each : plain.layers) {
            if (each.index() > after && each.index() <= last) {
                values = each.layer().forward(values, false);
            }
        }
        return values[0];
    }

    private static double plainScore(PlainStack plain, double[] from, int after, int output) {
        return plainOutput(plain, from, after, Integer.MAX_VALUE)[output];
    }

    /** How the score changes with each output of a layer, by trying. */
    private static double[] differences(PlainStack plain, double[] at, int layer, int output) {
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] more = at.clone();
            double[] less = at.clone();
            more[i] += STEP;
            less[i] -= STEP;
            slopes[i] = (plainScore(plain, more, layer, output) - plainScore(plain, less, layer, output)) / (2 * STEP);
        }
        return slopes;
    }

    private static void assertClose(float[] actual, double[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("%s, value %d", what, i).isCloseTo(expected[i], within(CLOSE));
        }
    }

    @AfterEach
    void leaveTheHelpersAsTheyWere() {
        System.clearProperty(HELPERS_DISABLED);
    }

    @ParameterizedTest
    @EnumSource
    void outputsOfEveryLayerAreThoseOfPlainLoops(Network network) {
        Twice twice = twice(network);
        INDArray features = features(network);
        List<float[]> outputs = new ArrayList<>();

        twice.inspected().forward(features, (layer, output) -> outputs.add(output));

        int last = outputs.size() - 1;
        for (int layer = 0; layer < last; layer++) {
            assertClose(outputs.get(layer), plainOutput(twice.plain(), input, -1, layer), "layer " + layer);
        }
        assertClose(outputs.get(last), PlainNetwork.softmax(plainOutput(twice.plain(), input, -1, last)), "output");
        assertThat(LayerOutputs.flat(features)).as("the input stays").isEqualTo(floats(input));
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void inputGradientIsTheSlopeOfTheScore(Network network) {
        Twice twice = twice(network);
        INDArray features = features(network);
        for (int output = 0; output < CLASSES; output++) {
            double[] slopes = differences(twice.plain(), input, -1, output);

            assertClose(twice.inspected().scoreGradient(features, output, -1), slopes, "gradient of output " + output);
            float[][] map = Saliency.inputGradient(twice.inspected(), features, output);
            assertThat(map).hasDimensions(ROWS, COLUMNS);
            for (int i = 0; i < ROWS * COLUMNS; i++) {
                double first = slopes[i];
                double second = slopes[ROWS * COLUMNS + i];
                assertThat((double) map[i / COLUMNS][i % COLUMNS])
                        .as("pixel %d of output %d", i, output)
                        .isCloseTo(Math.abs(second) > Math.abs(first) ? second : first, within(CLOSE));
            }
        }
    }

    @Test
    void gradCamWeighsTheMapsWithTheMeanSlopes() {
        assertGradCam(Network.CONVOLUTION, -1, 0);
        assertGradCam(Network.TWO_CONVOLUTIONS, -1, 2);
        assertGradCam(Network.TWO_CONVOLUTIONS, 0, 0);
    }

    @Test
    void gradCamTakesTheMapsBehindNormalisationAndActivation() {
        assertGradCam(Network.NORMALISED, 0, 2);
    }

    /** @param mapped the layer whose outputs are the maps */
    private void assertGradCam(Network network, int layer, int mapped) {
        Twice twice = twice(network);
        INDArray features = features(network);
        Shape shape = twice.inspected().shape(mapped);
        int rows = shape.dimensions().get(0);
        int columns = shape.dimensions().get(1);
        double[] maps = plainOutput(twice.plain(), input, -1, mapped);
        int somewhere = 0;
        for (int output = 0; output < CLASSES; output++) {
            double[] slopes = differences(twice.plain(), maps, mapped, output);
            double[] sum = new double[rows * columns];
            for (int channel = 0; channel < shape.dimensions().get(2); channel++) {
                double weight = Arrays.stream(slopes, channel * sum.length, (channel + 1) * sum.length)
                        .average()
                        .orElseThrow();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * maps[channel * sum.length + i];
                }
            }

            float[][] map = Saliency.gradCam(twice.inspected(), features, output, layer);

            assertThat(map).hasDimensions(ROWS, COLUMNS);
            for (int y = 0; y < ROWS; y++) {
                for (int x = 0; x < COLUMNS; x++) {
                    double expected = tent(sum, rows, columns, (y + 0.5) * rows / ROWS, (x + 0.5) * columns / COLUMNS);
                    assertThat((double) map[y][x])
                            .as("%s, output %d, row %d, column %d", network, output, y, x)
                            .isCloseTo(expected, within(CLOSE));
                    somewhere += expected > 0 ? 1 : 0;
                }
            }
        }
        assertThat(somewhere).as("places that are not zero").isPositive();
    }

    /** Bilinear interpolation written as a sum over all pixels, each with a tent about its centre; rectified first. */
    private static double tent(double[] values, int rows, int columns, double y, double x) {
        double row = Math.max(0.5, Math.min(rows - 0.5, y));
        double column = Math.max(0.5, Math.min(columns - 0.5, x));
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double down = Math.max(0, 1 - Math.abs(row - (i / columns + 0.5)));
            double across = Math.max(0, 1 - Math.abs(column - (i % columns + 0.5)));
            sum += down * across * Math.max(0, values[i]);
        }
        return sum;
    }

    @Test
    void gradCamWithoutAConvolutionIsRefused() {
        InspectedNetwork dense = twice(Network.DENSE).inspected();

        assertThatThrownBy(() -> Saliency.gradCam(dense, features(Network.DENSE), 0, -1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("needs a convolution; this network has none");
        InspectedNetwork convolution = twice(Network.CONVOLUTION).inspected();
        assertThatThrownBy(() -> Saliency.gradCam(convolution, features(Network.CONVOLUTION), 0, 2))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("layer 3 is none");
    }

    @ParameterizedTest
    @EnumSource
    void occlusionIsTheMeanFallOfTheProbabilityOverThePatches(Network network) {
        Twice twice = twice(network);
        INDArray features = features(network);
        // A quarter of 9 rows and of 8 columns, moved by half of that.
        int side = 2;
        double whole = probability(twice.plain(), input, 1);

        float[][] map = new Occlusion(twice.inspected(), features, 1, () -> new float[0]).map();

        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                double sum = 0;
                int count = 0;
                for (int top = Math.max(0, y - side + 1); top <= Math.min(y, ROWS - side); top++) {
                    for (int left = Math.max(0, x - side + 1); left <= Math.min(x, COLUMNS - side); left++) {
                        sum += whole - probability(twice.plain(), covered(top, left, side), 1);
                        count++;
                    }
                }
                assertThat((double) map[y][x]).as("row %d, column %d", y, x).isCloseTo(sum / count, within(CLOSE));
            }
        }
    }

    private double[] covered(int top, int left, int side) {
        double[] copy = input.clone();
        for (int channel = 0; channel < CHANNELS; channel++) {
            int from = channel * ROWS * COLUMNS;
            double mean =
                    Arrays.stream(input, from, from + ROWS * COLUMNS).average().orElseThrow();
            for (int i = 0; i < side * side; i++) {
                copy[from + (top + i / side) * COLUMNS + left + i % side] = mean;
            }
        }
        return copy;
    }

    private static double probability(PlainStack plain, double[] at, int output) {
        return PlainNetwork.softmax(plainOutput(plain, at, -1, Integer.MAX_VALUE))[output];
    }

    @Test
    void parametersOfAnotherNetworkAreRefused() {
        InspectedNetwork network = twice(Network.DENSE).inspected();

        assertThatThrownBy(() -> network.load(new float[7], "weights.npy"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("weights.npy")
                .hasMessageContaining("holds 7 parameters");
    }

    @Test
    void everyNthExampleKeepsTheLimit() {
        assertThat(LayerOutputs.everyNth(10, 4)).containsExactly(0, 3, 6, 9);
        assertThat(LayerOutputs.everyNth(10, 5)).containsExactly(0, 2, 4, 6, 8);
        assertThat(LayerOutputs.everyNth(3, Integer.MAX_VALUE)).containsExactly(0, 1, 2);
    }
}
