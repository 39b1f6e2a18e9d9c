package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a network of {@link NetworkBuilder} computes, step by step, against plain loops in double precision. */
class NetworkNumbersTest {
    private static final int INPUTS = 7;
    private static final int CLASSES = 4;
    private static final int BATCH = 6;
    private static final int STEPS = 3;
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;

    private final Random random = new Random(5);

    /** A rule of the textbook: from the gradient to what is subtracted from a parameter. */
    private interface Rule {
        double step(double gradient, double[] state, int iteration);
    }

    private static final Rule SGD = (gradient, state, iteration) -> RATE * gradient;

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"SOFTMAX"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyActivationTrainsAsTheTextbookSays(Activation hidden) {
        compare(hidden, Loss.CROSS_ENTROPY, GradientConvention.MEAN, 0, Optimiser.SGD, SGD);
    }

    @ParameterizedTest
    @EnumSource(GradientConvention.class)
    void bothConventionsAndTheL2TermAreAsStated(GradientConvention convention) {
        compare(Activation.TANH, Loss.CROSS_ENTROPY, convention, 0.03, Optimiser.SGD, SGD);
    }

    @ParameterizedTest
    @EnumSource(GradientConvention.class)
    void meanSquaredErrorAveragesOverTheOutputs(GradientConvention convention) {
        compare(Activation.SIGMOID, Loss.MSE, convention, 0.03, Optimiser.SGD, SGD);
    }

    /** Nesterov's momentum as in Sutskever et al. 2013, rewritten for the parameters at the point looked ahead to. */
    @Test
    void momentumIsNesterovs() {
        compare(
                Activation.TANH,
                Loss.CROSS_ENTROPY,
                GradientConvention.MEAN,
                0.03,
                Optimiser.MOMENTUM,
                (gradient, state, iteration) -> {
                    double before = state[0];
                    state[0] = MOMENTUM * before - RATE * gradient;
                    return MOMENTUM * before - (1 + MOMENTUM) * state[0];
                });
    }

    /** Kingma and Ba 2015 in the second form of their section 2: ε is not scaled by the bias correction. */
    @Test
    void adamIsTheFormWithUnscaledEpsilon() {
        compare(
                Activation.TANH,
                Loss.CROSS_ENTROPY,
                GradientConvention.MEAN,
                0.03,
                Optimiser.ADAM,
                (gradient, state, iteration) -> {
                    state[0] = 0.9 * state[0] + 0.1 * gradient;
                    state[1] = 0.999 * state[1] + 0.001 * gradient * gradient;
                    double rate = RATE * Math.sqrt(1 - Math.pow(0.999, iteration)) / (1 - Math.pow(0.9, iteration));
                    return rate * state[0] / (Math.sqrt(state[1]) + 1e-8);
                });
    }

    /** Hinton's RMSProp with decay 0.95; the running mean starts at ε = 1e-8. */
    @Test
    void rmsPropDecaysWithNinetyFivePercent() {
        compare(
                Activation.TANH,
                Loss.CROSS_ENTROPY,
                GradientConvention.MEAN,
                0.03,
                Optimiser.RMSPROP,
                (gradient, state, iteration) -> {
                    double before = iteration == 1 ? 1e-8 : state[0];
                    state[0] = 0.95 * before + 0.05 * gradient * gradient;
                    return RATE * gradient / (Math.sqrt(state[0]) + 1e-8);
                });
    }

    private void compare(
            Activation hidden, Loss loss, GradientConvention convention, double l2, Optimiser optimiser, Rule rule) {
        Activation last = loss == Loss.MSE ? Activation.SIGMOID : Activation.SOFTMAX;
        NetworkSpec spec = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(5, hidden, null),
                        new LayerSpec.Dense(3, hidden, null),
                        new LayerSpec.Output(CLASSES, last, loss, null)),
                Initialisation.XAVIER);
        TrainingSpec training = new TrainingSpec(optimiser, RATE, MOMENTUM, l2, BATCH, 1, null, convention, 11);
        RunningNetwork network = NetworkBuilder.build(spec, training, Shape.vector(INPUTS));
        TrainingStep trainingStep = TrainingStep.builtIn(network, spec, training);
        PlainNetwork plain = new PlainNetwork(
                weights(network), biases(network), new Activation[] {hidden, hidden, last}, loss, l2, convention);
        double[][][][] weightState = state(plain.weights);
        double[][][] biasState = state(plain.biases);
        for (int step = 1; step <= STEPS; step++) {
            double[][] features = features();
            int[] labels = random.ints(BATCH, 0, CLASSES).toArray();

            double mean = trainingStep.run(
                    Nd4j.create(features).castTo(network.params().dataType()), oneHot(labels), step - 1L);
            double expectedLoss = plain.gradients(features, labels);
            apply(plain, rule, weightState, biasState, step);

            assertThat(mean).as("loss of step %s", step).isCloseTo(expectedLoss, within(1e-5 * expectedLoss));
            assertSame(network, plain, step);
        }
    }

    private static void apply(
            PlainNetwork plain, Rule rule, double[][][][] weightState, double[][][] biasState, int step) {
        for (int l = 0; l < plain.weights.length; l++) {
            for (int j = 0; j < plain.biases[l].length; j++) {
                plain.biases[l][j] -= rule.step(plain.biasGradients[l][j], biasState[l][j], step);
                for (int i = 0; i < plain.weights[l].length; i++) {
                    plain.weights[l][i][j] -= rule.step(plain.weightGradients[l][i][j], weightState[l][i][j], step);
                }
            }
        }
    }

    private static void assertSame(MultiLayerNetwork network, PlainNetwork plain, int step) {
        double[][][] weights = weights(network);
        double[][] biases = biases(network);
        for (int l = 0; l < weights.length; l++) {
            for (int j = 0; j < biases[l].length; j++) {
                assertThat(biases[l][j])
                        .as("bias %s of layer %s after step %s", j, l, step)
                        .isCloseTo(plain.biases[l][j], near(plain.biases[l][j]));
                for (int i = 0; i < weights[l].length; i++) {
                    assertThat(weights[l][i][j])
                            .as("weight %s,%s of layer %s after step %s", i, j, l, step)
                            .isCloseTo(plain.weights[l][i][j], near(plain.weights[l][i][j]));
                }
            }
        }
    }

    /** Within 1e-5 of the value; values far below a weight's usual size count by that size. */
    private static org.assertj.core.data.Offset<Double> near(double value) {
        return within(1e-5 * Math.max(Math.abs(value), 0.1));
    }

    private double[][] features() {
        double[][] features = new double[BATCH][INPUTS];
        for (double[] row : features) {
            for (int i = 0; i < INPUTS; i++) {
                // As floats, which is what the network gets.
                row[i] = (float) random.nextDouble();
            }
        }
        return features;
    }

    private static INDArray oneHot(int[] labels) {
        float[][] rows = new float[labels.length][CLASSES];
        for (int i = 0; i < labels.length; i++) {
            rows[i][labels[i]] = 1;
        }
        return Nd4j.create(rows);
    }

    private static double[][][] weights(MultiLayerNetwork network) {
        double[][][] weights = new double[network.getnLayers()][][];
        for (int l = 0; l < weights.length; l++) {
            weights[l] = network.getLayer(l).getParam("W").toDoubleMatrix();
        }
        return weights;
    }

    private static double[][] biases(MultiLayerNetwork network) {
        double[][] biases = new double[network.getnLayers()][];
        for (int l = 0; l < biases.length; l++) {
            biases[l] = network.getLayer(l).getParam("b").toDoubleVector();
        }
        return biases;
    }

    private static double[][][] state(double[][] like) {
        double[][][] state = new double[like.length][][];
        for (int l = 0; l < like.length; l++) {
            state[l] = new double[like[l].length][2];
        }
        return state;
    }

    private static double[][][][] state(double[][][] like) {
        double[][][][] state = new double[like.length][][][];
        for (int l = 0; l < like.length; l++) {
            state[l] = state(like[l]);
        }
        return state;
    }
}
