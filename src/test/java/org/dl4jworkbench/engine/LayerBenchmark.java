package org.dl4jworkbench.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The training step of a network of one layer and ten outputs, with one thread and plain gradient descent: nearly all of it is the layer's way forward
 * and back. For layers without weights there is a convolution of 1×1 before them, as nobody asks the first layer for errors.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class LayerBenchmark {
    private static final int CLASSES = 10;
    private static final int BATCH = 128;
    private static final Shape INPUT = Shape.picture(14, 14, 32);
    private static final LayerSpec ONE_BY_ONE = convolution(1, Activation.IDENTITY);
    private static final Map<String, List<LayerSpec>> LAYERS = Map.of(
            "dense-256", List.of(new LayerSpec.Dense(256, Activation.RELU, null)),
            "convolution-1x1", List.of(ONE_BY_ONE),
            "convolution-3x3", List.of(convolution(3, Activation.RELU)),
            "convolution-5x5", List.of(convolution(5, Activation.RELU)),
            "max-pooling", List.of(ONE_BY_ONE, new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID)),
            "batch-normalisation", List.of(ONE_BY_ONE, new LayerSpec.BatchNormalisation(0.9, 1e-5)));

    @Param({"dense-256", "convolution-1x1", "convolution-3x3", "convolution-5x5", "max-pooling", "batch-normalisation"})
    public String layer;

    private TrainingStep builtIn;
    private TrainingStep fastest;
    private INDArray features;
    private INDArray labels;
    private long iteration;

    private static LayerSpec convolution(int kernel, Activation activation) {
        return new LayerSpec.Convolution(32, kernel, 1, Padding.SAME, 1, activation, null);
    }

    @Setup
    public void makeNetworks() {
        BackendInfo.load();
        ComputeThreads.set(1);
        LayerSpec output = new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);
        NetworkSpec spec = new NetworkSpec(
                Stream.concat(LAYERS.get(layer).stream(), Stream.of(output)).toList(), Initialisation.XAVIER);
        TrainingSpec training =
                new TrainingSpec(Optimiser.SGD, 0.001, 0, 0, BATCH, 1, null, GradientConvention.MEAN, 1);
        builtIn = TrainingStep.builtIn(NetworkBuilder.build(spec, training, INPUT), spec, training);
        fastest = TrainingStep.fastest(
                NetworkBuilder.build(spec, training, INPUT),
                spec,
                training,
                NetworkSummary.of(INPUT, spec, CLASSES),
                NetworkBuilder.Running.PLAIN);
        features = NetworkBuilder.takesPictures(spec, INPUT)
                ? Nd4j.rand(DataType.FLOAT, BATCH, 32, 14, 14)
                : Nd4j.rand(DataType.FLOAT, BATCH, INPUT.size());
        labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }
    }

    @Benchmark
    public double builtIn() {
        return builtIn.run(features, labels, iteration++);
    }

    @Benchmark
    public double fastest() {
        return fastest.run(features, labels, iteration++);
    }
}
