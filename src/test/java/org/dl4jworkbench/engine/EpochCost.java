package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Measures what an epoch costs beside its steps: blocks of the training's own loop against as many bare steps on batches that lie ready, and
 * as many with gathering, in turn, and the medians of their ratios; with {@code -Devaluation=true} also evaluation in batches of several sizes.
 * Arguments: data folder, scratch folder, epochs, threads or {@code auto} for the engine's choice, assignment/preset, and changes as
 * {@code path=value}. The engine's own switches belong on the command line, as with {@link SnapshotCost}.
 */
final class EpochCost {
    /** So short that a hiccup of the machine hits both sides, or one block of hundreds. */
    private static final int BLOCK = 300;

    private static final int WARM_UP_EPOCHS = 3;

    private EpochCost() {}

    public static void main(String[] arguments) throws IOException {
        Path scratch = Path.of(arguments[1]);
        int repeats = Integer.parseInt(arguments[2]);
        boolean chooses = arguments[3].equals("auto");
        int cores = chooses ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(arguments[3]);
        String[] preset = arguments[4].split("/", 2);
        RunSpec spec = AssignmentCatalogue.read(scratch.resolve("none")).get(preset[0]).presets().stream()
                .filter(each -> each.id().equals(preset[1]))
                .findFirst()
                .orElseThrow()
                .spec();
        for (String change : Arrays.asList(arguments).subList(5, arguments.length)) {
            spec = SpecPaths.set(spec, change);
        }
        spec = SpecPaths.set(spec, "training.epochs=" + (repeats + WARM_UP_EPOCHS));
        Dataset dataset = new DatasetCatalogue(
                        List.of(Path.of(arguments[0])), scratch.resolve("generated"), new ImageIoDecoder())
                .load(spec.data());
        BackendInfo.load();
        RunDirectory run = RunDirectory.create(scratch.resolve("runs"), spec, Instant.now(), null);
        Trainer trainer = new Trainer(run, spec, dataset, new CommandQueue(), cores, chooses);
        Bare bare = new Bare(spec, dataset, trainer.threads(), cores);
        int block = Math.max(1, Math.min(BLOCK, bare.perEpoch() / 8));
        List<Double> ratios = new ArrayList<>();
        List<Double> gathered = new ArrayList<>();
        List<Double> bareMillis = new ArrayList<>();
        List<Double> loopMillis = new ArrayList<>();
        List<Double> evaluations = new ArrayList<>();
        trainer.train(new Trainer.Observer() {
            private int done;
            private int epoch;
            private long start;

            @Override
            public void trained(long iteration, double loss, double seconds) {
                if (++done < block) {
                    return;
                }
                if (start > 0 && epoch > WARM_UP_EPOCHS) {
                    double loop = (System.nanoTime() - start) / 1e6 / block;
                    double alone = bare.millis(block);
                    ratios.add(loop / alone);
                    loopMillis.add(loop);
                    bareMillis.add(alone);
                    gathered.add(bare.withGathering(block) / alone);
                }
                done = 0;
                start = System.nanoTime();
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {
                if (epoch > WARM_UP_EPOCHS) {
                    evaluations.add((System.nanoTime() - start) / 1e6 - done * median(loopMillis));
                }
                epoch++;
                // Blocks do not reach over an evaluation.
                done = 0;
                start = 0;
            }

            @Override
            public void paused(boolean paused) {}
        });
        System.out.printf(
                Locale.ROOT,
                "%s, %d threads of %d, %d blocks of %d iterations: bare step %.4f ms, with gathering %+.1f %%, loop"
                        + " %.4f ms: %+.1f %%; evaluation and files %.0f ms%n",
                arguments[4],
                trainer.threads(),
                cores,
                ratios.size(),
                block,
                median(bareMillis),
                100 * (median(gathered) - 1),
                median(loopMillis),
                100 * (median(ratios) - 1),
                median(evaluations));
        if (Boolean.getBoolean("evaluation")) {
            bare.evaluate();
        }
        RunFiles.delete(run.path());
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The steps alone. */
    private static final class Bare {
        private static final int READY = 8;

        private final TrainingData data;
        private final RunningNetwork network;
        private final Dataset dataset;
        private final List<Batches.Batch> ready = new ArrayList<>();
        private final TrainingStep step;
        private final GatheringAhead minibatches;
        private final int[] order;
        private final Random random = new Random(1);

        Bare(RunSpec spec, Dataset dataset, int threads, int cores) {
            this.dataset = dataset;
            data = new TrainingData(spec, dataset);
            network = NetworkBuilder.build(spec.network(), spec.training(), data.shape(), data.running());
            step = TrainingStep.fastest(network, spec.network(), spec.training(), data.summary(), data.running());
            ComputeThreads.set(threads);
            order = data.order(1);
            for (int i = 0; i < READY; i++) {
                Batches.Batch batch = data.minibatch(1, order, i);
                ready.add(
                        new Batches.Batch(batch.features().dup(), batch.labels().dup()));
            }
            minibatches = new GatheringAhead(cores == 1 ? null : GatheringAhead.newThread());
            data.gatherFor(step);
        }

        int perEpoch() {
            return data.perEpoch();
        }

        double millis(int count) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                Batches.Batch batch = ready.get(i % READY);
                step.run(batch.features(), batch.labels(), i);
            }
            return (System.nanoTime() - start) / 1e6 / count;
        }

        /** The same with minibatches gathered as the loop has them, here and there in the epoch. */
        double withGathering(int count) {
            int first = random.nextInt(data.perEpoch() - count);
            minibatches.begin(first, first + count, data.minibatches(1, order));
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                Batches.Batch batch = minibatches.next();
                step.run(batch.features(), batch.labels(), i);
            }
            return (System.nanoTime() - start) / 1e6 / count;
        }

        void evaluate() {
            int[] indices = data.indices(org.dl4jworkbench.rundir.SplitName.TRAIN);
            indices = Arrays.copyOf(indices, Math.min(indices.length, 20000));
            for (int round = 0; round < 2; round++) {
                for (int size : new int[] {16, 32, 64, 128, 154, 250, 500, 1000}) {
                    ForwardPass forward = new ForwardPass(network, size, () -> {});
                    List<Double> all = new ArrayList<>();
                    for (int repeat = 0; repeat < 3; repeat++) {
                        long start = System.nanoTime();
                        Evaluation.of(
                                forward,
                                data.batches(org.dl4jworkbench.rundir.SplitName.TRAIN),
                                indices,
                                org.dl4jworkbench.model.Loss.CROSS_ENTROPY);
                        all.add((System.nanoTime() - start) / 1e3 / indices.length);
                    }
                    if (round > 0) {
                        System.out.printf(
                                Locale.ROOT,
                                "evaluation, %d together: %.2f µs an example%s%n",
                                size,
                                median(all),
                                size == MemoryNeed.evaluationBatch(data.summary()) ? " (taken)" : "");
                    }
                }
            }
            System.out.println("taken: " + MemoryNeed.evaluationBatch(data.summary()) + "; "
                    + dataset.train().count());
        }
    }
}
