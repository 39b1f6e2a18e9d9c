package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dl4jworkbench.engine.accel.AcceleratedStep;
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
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The one-pass update against Deeplearning4j's updater, both given the same gradients: large, small, tiny and none. */
class FlatUpdateTest {
    private static final Shape INPUT = Shape.picture(26, 26, 2);
    private static final int CLASSES = 4;
    private static final int STEPS = 10;
    private static final int EXAMPLES = 7;
    private static final NetworkSpec NETWORK = new NetworkSpec(
            List.of(
                    new LayerSpec.Convolution(5, 3, 1, Padding.SAME, 1, Activation.TANH, null),
                    new LayerSpec.BatchNormalisation(0.8, 1e-4),
                    new LayerSpec.Dense(3, Activation.SIGMOID, null),
                    new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
            Initialisation.XAVIER);

    private final Random random = new Random(9);

    static Stream<TrainingSpec> trainings() {
        List<TrainingSpec> all = new ArrayList<>();
        for (Optimiser optimiser : Optimiser.values()) {
            for (GradientConvention convention : GradientConvention.values()) {
                all.add(training(optimiser, 0, 0, 0, null, convention));
            }
            all.add(training(optimiser, 0.01, 0, 0, null, GradientConvention.MEAN));
            all.add(training(optimiser, 0, 0.002, 0, null, GradientConvention.SUM));
            all.add(training(optimiser, 0, 0, 0.05, null, GradientConvention.MEAN));
            all.add(training(optimiser, 0.01, 0.002, 0.05, null, GradientConvention.MEAN));
            all.add(training(optimiser, 0, 0, 0, new Clipping(Clipping.Kind.NORM, 0.5), GradientConvention.MEAN));
            all.add(training(optimiser, 0.01, 0, 0, new Clipping(Clipping.Kind.VALUE, 0.02), GradientConvention.SUM));
        }
        return all.stream();
    }

    private static TrainingSpec training(
            Optimiser optimiser,
            double l1,
            double l2,
            double decay,
            @Nullable Clipping clipping,
            GradientConvention convention) {
        return new TrainingSpec(
                optimiser, 0.01, 0.8, l1, l2, decay, null, 0, clipping, null, EXAMPLES, 1, null, null, convention, 3);
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void everyOptimiserRegularisationAndClipping(TrainingSpec training) throws Exception {
        MultiLayerNetwork expected = NetworkBuilder.build(NETWORK, training, INPUT);
        MultiLayerNetwork actual = NetworkBuilder.build(NETWORK, training, INPUT);
        AcceleratedStep step =
                new AcceleratedStep(actual, NetworkSummary.of(INPUT, NETWORK, CLASSES), training, true, null, () -> 1);
        expected.setInput(Nd4j.rand(DataType.FLOAT, EXAMPLES, 2, 26, 26));
        expected.setLabels(Nd4j.ones(DataType.FLOAT, EXAMPLES, CLASSES));
        expected.computeGradientAndScore();
        for (int iteration = 0; iteration < STEPS; iteration++) {
            INDArray gradients = gradients(expected.params().length(), training.l1() > 0 ? 0.002 : 100);
            expected.getFlattenedGradients().assign(gradients);
            actual.getFlattenedGradients().assign(gradients);

            expected.getUpdater()
                    .update(expected, expected.gradient(), iteration, 0, EXAMPLES, LayerWorkspaceMgr.noWorkspaces());
            expected.params()
                    .subi(expected.getFlattenedGradients()
                            .reshape(expected.params().shape()));
            step.update(EXAMPLES);

            assertSame(expected.params(), actual.params(), 0.01, "parameters after step " + iteration);
            INDArray state = expected.getUpdater().getStateViewArray();
            if (state != null) {
                assertSame(state, actual.getUpdater().getStateViewArray(), 0.01, "state after step " + iteration);
            }
        }
        assertThat(actual.getIterationCount()).isEqualTo(STEPS);
    }

    /** @param most so that a term of the penalty does not cancel a gradient out and leave its rounding */
    private INDArray gradients(long count, double most) {
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            double value = random.nextGaussian() * Math.pow(10, -random.nextInt(9)) * (i % 17 == 0 ? 0 : 1);
            values[i] = (float) Math.max(-most, Math.min(most, value));
        }
        return Nd4j.createFromArray(values).reshape(1, count);
    }

    /** @param size of usual values: those that are small because two of them cancel out hold the rounding of those */
    private static void assertSame(INDArray expected, INDArray actual, double size, String what) {
        float[] a = ForwardPass.values(expected);
        float[] b = ForwardPass.values(actual);
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - b[i]) <= 1e-5 * Math.max(Math.abs(a[i]), size))) {
                assertThat(b[i]).as("%s, number %s", what, i).isEqualTo(a[i]);
            }
        }
    }
}
