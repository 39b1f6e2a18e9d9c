package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.ClassWeights;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Schedule;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What networks over pictures compute, forward, backward and step by step, against plain loops in double precision: with
 * Deeplearning4j's own code and with oneDNN, which the engine uses.
 */
class PictureNumbersTest {
    private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
    private static final int ROWS = 9;
    private static final int COLUMNS = 8;
    private static final int CHANNELS = 2;
    private static final int CLASSES = 3;
    private static final int BATCH = 4;
    private static final int STEPS = 2;
    private static final double RATE = 0.1;
    private static final LayerSpec OUTPUT = new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    private final Random random = new Random(7);

    @AfterEach
    void leaveTheHelpersAsTheyWere() {
        System.clearProperty(HELPERS_DISABLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void convolutionsOfEveryKernelStridePaddingAndDilation(boolean helpers) {
        use(helpers);
        int compared = 0;
        for (int kernel : new int[] {1, 2, 3, 5}) {
            for (int stride : new int[] {1, 2, 3}) {
                for (String padding : new String[] {"valid", "same", "1", "2"}) {
                    for (int dilation : new int[] {1, 2}) {
                        compared += compare(new LayerSpec.Convolution(
                                3, kernel, stride, Padding.of(padding), dilation, Activation.TANH, null));
                    }
                }
            }
        }
        assertThat(compared).as("layers that fit").isGreaterThan(70);
    }

    @ParameterizedTest
    @CsvSource({"MAX, true", "MAX, false", "AVERAGE, true", "AVERAGE, false"})
    void poolingOfEverySizeStrideAndPadding(PoolingKind kind, boolean helpers) {
        use(helpers);
        int compared = 0;
        for (int size : new int[] {1, 2, 3, 4}) {
            for (int stride : new int[] {1, 2, 3}) {
                for (String padding : new String[] {"valid", "same", "1"}) {
                    compared += compare(convolution(3), new LayerSpec.Pooling(kind, size, stride, Padding.of(padding)));
                }
            }
        }
        assertThat(compared).as("layers that fit").isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchNormalisationOfPicturesAndOfUnits(boolean helpers) {
        use(helpers);
        LayerSpec normalisation = new LayerSpec.BatchNormalisation(0.8, 1e-3);

        compare(convolution(4), normalisation, new LayerSpec.Activate(Activation.RELU));
        compare(normalisation, convolution(4));
        compare(convolution(4), new LayerSpec.Dense(6, Activation.TANH, null), normalisation);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeNetworkOfAssignmentSixInSmall(boolean helpers) {
        use(helpers);
        List<LayerSpec> layers = new ArrayList<>();
        for (int block = 0; block < 2; block++) {
            layers.add(new LayerSpec.Convolution(3 + block, 3, 1, Padding.SAME, 1, Activation.RELU, null));
            layers.add(new LayerSpec.Convolution(3 + block, 3, 1, Padding.SAME, 1, Activation.RELU, null));
            layers.add(new LayerSpec.BatchNormalisation(0.9, 1e-5));
            layers.add(new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID));
        }
        layers.add(new LayerSpec.Dense(5, Activation.SIGMOID, null));

        compare(layers.toArray(LayerSpec[]::new));
    }

    /** Else both halves of these tests would compare the same code. */
    @Test
    void theHelpersAreThereWhereTheyAreAskedFor() {
        boolean oneDnnBuild = BackendInfo.load().build().contains("onednn");
        for (boolean helpers : new boolean[] {true, false}) {
            use(helpers);
            NetworkSpec spec = new NetworkSpec(List.of(convolution(3), OUTPUT), Initialisation.XAVIER);
            MultiLayerNetwork network =
                    NetworkBuilder.build(spec, sgd(null, null, 0), Shape.picture(ROWS, COLUMNS, CHANNELS));

            network.output(array(batch(), true), false);

            assertThat(network.getLayer(0).getHelper() != null).isEqualTo(helpers && oneDnnBuild);
        }
    }

    private static LayerSpec convolution(int channels) {
        return new LayerSpec.Convolution(channels, 3, 1, Padding.SAME, 1, Activation.TANH, null);
    }

    private static void use(boolean helpers) {
        System.setProperty(HELPERS_DISABLED, String.valueOf(!helpers));
    }

    /** @return 1 when the layers fit and were compared, 0 when they do not fit */
    private int compare(LayerSpec... hidden) {
        return compare(sgd(null, null, 0), step -> RATE, 0, hidden);
    }

    private static TrainingSpec sgd(@Nullable Clipping clipping, @Nullable ClassWeights weights, double decay) {
        return new TrainingSpec(
                Optimiser.SGD,
                RATE,
                0,
                0,
                0,
                decay,
                null,
                0,
                clipping,
                weights,
                BATCH,
                5,
                null,
                null,
                GradientConvention.MEAN,
                3);
    }

    private interface Rate {
        double at(int step);
    }

    private int compare(TrainingSpec training, Rate rate, double decay, LayerSpec... hidden) {
        List<LayerSpec> layers = new ArrayList<>(Arrays.asList(hidden));
        layers.add(OUTPUT);
        NetworkSpec spec = new NetworkSpec(layers, Initialisation.XAVIER);
        Shape input = Shape.picture(ROWS, COLUMNS, CHANNELS);
        NetworkSummary summary = NetworkSummary.of(input, spec, CLASSES);
        if (!summary.fits()) {
            return 0;
        }
        double[] weights = {1, 1, 1};
        ClassWeights classWeights = training.classWeights();
        if (classWeights != null) {
            weights = classWeights.of(new int[CLASSES]);
        }
        MultiLayerNetwork network = NetworkBuilder.build(
                spec, training, input, new NetworkBuilder.Running(2, 10, classWeights == null ? null : weights));
        PlainStack plain = new PlainStack(spec, summary, network);
        boolean pictures = NetworkBuilder.takesPictures(spec, input);
        for (int step = 1; step <= STEPS; step++) {
            double[][] batch = batch();
            int[] labels = random.ints(BATCH, 0, CLASSES).toArray();
            network.fit(array(batch, pictures), oneHot(labels));
            double loss = plain.gradients(batch, labels, weights);
            clip(plain, training.clipping());
            step(plain, rate.at(step), decay);

            assertThat(network.score())
                    .as("loss of step %s of %s", step, layers)
                    .isCloseTo(loss, within(2e-5 * loss));
            assertSame(network, plain, layers + ", step " + step);
        }
        double[][] unseen = batch();
        double[] expected = Arrays.stream(plain.output(unseen, false))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertThat(network.output(array(unseen, pictures), false)
                        .dup('c')
                        .data()
                        .asDouble())
                .as("output of %s", layers)
                .containsExactly(expected, within(2e-5));
        return 1;
    }

    private static void clip(PlainStack plain, @Nullable Clipping clipping) {
        for (PlainStack.Numbered each : plain.layers) {
            if (clipping == null || each.layer() instanceof PlainLayer.Normalisation) {
                continue;
            }
            double norm = Math.sqrt(Arrays.stream(each.layer().gradients)
                    .flatMapToDouble(Arrays::stream)
                    .map(g -> g * g)
                    .sum());
            for (double[] gradient : each.layer().gradients) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = clipping.kind() == Clipping.Kind.VALUE
                            ? Math.max(-clipping.limit(), Math.min(clipping.limit(), gradient[i]))
                            : gradient[i] * Math.min(1, clipping.limit() / norm);
                }
            }
        }
    }

    /** Decay takes rate · λ · W off the weights, and only off them. */
    private static void step(PlainStack plain, double rate, double decay) {
        for (PlainStack.Numbered each : plain.layers) {
            PlainLayer layer = each.layer();
            for (int p = 0; p < layer.parameters.length; p++) {
                if (layer.names[p].equals("mean") || layer.names[p].equals("var")) {
                    continue;
                }
                double shrinking = layer.names[p].equals("W") ? decay : 0;
                for (int i = 0; i < layer.parameters[p].length; i++) {
                    layer.parameters[p][i] -= rate * (layer.gradients[p][i] + shrinking * layer.parameters[p][i]);
                }
            }
        }
    }

    private static void assertSame(MultiLayerNetwork network, PlainStack plain, String what) {
        for (PlainStack.Numbered each : plain.layers) {
            for (int p = 0; p < each.layer().names.length; p++) {
                double[] expected = each.layer().parameters[p];
                double[] actual = PlainStack.parameter(network, each.index(), each.layer().names[p]);
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < actual.length; i++) {
                    assertThat(actual[i])
                            .as("%s[%s] of layer %s of %s", each.layer().names[p], i, each.index(), what)
                            .isCloseTo(expected[i], within(2e-5 * Math.max(Math.abs(expected[i]), 0.1)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm(0.05)", "norm(100)", "value(0.01)", "value(100)"})
    void clippingLimitsTheMeanGradientOfEachLayerAndLeavesRunningMeansAlone(String clipping) {
        TrainingSpec training = sgd(Clipping.of(clipping), null, 0);

        compare(
                training,
                step -> RATE,
                0,
                convolution(3),
                new LayerSpec.BatchNormalisation(0.8, 1e-3),
                new LayerSpec.Dense(5, Activation.TANH, null));
    }

    @Test
    void decayIsDecoupledAndNoPartOfTheLoss() {
        compare(sgd(null, null, 0.2), step -> RATE, 0.2, convolution(3), new LayerSpec.BatchNormalisation(0.8, 1e-3));
    }

    @Test
    void classWeightsScaleLossAndGradientOfTheirExamples() {
        compare(sgd(null, ClassWeights.of("0.5, 3, 0"), 0), step -> RATE, 0, convolution(3));
    }

    @Test
    void theScheduleGivesEveryStepItsRateAndTheDecayToo() {
        TrainingSpec training = new TrainingSpec(
                Optimiser.SGD,
                RATE,
                0,
                0,
                0,
                0.3,
                Schedule.of("exponential(0.5)"),
                2,
                null,
                null,
                BATCH,
                5,
                null,
                null,
                GradientConvention.MEAN,
                3);

        // Two minibatches an epoch, two epochs of warm-up: a quarter and two quarters of the rate.
        compare(training, step -> RATE * step / 4, 0.3, convolution(3));
    }

    @Test
    void dropoutDropsItsRateInTrainingScalesTheRestAndIsStillInEvaluation() {
        NetworkSpec spec = new NetworkSpec(List.of(new LayerSpec.Dropout(0.3), OUTPUT), Initialisation.XAVIER);
        MultiLayerNetwork network = NetworkBuilder.build(spec, sgd(null, null, 0), Shape.vector(20_000));
        INDArray ones = Nd4j.ones(1, 20_000);

        double[] trained = network.feedForward(ones, true).get(1).dup().data().asDouble();
        double[] evaluated =
                network.feedForward(ones, false).get(1).dup().data().asDouble();

        assertThat(Arrays.stream(trained).filter(v -> v == 0).count() / 20_000.0)
                .isCloseTo(0.3, within(0.015));
        assertThat(Arrays.stream(trained).filter(v -> v != 0))
                .allSatisfy(v -> assertThat(v).isCloseTo(1 / 0.7, within(1e-6)));
        assertThat(evaluated).containsOnly(1);
    }

    @Test
    void aDropoutOfNothingChangesNothing() {
        NetworkSpec spec = new NetworkSpec(List.of(new LayerSpec.Dropout(0), OUTPUT), Initialisation.XAVIER);
        MultiLayerNetwork network = NetworkBuilder.build(spec, sgd(null, null, 0), Shape.vector(50));

        assertThat(network.feedForward(Nd4j.ones(2, 50), true)
                        .get(1)
                        .dup()
                        .data()
                        .asDouble())
                .containsOnly(1);
    }

    private double[][] batch() {
        double[][] batch = new double[BATCH][CHANNELS * ROWS * COLUMNS];
        for (double[] row : batch) {
            for (int i = 0; i < row.length; i++) {
                // As floats, which is what the network gets.
                row[i] = (float) random.nextGaussian();
            }
        }
        return batch;
    }

    private static INDArray array(double[][] batch, boolean pictures) {
        INDArray flat = Nd4j.create(batch).castTo(Nd4j.defaultFloatingPointType());
        return pictures ? flat.reshape('c', BATCH, CHANNELS, ROWS, COLUMNS) : flat;
    }

    private static INDArray oneHot(int[] labels) {
        float[][] rows = new float[labels.length][CLASSES];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return Nd4j.create(rows);
    }
}
