package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
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
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.LoggerFactory;

/**
 * The faster step's gradient against finite differences. It computes in floats only, so the differences are those of the same network
 * in double precision by Deeplearning4j.
 */
class AcceleratedGradientTest {
    private static final Shape INPUT = Shape.picture(8, 7, 2);
    private static final int CLASSES = 3;
    private static final int BATCH = 5;
    private static final double STEP = 1e-5;
    private static final int PARAMETERS_PER_BLOCK = 12;
    private static final TrainingSpec TRAINING =
            new TrainingSpec(Optimiser.SGD, 1e-3, 0.9, 0, BATCH, 1, null, GradientConvention.MEAN, 4);

    private final Random random = new Random(2);

    @BeforeAll
    static void oneThread() {
        ComputeThreads.set(1);
    }

    static Stream<List<LayerSpec>> networks() {
        LayerSpec tanh = new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.TANH, null);
        LayerSpec strided = new LayerSpec.Convolution(17, 2, 2, Padding.VALID, 1, Activation.SWISH, null);
        LayerSpec most = new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID);
        LayerSpec mean = new LayerSpec.Pooling(PoolingKind.AVERAGE, 3, 2, Padding.SAME);
        LayerSpec softmax = new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);
        LayerSpec squares = new LayerSpec.Output(CLASSES, Activation.SIGMOID, Loss.MSE, null);
        return Stream.of(
                List.of(new LayerSpec.Dense(6, Activation.GELU, null), softmax),
                List.of(new LayerSpec.Dense(5, Activation.SELU, null), squares),
                List.of(tanh, most, strided, softmax),
                List.of(strided, mean, new LayerSpec.Dense(4, Activation.SOFTPLUS, null), squares),
                List.of(new LayerSpec.BatchNormalisation(0.9, 0.01), tanh, most, softmax));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isThatOfFiniteDifferences(List<LayerSpec> layers) {
        NetworkSpec spec = new NetworkSpec(layers, Initialisation.XAVIER);
        NetworkSummary summary = NetworkSummary.of(INPUT, spec, CLASSES);
        RunningNetwork fast = NetworkBuilder.build(spec, TRAINING, INPUT);
        MultiLayerNetwork exact = NetworkBuilder.build(spec, TRAINING, INPUT).convertDataType(DataType.DOUBLE);
        TrainingStep step = TrainingStep.fastest(fast, spec, TRAINING, summary, NetworkBuilder.Running.PLAIN);
        assertThat(step.inWords()).startsWith("oneDNN");
        INDArray features = features(spec);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }

        step.run(features, labels, 0);
        float[] gradient = ForwardPass.values(fast.getFlattenedGradients());
        exact.setInput(features.castTo(DataType.DOUBLE));
        exact.setLabels(labels.castTo(DataType.DOUBLE));

        ParameterLayout layout = ParameterLayout.of(summary);
        for (ParameterLayout.Block block : layout.blocks()) {
            if (block.kind() == ParameterLayout.Kind.MEAN || block.kind() == ParameterLayout.Kind.VARIANCE) {
                continue;
            }
            double largest = layout.ofLayer(block.layer()).stream()
                    .flatMap(each -> Stream.of(each.of(gradient)))
                    .mapToDouble(AcceleratedGradientTest::largest)
                    .max()
                    .orElseThrow();
            for (int i = 0; i < Math.min(PARAMETERS_PER_BLOCK, block.length()); i++) {
                int at = block.offset() + random.nextInt(block.length());
                assertThat(Math.abs(slope(exact, at) * BATCH - gradient[at]) / largest)
                        .as("%s of layer %s, number %s", block.kind().label(), block.layer(), at)
                        .isLessThan(1e-5);
            }
        }
    }

    private INDArray features(NetworkSpec spec) {
        long[] shape = NetworkBuilder.takesPictures(spec, INPUT)
                ? new long[] {BATCH, 2, 8, 7}
                : new long[] {BATCH, INPUT.size()};
        float[] values = new float[Math.toIntExact(BATCH * INPUT.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Nd4j.createFromArray(values).reshape(shape);
    }

    /** ∂score/∂parameter, the score being the mean over the examples. */
    private static double slope(MultiLayerNetwork network, int parameter) {
        INDArray all = network.params();
        double value = all.getDouble(parameter);
        all.putScalar(parameter, value + STEP);
        double above = score(network);
        all.putScalar(parameter, value - STEP);
        double below = score(network);
        all.putScalar(parameter, value);
        return (above - below) / (2 * STEP);
    }

    private static double score(MultiLayerNetwork network) {
        network.computeGradientAndScore();
        return network.score();
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    @Test
    void whatItCannotDoGoesThroughTheBuiltInLayersAndIsSaid() {
        NetworkSpec spec = new NetworkSpec(
                List.of(new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
        NetworkBuilder.Running running = NetworkBuilder.Running.PLAIN;
        Logger log = (Logger) LoggerFactory.getLogger(TrainingStep.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            MultiLayerConfiguration configuration = NetworkBuilder.portable(spec, TRAINING, INPUT);
            configuration.setDataType(DataType.DOUBLE);
            RunningNetwork doubles = new RunningNetwork(configuration);
            doubles.init();

            TrainingStep step =
                    TrainingStep.fastest(doubles, spec, TRAINING, NetworkSummary.of(INPUT, spec, CLASSES), running);

            assertThat(step.inWords()).isEqualTo("Deeplearning4j's own layers");
            assertThat(lines.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .isEqualTo("Training goes through Deeplearning4j's own layers: its parameters are of type DOUBLE");
            INDArray labels = Nd4j.zeros(DataType.DOUBLE, BATCH, CLASSES);
            labels.getColumn(0).assign(1);
            assertThat(step.run(Nd4j.ones(DataType.DOUBLE, BATCH, INPUT.size()), labels, 0))
                    .isPositive();
        } finally {
            log.detachAppender(lines);
        }
    }
}
