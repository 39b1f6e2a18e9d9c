package org.dl4jworkbench.engine.accel;

import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.engine.BackendInfo;
import org.dl4jworkbench.model.Loss;
import org.jspecify.annotations.NullUnmarked;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
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

/** The cross-entropy of a softmax over ten classes, score and gradient, as a training step asks for them; one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class OutputLossBenchmark {
    private static final int CLASSES = 10;

    @Param({"16", "200"})
    public int batch;

    private final ILossFunction loss = new LossMCXENT();
    private final IActivation softmax = new ActivationSoftmax();
    private INDArray logits;
    private INDArray labels;
    private OutputLoss onePass;
    private FloatBuffer labelValues;

    @Setup
    public void makeBatch() {
        BackendInfo.load();
        logits = Nd4j.randn(batch, CLASSES);
        labels = Nd4j.zeros(batch, CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }
        Tensor output = Tensor.plain(batch, CLASSES);
        output.values().put(0, logits.data().asFloat());
        onePass = new OutputLoss(Loss.CROSS_ENTROPY, true, output, null);
        labelValues = labels.data().asNioFloat();
    }

    @Benchmark
    public Pair<Double, INDArray> builtIn() {
        return Pair.of(
                loss.computeScore(labels, logits.dup(), softmax, null, false),
                loss.computeGradient(labels, logits.dup(), softmax, null));
    }

    @Benchmark
    public double onePass() {
        return onePass.run(labelValues);
    }
}
