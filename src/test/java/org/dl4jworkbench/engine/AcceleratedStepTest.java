package org.dl4jworkbench.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.accel.AcceleratedForward;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Clipping;
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
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The faster training step against Deeplearning4j's own: loss, gradient, and ten steps with batches of two sizes. */
class AcceleratedStepTest {
    private static final int CLASSES = 5;
    private static final int STEPS = 10;
    private static final int BATCH = 6;
    private static final int LAST_BATCH = 5;
    private static final double TOLERANCE = 1e-5;
    private static final LayerSpec OUTPUT = new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);
    private static final TrainingSpec PLAIN = training(Optimiser.SGD, 0.05);

    private final Random random = new Random(5);

    @BeforeAll
    static void oneThread() {
        ComputeThreads.set(1);
    }

    private static TrainingSpec training(Optimiser optimiser, double rate) {
        return new TrainingSpec(optimiser, rate, 0.9, 0, BATCH, 1, null, GradientConvention.MEAN, 3);
    }

    private static TrainingSpec training(
            Optimiser optimiser, double rate, double l1, double l2, double decay, @Nullable Clipping clipping) {
        return new TrainingSpec(
                optimiser,
                rate,
                0.9,
                l1,
                l2,
                decay,
                null,
                0,
                clipping,
                null,
                BATCH,
                1,
                null,
                null,
                GradientConvention.MEAN,
                3);
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void denseLayersOfEveryActivation(Activation activation) throws Exception {
        compare(
                Shape.vector(7),
                PLAIN,
                null,
                new LayerSpec.Dense(9, activation, null),
                new LayerSpec.Dense(4, activation, null),
                OUTPUT);
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void convolutionsOfEveryActivation(Activation activation) throws Exception {
        compare(
                Shape.picture(9, 8, 2),
                PLAIN,
                null,
                new LayerSpec.Convolution(6, 3, 1, Padding.SAME, 1, activation, null),
                new LayerSpec.Activate(activation),
                new LayerSpec.Convolution(17, 2, 1, Padding.VALID, 1, activation, null),
                OUTPUT);
    }

    static Stream<LayerSpec> convolutions() {
        List<LayerSpec> all = new ArrayList<>();
        for (int kernel : new int[] {1, 2, 3, 5, 7}) {
            for (int stride : new int[] {1, 2, 3}) {
                for (Padding padding : new Padding[] {Padding.VALID, Padding.SAME, new Padding(1), new Padding(2)}) {
                    if (padding.size() >= kernel) {
                        continue;
                    }
                    all.add(new LayerSpec.Convolution(5, kernel, stride, padding, 1, Activation.RELU, null));
                    if (kernel > 1 && kernel < 5) {
                        all.add(new LayerSpec.Convolution(16, kernel, stride, padding, 2, Activation.TANH, null));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolutionsOfEveryKernelStridePaddingAndDilation(LayerSpec convolution) throws Exception {
        compare(
                Shape.picture(11, 12, 3),
                PLAIN,
                null,
                new LayerSpec.Convolution(4, 2, 1, Padding.VALID, 1, Activation.SIGMOID, null),
                convolution,
                OUTPUT);
    }

    static Stream<LayerSpec> poolings() {
        List<LayerSpec> all = new ArrayList<>();
        for (PoolingKind kind : PoolingKind.values()) {
            for (int size : new int[] {1, 2, 3}) {
                for (int stride : new int[] {1, 2, 3}) {
                    for (Padding padding : new Padding[] {Padding.VALID, Padding.SAME, new Padding(1)}) {
                        if (padding.size() < size && (!padding.isSame() || stride <= size)) {
                            all.add(new LayerSpec.Pooling(kind, size, stride, padding));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void poolingsOfEveryKindSizeStrideAndPadding(LayerSpec pooling) throws Exception {
        compare(
                Shape.picture(10, 9, 1),
                PLAIN,
                null,
                new LayerSpec.Convolution(7, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                pooling,
                new LayerSpec.Dense(6, Activation.TANH, null),
                OUTPUT);
    }

    static Stream<List<LayerSpec>> stacks() {
        LayerSpec convolution = new LayerSpec.Convolution(18, 3, 1, Padding.SAME, 1, Activation.RELU, null);
        LayerSpec pooling = new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID);
        // A unit that is never on is divided by the root of ε: a small one makes much of little rounding.
        LayerSpec normalisation = new LayerSpec.BatchNormalisation(0.9, 0.01);
        LayerSpec dropout = new LayerSpec.Dropout(0.3);
        LayerSpec dense = new LayerSpec.Dense(20, Activation.RELU, null);
        LayerSpec identity = new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.IDENTITY, null);
        LayerSpec relu = new LayerSpec.Activate(Activation.RELU);
        return Stream.of(
                List.of(convolution, convolution, normalisation, pooling, dropout, OUTPUT),
                List.of(identity, normalisation, relu, pooling, identity, normalisation, relu, dense, OUTPUT),
                List.of(convolution, dropout, pooling, dropout, dense, dropout, OUTPUT),
                List.of(normalisation, convolution, pooling, OUTPUT),
                List.of(pooling, dropout, relu, dense, normalisation, dense, OUTPUT),
                List.of(dropout, dense, dense, OUTPUT),
                List.of(dense, normalisation, dropout, OUTPUT),
                List.of(convolution, pooling, convolution, pooling, dense, dense, OUTPUT),
                List.of(OUTPUT));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void layersOneAfterAnother(List<LayerSpec> layers) throws Exception {
        compare(Shape.picture(8, 8, 3), training(Optimiser.MOMENTUM, 0.005), null, layers.toArray(LayerSpec[]::new));
    }

    /** The others divide by the size of the gradient, which makes much of the rounding of a small one: FlatUpdaterTest has them all. */
    static Stream<TrainingSpec> trainings() {
        List<TrainingSpec> all = new ArrayList<>();
        for (Optimiser optimiser : List.of(Optimiser.SGD, Optimiser.MOMENTUM)) {
            all.add(training(optimiser, 0.01));
            all.add(new TrainingSpec(optimiser, 0.01, 0.8, 0.02, BATCH, 1, null, GradientConvention.SUM, 3));
            all.add(training(optimiser, 0.01, 0.01, 0.02, 0.05, null));
            all.add(training(optimiser, 0.01, 0, 0, 0, new Clipping(Clipping.Kind.NORM, 0.2)));
            all.add(training(optimiser, 0.01, 0, 0, 0, new Clipping(Clipping.Kind.VALUE, 0.02)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void regularisationAndClipping(TrainingSpec training) throws Exception {
        compare(
                Shape.picture(6, 6, 2),
                training,
                null,
                new LayerSpec.BatchNormalisation(0.8, 1e-4),
                new LayerSpec.Convolution(5, 3, 1, Padding.SAME, 1, Activation.TANH, null),
                new LayerSpec.Dense(8, Activation.SIGMOID, null),
                OUTPUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"IDENTITY", "SIGMOID", "TANH", "SOFTMAX", "RELU", "SOFTPLUS"})
    void squaredErrorsOfEveryOutput(Activation activation) throws Exception {
        compare(
                Shape.vector(3),
                PLAIN,
                null,
                new LayerSpec.Dense(9, Activation.SIGMOID, null),
                new LayerSpec.Output(CLASSES, activation, Loss.MSE, null));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void weightsOfClasses(Loss loss) throws Exception {
        compare(
                Shape.vector(3),
                PLAIN,
                new double[] {0.5, 1, 2, 0.25, 4},
                new LayerSpec.Dense(9, Activation.SIGMOID, null),
                new LayerSpec.Output(CLASSES, Activation.SOFTMAX, loss, null));
    }

    private void compare(Shape input, TrainingSpec training, double @Nullable [] weights, LayerSpec... layers)
            throws Exception {
        NetworkSpec spec = new NetworkSpec(List.of(layers), Initialisation.XAVIER);
        NetworkSummary summary = NetworkSummary.of(input, spec, CLASSES);
        summary.requireFit();
        NetworkBuilder.Running running = new NetworkBuilder.Running(2, STEPS, weights);
        RunningNetwork expected = NetworkBuilder.build(spec, training, input, running);
        RunningNetwork actual = NetworkBuilder.build(spec, training, input, running);
        TrainingStep builtIn = TrainingStep.builtIn(expected, spec, training);
        TrainingStep fast = TrainingStep.fastest(actual, spec, training, summary, running);
        assertThat(fast.inWords()).startsWith("oneDNN");
        ParameterLayout layout = ParameterLayout.of(summary);

        for (int step = 0; step < STEPS; step++) {
            int batch = step % 2 == 0 ? BATCH : LAST_BATCH;
            INDArray features = features(summary, spec, batch);
            INDArray labels = labels(batch);
            if (step == 0) {
                compareGradients(expected, fast, actual, features, labels, layout, training);
            }
            double expectedLoss = builtIn.run(features, labels, step);
            if (step > 0) {
                assertThat(relative(fast.run(features, labels, step), expectedLoss))
                        .as("loss of step %s", step)
                        .isLessThan(TOLERANCE);
            }
            assertThat(relative(actual.score(), expected.score())).isLessThan(TOLERANCE);
            assertSame(expected.params(), actual.params(), layout, "parameters after step " + step);
            assertThat(actual.getIterationCount()).isEqualTo(expected.getIterationCount());
        }
        compareEvaluation(
                actual, requireNonNull(fast.forward(spec, summary)), features(summary, spec, BATCH), layers.length);
    }

    /** Every layer's outputs as in evaluation, from the same parameters. */
    private static void compareEvaluation(
            RunningNetwork network, AcceleratedForward forward, INDArray features, int layers) {
        float[] expected = ForwardPass.values(network.output(features, false).dup('c'));
        for (int layer = 0; layer < layers; layer++) {
            float[] between =
                    ForwardPass.values(network.outputOf(layer, features).dup('c'));
            AcceleratedForward.Values values = forward.run(features, layer);
            assertThat(apart(between, requireNonNull(values.between())) / Math.max(largest(between), 1e-3))
                    .as("outputs of layer %s", layer)
                    .isLessThan(TOLERANCE);
            assertThat(apart(expected, values.outputs()) / largest(expected))
                    .as("outputs")
                    .isLessThan(TOLERANCE);
        }
    }

    /** Makes the first step of the fast one. */
    private static void compareGradients(
            RunningNetwork expected,
            TrainingStep fast,
            RunningNetwork actual,
            INDArray features,
            INDArray labels,
            ParameterLayout layout,
            TrainingSpec training) {
        expected.setInput(features);
        expected.setLabels(labels);
        Nd4j.getRandom().setSeed(training.seed() * 31);
        expected.computeGradientAndScore();
        INDArray gradient = expected.getFlattenedGradients().dup();
        double score = expected.score();
        fast.run(features, labels, 0);
        assertThat(relative(actual.score(), score)).as("score").isLessThan(TOLERANCE);
        assertSame(gradient, actual.getFlattenedGradients(), layout, "gradient");
    }

    private INDArray features(NetworkSummary summary, NetworkSpec spec, int batch) {
        List<Integer> sides = summary.input().dimensions();
        long[] shape = NetworkBuilder.takesPictures(spec, summary.input())
                ? new long[] {batch, sides.get(2), sides.get(0), sides.get(1)}
                : new long[] {batch, summary.input().size()};
        return Nd4j.createFromArray(uniform(shape)).reshape(shape);
    }

    private float[] uniform(long[] shape) {
        float[] values =
                new float[Math.toIntExact(java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.3f;
        }
        return values;
    }

    private INDArray labels(int batch) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, random.nextInt(CLASSES), 1);
        }
        return labels;
    }

    private static double relative(double actual, double expected) {
        return Math.abs(actual - expected) / Math.max(1e-3, Math.abs(expected));
    }

    /** Each block's largest difference as a part of the layer's largest value: biases before a normalisation are rounding alone. */
    private static void assertSame(INDArray expected, INDArray actual, ParameterLayout layout, String what) {
        float[] wanted = ForwardPass.values(expected);
        float[] got = ForwardPass.values(actual);
        for (ParameterLayout.Block block : layout.blocks()) {
            double largest = layout.ofLayer(block.layer()).stream()
                    .mapToDouble(each -> largest(each.of(wanted)))
                    .max()
                    .orElseThrow();
            assertThat(apart(block.of(wanted), block.of(got)) / Math.max(largest, 1e-6))
                    .as("%s: %s of layer %s", what, block.kind().label(), block.layer())
                    .isLessThan(TOLERANCE);
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The largest difference; not a number where a value is none. */
    private static double apart(float[] expected, float[] actual) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs((double) expected[i] - actual[i]));
        }
        return most;
    }
}
