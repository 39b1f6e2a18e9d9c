package org.dl4jworkbench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.engine.client.BenchAnswer;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.engine.client.BenchRequest;
import org.dl4jworkbench.engine.client.StepKind;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times the training step of one network on random input that lies in memory: forward, loss, backward, update. Eight minibatches in turn;
 * first steps that do not count, for half of the time that is asked for and five at least; then blocks of about a tenth of a second, of which
 * the median counts, five at least. One thread.
 */
final class StepBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(StepBenchmark.class);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int BATCHES = 8;
    private static final int WARM_UP = 5;

    /** Of the seconds asked for: Java compiles the steps of small networks meanwhile. */
    private static final double WARM_UP_SHARE = 0.5;

    private static final int FEWEST_BLOCKS = 5;
    private static final long NANOS_PER_BLOCK = 100_000_000;
    private static final long SEED = 1;

    /** Makes the step of a number, from 0, and gives its loss. */
    @FunctionalInterface
    private interface Step {
        double run(int number);
    }

    private final BenchRequest request;
    private final BenchCase bench;
    private final int threadsGiven;
    private final List<Batches.Batch> batches = new ArrayList<>();
    private double lastLoss;

    /** @param threadsGiven those of the process; with automatic threads the most that are tried */
    StepBenchmark(BenchRequest request, int threadsGiven) {
        this.request = request;
        this.bench = request.bench();
        this.threadsGiven = threadsGiven;
    }

    /**
     * Does everything, from loading ND4J on.
     *
     * @throws EngineException where the loss is no number in the end: such a network computes at another speed
     */
    BenchAnswer measure() {
        boolean plain = request.kind() == StepKind.PLAIN;
        if (!plain) {
            // Brings the layers' helpers to life.
            BackendInfo backend = BackendInfo.load();
            LOG.info("Native build {}, BLAS {}", backend.build(), backend.blas());
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < BATCHES; i++) {
            batches.add(randomBatch(random));
        }
        int threads = plain ? Nd4j.getEnvironment().maxMasterThreads() : threads();
        BenchAnswer answer = timed(plain ? plainStep() : engineStep(), threads);
        LOG.info("{} parameters, loss {}", bench.parameters(), lastLoss);
        if (!Double.isFinite(lastLoss)) {
            throw new EngineException(
                    "the loss is no number in the end (" + lastLoss + ")", bench.name(), "Report this as a fault");
        }
        return answer;
    }

    private int threads() {
        if (!request.threads().isAuto() || threadsGiven == 1) {
            ComputeThreads.set(threadsGiven);
            return threadsGiven;
        }
        Step trial = engineStep();
        return ComputeThreads.choose(threadsGiven, trial::run);
    }

    /** That of a run, on a fresh network. */
    private Step engineStep() {
        RunningNetwork network = NetworkBuilder.build(bench.network(), bench.training(), bench.input());
        TrainingStep step = request.kind() == StepKind.BUILT_IN_LAYERS
                ? TrainingStep.builtIn(network, bench.network(), bench.training())
                : TrainingStep.fastest(
                        network,
                        bench.network(),
                        bench.training(),
                        NetworkSummary.of(
                                bench.input(),
                                bench.network(),
                                task(),
                                bench.network().outputs()),
                        NetworkBuilder.Running.PLAIN);
        LOG.info("Training steps by {}", step.inWords());
        return number -> {
            Batches.Batch batch = batches.get(number % BATCHES);
            return step.run(batch.features(), batch.labels(), number);
        };
    }

    private Task task() {
        LayerSpec.Output last = (LayerSpec.Output)
                bench.network().layers().get(bench.network().layers().size() - 1);
        return last.loss() == Loss.CROSS_ENTROPY ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** Of Deeplearning4j's own classes, with nothing set that its quick start does not set. */
    private Step plainStep() {
        MultiLayerConfiguration configuration =
                NetworkBuilder.portable(bench.network(), bench.training(), bench.input());
        configuration.setCacheMode(CacheMode.NONE);
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            layer.setCacheMode(CacheMode.NONE);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return number -> {
            Batches.Batch batch = batches.get(number % BATCHES);
            network.fit(batch.features(), batch.labels());
            return network.score();
        };
    }

    /** Values from 0 to 1; classes one-hot. */
    private Batches.Batch randomBatch(SplittableRandom random) {
        Shape input = bench.input();
        int examples = bench.training().batchSize();
        int outputs = bench.network().outputs();
        boolean classes = task() == Task.CLASSIFICATION;
        float[] targets = new float[examples * outputs];
        for (int i = 0; i < examples; i++) {
            if (classes) {
                targets[i * outputs + random.nextInt(outputs)] = 1;
            } else {
                fill(targets, i * outputs, outputs, random);
            }
        }
        float[] values = new float[Math.toIntExact(examples * input.size())];
        fill(values, 0, values.length, random);
        List<Integer> sides = input.dimensions();
        long[] shape = NetworkBuilder.takesPictures(bench.network(), input)
                ? new long[] {examples, sides.get(2), sides.get(0), sides.get(1)}
                : new long[] {examples, input.size()};
        return new Batches.Batch(array(values, shape), array(targets, examples, outputs));
    }

    private static void fill(float[] values, int from, int count, SplittableRandom random) {
        for (int i = from; i < from + count; i++) {
            values[i] = (float) random.nextDouble();
        }
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.create(values, shape, 'c').castTo(DataType.FLOAT);
    }

    private BenchAnswer timed(Step step, int threads) {
        double seconds = request.seconds();
        int done = 0;
        long warmUp = System.nanoTime();
        while (done < WARM_UP || System.nanoTime() - warmUp < seconds * WARM_UP_SHARE * 1e9) {
            lastLoss = step.run(done++);
        }
        List<Double> millis = new ArrayList<>();
        int before = done;
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        while (millis.size() < FEWEST_BLOCKS || System.nanoTime() - begin < seconds * 1e9) {
            long start = System.nanoTime();
            long elapsed;
            int steps = 0;
            do {
                lastLoss = step.run(done++);
                steps++;
                elapsed = System.nanoTime() - start;
            } while (elapsed < NANOS_PER_BLOCK);
            millis.add(elapsed / 1e6 / steps);
        }
        LOG.info("Milliseconds per step of each block: {}", millis);
        // The mean of all blocks: that clock goes by hundredths of a second.
        double processorMillis = (PROCESS.getProcessCpuTime() - processor) / 1e6 / (done - before);
        double[] blocks = millis.stream().mapToDouble(Double::doubleValue).toArray();
        return new BenchAnswer(threads, new Median().evaluate(blocks), processorMillis, blocks.length);
    }
}
