package org.dl4jworkbench.engine;

import java.util.concurrent.TimeUnit;
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

/** Deeplearning4j's cross-entropy of a softmax over ten classes, score and gradient, as an output layer asks for them; one thread. */
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

    @Setup
    public void makeBatch() {
        BackendInfo.load();
        ComputeThreads.set(1);
        logits = Nd4j.randn(batch, CLASSES);
        labels = Nd4j.zeros(batch, CLASSES);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % CLASSES, 1);
        }
    }

    @Benchmark
    public Pair<Double, INDArray> scoreAndGradient() {
        return Pair.of(
                loss.computeScore(labels, logits.dup(), softmax, null, false),
                loss.computeGradient(labels, logits.dup(), softmax, null));
    }
}
