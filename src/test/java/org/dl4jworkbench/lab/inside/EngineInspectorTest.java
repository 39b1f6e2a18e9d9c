package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real engine processes that look into run directories of the embedded digits with weights made here. */
class EngineInspectorTest {
    private static final long LIMIT_SECONDS = 90;
    private static final int SIDE = 28;

    @TempDir
    Path user = Path.of("");

    private RunDirectory write(RunSpec spec) throws IOException {
        return InsideRuns.write(user.resolve("runs"), spec);
    }

    private EngineInspector inspector(RunDirectory run) {
        return new EngineInspector(run, new Places(null, user), null);
    }

    private static <T> T get(CompletableFuture<T> answer) {
        return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void assertRefused(CompletableFuture<?> answer, String... parts) {
        assertThatThrownBy(() -> get(answer))
                .cause()
                .isInstanceOf(WorkbenchException.class)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(parts));
    }

    /** The raw pixels of a watched example. */
    private static int[] pixels(RunDirectory run, int place) {
        RunSpec spec = run.read().spec();
        LabelledImages images =
                new DatasetCatalogue(List.of()).load(spec.data()).testImages();
        int example = run.readWatched().orElseThrow().examples()[place];
        int[] pixels = new int[SIDE * SIDE];
        Arrays.setAll(pixels, i -> images.pixel(example, i / SIDE, i % SIDE, 0));
        return pixels;
    }

    @Test
    void everyQuestionIsAnsweredWithTheNumbersOfThatSnapshot() throws Exception {
        RunDirectory run = write(InsideRuns.convolutions());
        try (EngineInspector inspector = inspector(run)) {
            int[] pixels = pixels(run, 3);
            LayerActivations inside = get(inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofExample(3)));

            assertThat(inside.input().shape().toString()).isEqualTo("28×28×1");
            for (int i = 0; i < pixels.length; i++) {
                assertThat(inside.input().values()[0][i]).isCloseTo(pixels[i] / 255f, within(1e-6f));
            }
            assertFirstMaps(
                    run, InsideRuns.EPOCH_1, pixels, inside.layers().get(0).values());
            assertThat(inside.layers().get(1).values()).hasDimensions(3, 13 * 13);
            LayerActivations drawn = get(inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofDrawing(pixels)));
            assertThat(drawn.layers().get(3).values())
                    .isDeepEqualTo(inside.layers().get(3).values());
            LayerActivations before = get(inspector.activations(InsideRuns.EPOCH_0, InspectedInput.ofExample(3)));
            assertFirstMaps(
                    run, InsideRuns.EPOCH_0, pixels, before.layers().get(0).values());

            float[][] every = get(inspector.latent(InsideRuns.EPOCH_1, 2, 20));
            assertThat(every).as("every second of 40").hasDimensions(20, 5);
            assertClose(every[2], get(inspector.latent(InsideRuns.EPOCH_1, 2, InspectedInput.ofExample(4))));
            assertThat(get(inspector.latent(InsideRuns.EPOCH_1, 1, 10))).hasDimensions(10, 3 * 13 * 13);
            for (SaliencyMethod method : SaliencyMethod.values()) {
                float[][] map =
                        get(inspector.saliency(InsideRuns.EPOCH_0, InspectedInput.ofExample(3), method, 7, null));
                assertThat(map).as(method.token()).hasDimensions(SIDE, SIDE);
            }
            await("answers' files to be deleted", () -> scratchFiles(inspector) == 0);
        }
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static void assertFirstMaps(RunDirectory run, Moment moment, int[] pixels, float[][] maps) {
        ParameterLayout layout = InsideRuns.layout(run.read().spec());
        float[] weights = run.snapshot(moment).readWeights(Npy.Form.ANY).orElseThrow();
        float[] biases = layout.blocks().get(0).of(weights);
        float[][][] filters = layout.filters(0, weights);
        assertThat(maps).hasDimensions(3, 26 * 26);
        for (int map = 0; map < 3; map++) {
            for (int i = 0; i < 26 * 26; i++) {
                double sum = biases[map];
                for (int tap = 0; tap < 9; tap++) {
                    int row = i / 26 + tap / 3;
                    int column = i % 26 + tap % 3;
                    sum += filters[map][0][tap] * pixels[row * SIDE + column] / 255.0;
                }
                assertThat((double) maps[map][i])
                        .as("%s, map %d, place %d", moment.label(), map, i)
                        .isCloseTo(Math.max(0, sum), within(1e-5));
            }
        }
    }

    private static long scratchFiles(EngineInspector inspector) {
        try (var files = Files.list(inspector.scratch().orElseThrow())) {
            return files.filter(file -> !file.endsWith("lock")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void deadAndSaturatedUnitsAreCounted() throws Exception {
        RunSpec spec = InsideRuns.convolutions();
        RunDirectory run = write(spec);
        ParameterLayout layout = InsideRuns.layout(spec);
        float[] weights = new float[layout.size()];
        // One map below zero everywhere, two above; of five sigmoids one at each end, one in the middle, two just
        // inside.
        set(layout, weights, 0, -1, 1, 0.5f);
        set(layout, weights, 2, 9, -9, 0, 2.9f, -2.9f);
        run.snapshot(InsideRuns.EPOCH_1).writeWeights(weights);
        try (EngineInspector inspector = inspector(run)) {
            assertThat(get(inspector.health(InsideRuns.EPOCH_1)))
                    .containsExactly(
                            new LayerHealth(0, 3, 1, -1, InsideRuns.TEST),
                            new LayerHealth(2, 5, -1, 2, InsideRuns.TEST),
                            new LayerHealth(3, 10, -1, -1, InsideRuns.TEST));
        }
    }

    private static void set(ParameterLayout layout, float[] weights, int layer, float... biases) {
        ParameterLayout.Block block = layout.ofLayer(layer).stream()
                .filter(each -> each.kind() == Kind.BIASES)
                .findFirst()
                .orElseThrow();
        System.arraycopy(biases, 0, weights, block.offset(), biases.length);
    }

    @Test
    void questionsBetweenTwoBatchesLeaveALongOneAsItIs() throws Exception {
        // So many maps that the 40 examples go through in three batches.
        RunDirectory run = write(InsideRuns.spec(
                new LayerSpec.Convolution(64, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                new LayerSpec.Dense(5, Activation.SIGMOID, null),
                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)));
        InspectedInput other = InspectedInput.ofExample(8);
        try (EngineInspector inspector = inspector(run)) {
            float[][] alone = get(inspector.latent(InsideRuns.EPOCH_1, 1, InsideRuns.TEST));
            float[] before = get(inspector.latent(InsideRuns.EPOCH_0, 1, other));

            CompletableFuture<float[][]> every = inspector.latent(InsideRuns.EPOCH_1, 1, InsideRuns.TEST);
            List<CompletableFuture<float[]>> between = IntStream.range(0, 5)
                    .mapToObj(i -> inspector.latent(InsideRuns.EPOCH_0, 1, other))
                    .toList();

            assertThat(get(every)).isDeepEqualTo(alone);
            for (CompletableFuture<float[]> each : between) {
                assertThat(get(each)).containsExactly(before);
            }
        }
    }

    @Test
    void aRegressionIsLookedIntoByValues() throws Exception {
        RunSpec spec = InsideRuns.regression();
        RunDirectory run = write(spec);
        float[] weights =
                run.snapshot(InsideRuns.EPOCH_1).readWeights(Npy.Form.ANY).orElseThrow();
        NumberTable table = (NumberTable)
                new Places(null, user).datasets(null).load(spec.data()).test();
        double mean = Arrays.stream(run.readWatched().orElseThrow().examples())
                .mapToDouble(example -> table.input(example, 0))
                .average()
                .orElseThrow();
        double x = 0.7;
        double[] hidden = new double[4];
        double slope = 0;
        for (int unit = 0; unit < hidden.length; unit++) {
            // Four weights and four biases of the dense layer, four weights and a bias of the output.
            hidden[unit] = Math.tanh(weights[unit] * x + weights[4 + unit]);
            slope += weights[8 + unit] * (1 - hidden[unit] * hidden[unit]) * weights[unit];
        }
        InspectedInput input = InspectedInput.ofValues(new double[] {x});
        try (EngineInspector inspector = inspector(run)) {
            LayerActivations inside = get(inspector.activations(InsideRuns.EPOCH_1, input));

            assertThat(inside.input().values()[0]).containsExactly((float) x);
            for (int unit = 0; unit < hidden.length; unit++) {
                assertThat((double) inside.layers().get(0).values()[0][unit]).isCloseTo(hidden[unit], within(1e-6));
            }
            assertThat((double) inside.layers().get(1).values()[0][0]).isCloseTo(predicted(weights, x), within(1e-6));
            float[][] gradient =
                    get(inspector.saliency(InsideRuns.EPOCH_1, input, SaliencyMethod.INPUT_GRADIENT, 0, null));
            assertThat(gradient).hasDimensions(1, 1);
            assertThat((double) gradient[0][0]).isCloseTo(slope, within(1e-6));
            float[][] fall = get(inspector.saliency(InsideRuns.EPOCH_1, input, SaliencyMethod.OCCLUSION, 0, null));
            assertThat(fall).hasDimensions(1, 1);
            assertThat((double) fall[0][0])
                    .as("the column covered with the mean of the watched examples")
                    .isCloseTo(predicted(weights, x) - predicted(weights, mean), within(1e-5));
            assertRefused(
                    inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofValues(new double[] {1, 2})),
                    "2 values do not fit");
        }
    }

    private static double predicted(float[] weights, double x) {
        double sum = weights[12];
        for (int unit = 0; unit < 4; unit++) {
            sum += weights[8 + unit] * Math.tanh(weights[unit] * x + weights[4 + unit]);
        }
        return sum;
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() throws Exception {
        RunDirectory run = write(InsideRuns.dense());
        Files.createDirectories(run.epoch(2));
        InspectedInput first = InspectedInput.ofExample(0);
        try (EngineInspector inspector = inspector(run)) {
            Moment thinned = Moment.afterEpoch(7, 70);
            assertRefused(
                    inspector.activations(thinned, first), "no longer kept", "epochs/0007", "Choose another epoch");
            Moment old = Moment.afterEpoch(2, 20);
            assertRefused(inspector.activations(old, first), "before snapshots held", "Train it again");
            assertRefused(
                    inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofExample(InsideRuns.TEST)),
                    "no watched example 40",
                    "from 0 to 39");
            assertRefused(
                    inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofDrawing(new int[10])),
                    "drawing of 10 values",
                    "28×28×1 = 784");
            assertRefused(
                    inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofValues(new double[] {1})),
                    "Give a picture");
            assertRefused(inspector.latent(InsideRuns.EPOCH_1, 2, 10), "no layer 2", "from 0 to 1");
            assertRefused(
                    inspector.saliency(InsideRuns.EPOCH_1, first, SaliencyMethod.GRAD_CAM, 0, null),
                    "needs a convolution; this network has none");
            assertRefused(
                    inspector.saliency(InsideRuns.EPOCH_1, first, SaliencyMethod.OCCLUSION, 10, null), "no output 10");
            // A refusal leaves the engine as it was.
            assertThat(get(inspector.activations(InsideRuns.EPOCH_1, first)).layers())
                    .hasSize(2);
        }
    }

    @Test
    void otherDataThanTheRunsOwnAreRefused() throws Exception {
        RunDirectory run = write(InsideRuns.dense());
        Watched watched = run.readWatched().orElseThrow();
        int[] labels = watched.labels().clone();
        labels[3] = (labels[3] + 1) % 10;
        run.write(new Watched(watched.examples(), labels));
        try (EngineInspector inspector = inspector(run)) {
            assertRefused(
                    inspector.health(InsideRuns.EPOCH_1), "test examples are not those that the run was tested on");
            run.write(watched);

            assertThat(get(inspector.health(InsideRuns.EPOCH_1)))
                    .as("asked again with the right data")
                    .isNotEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anEngineThatDiesFailsItsQuestionAndTheNextOneStartsAnother() throws Exception {
        RunDirectory run = write(InsideRuns.dense());
        try (EngineInspector inspector = inspector(run)) {
            get(inspector.health(InsideRuns.EPOCH_1));
            ProcessHandle engine = ProcessHandle.of(inspector.enginePid()).orElseThrow();
            // A process that stands still cannot answer before it is killed.
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(engine.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            CompletableFuture<?> question = inspector.health(InsideRuns.EPOCH_1);
            engine.destroyForcibly();

            assertRefused(question, "the engine was killed (signal 9)", "Ask again");
            assertThat(get(inspector.health(InsideRuns.EPOCH_1))).isNotEmpty();
            assertThat(inspector.enginePid()).isNotEqualTo(engine.pid());
        }
    }

    @Test
    void anIdleEngineEndsAndTheNextQuestionStartsAnother() throws Exception {
        RunDirectory run = write(InsideRuns.dense());
        try (EngineInspector inspector = new EngineInspector(run, new Places(null, user), null, 200)) {
            get(inspector.health(InsideRuns.EPOCH_1));
            long first = inspector.enginePid();
            await(
                    "the idle engine's end",
                    () -> !ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false));

            assertThat(get(inspector.health(InsideRuns.EPOCH_1))).isNotEmpty();
        }
    }

    @Test
    void closingEndsTheEngineAndRemovesItsFolder() throws Exception {
        RunDirectory run = write(InsideRuns.dense());
        EngineInspector inspector = inspector(run);
        get(inspector.health(InsideRuns.EPOCH_1));
        ProcessHandle engine = ProcessHandle.of(inspector.enginePid()).orElseThrow();
        Path scratch = inspector.scratch().orElseThrow();
        assertThat(scratch).isDirectory();

        inspector.close();

        await("the engine's end", () -> !engine.isAlive());
        await("its folder to be removed", () -> !Files.exists(scratch));
        assertRefused(inspector.health(InsideRuns.EPOCH_1), "no longer looked into");
    }
}
