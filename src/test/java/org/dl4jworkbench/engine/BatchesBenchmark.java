package org.dl4jworkbench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Preprocessor;
import org.dl4jworkbench.model.PreprocessingStep;
import org.jspecify.annotations.NullUnmarked;
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

/** The gathering of one minibatch of pictures, with the examples in random order and the usual preprocessing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class BatchesBenchmark {
    private static final int EXAMPLES = 20_000;
    private static final int CLASSES = 10;

    /** Side × channels of the pictures, × examples of the minibatch. */
    @Param({"28x1x16", "28x1x128", "32x3x64"})
    public String shape;

    private Batches batches;
    private Batches.Batch arrays;
    private int[] order;
    private int from;

    @Setup
    public void makeExamples() {
        int[] numbers =
                Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        Random random = new Random(1);
        byte[] pixels = new byte[EXAMPLES * numbers[0] * numbers[0] * numbers[1]];
        random.nextBytes(pixels);
        byte[] labels = new byte[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        LabelledImages images = new LabelledImages(numbers[0], numbers[0], numbers[1], pixels, labels);
        order = random.ints(EXAMPLES, 0, EXAMPLES).toArray();
        List<PreprocessingStep> steps = List.of(new PreprocessingStep.Scale());
        batches = new Batches(images, Preprocessor.fit(steps, images, order), true, CLASSES);
        arrays = batches.arrays(0, numbers[2]);
    }

    @Benchmark
    public Batches.Batch gather() {
        int size = Math.toIntExact(arrays.labels().size(0));
        from = from + 2 * size > order.length ? 0 : from + size;
        batches.fill(arrays, order, from, null, 1);
        return arrays;
    }
}
