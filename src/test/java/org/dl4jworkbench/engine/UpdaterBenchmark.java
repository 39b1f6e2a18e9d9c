package org.dl4jworkbench.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dl4jworkbench.engine.accel.AcceleratedStep;
import org.dl4jworkbench.engine.accel.NotAccelerated;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
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

/** The way from a gradient to other parameters, over a dense network's flat vectors, with one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class UpdaterBenchmark {
    private static final int INPUTS = 784;
    private static final int CLASSES = 10;
    private static final int BATCH = 16;

    @Param({"SGD", "MOMENTUM", "ADAM"})
    public Optimiser optimiser;

    /** Units of the one hidden layer: 47,710 and 1,590,010 parameters. */
    @Param({"60", "2000"})
    public int units;

    private RunningNetwork network;
    private INDArray gradients;
    private INDArray given;
    private AcceleratedStep onePass;
    private int iteration;

    @Setup
    public void makeNetwork() throws NotAccelerated {
        BackendInfo.load();
        ComputeThreads.set(1);
        NetworkSpec spec = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(units, Activation.SIGMOID, null),
                        new LayerSpec.Output(CLASSES, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
        TrainingSpec training = new TrainingSpec(optimiser, 0.001, 0.9, 0, BATCH, 1, null, GradientConvention.MEAN, 1);
        network = NetworkBuilder.build(spec, training, Shape.vector(INPUTS));
        // Makes the updater, and views of its gradients.
        network.fit(Nd4j.rand(BATCH, INPUTS), Nd4j.eye(CLASSES).repeat(0, 2).get(NDArrayIndex.interval(0, BATCH)));
        // A view.
        gradients = network.getFlattenedGradients().reshape(network.numParams());
        given = Nd4j.randn(gradients.shape());
        onePass = new AcceleratedStep(
                network,
                NetworkSummary.of(Shape.vector(INPUTS), spec, CLASSES),
                training,
                false,
                null,
                ComputeThreads::now);
    }

    /** Deeplearning4j's, with the copy of a gradient into its place, as updaters overwrite it. */
    @Benchmark
    public INDArray builtIn() {
        gradients.assign(given);
        network.getUpdater()
                .update(network, network.gradient(), iteration++, 0, BATCH, LayerWorkspaceMgr.noWorkspaces());
        return network.params().subi(gradients);
    }

    /** In one pass, with the same copy. */
    @Benchmark
    public void onePass() {
        gradients.assign(given);
        onePass.update(BATCH);
    }

    /** What of both is the copy. */
    @Benchmark
    public INDArray copy() {
        return gradients.assign(given);
    }
}
