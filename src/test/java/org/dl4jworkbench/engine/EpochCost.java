package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Measures what an epoch costs beside its steps: the training's own loop against the bare step on batches that lie ready, in turn, and the
 * median of their ratios; then gathering alone, and with {@code -Devaluation=true} evaluation in batches of several sizes. Arguments: data folder, scratch folder, repeats, threads, assignment/preset, and changes as
 * {@code path=value}. The engine's own switches belong on the command line, as with {@link SnapshotCost}.
 */
final class EpochCost {
    private EpochCost() {}

    public static void main(String[] arguments) throws IOException {
        Path scratch = Path.of(arguments[1]);
        int repeats = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        String[] preset = arguments[4].split("/", 2);
        RunSpec spec = AssignmentCatalogue.read(scratch.resolve("none")).get(preset[0]).presets().stream()
                .filter(each -> each.id().equals(preset[1]))
                .findFirst()
                .orElseThrow()
                .spec();
        for (String change : Arrays.asList(arguments).subList(5, arguments.length)) {
            spec = SpecPaths.set(spec, change);
        }
        spec = SpecPaths.set(spec, "training.epochs=" + (repeats + 1));
        Dataset dataset = new DatasetCatalogue(
                        List.of(Path.of(arguments[0])), scratch.resolve("generated"), new OpenCvDecoder())
                .load(spec.data());
        BackendInfo.load();
        Bare bare = new Bare(spec, dataset, threads);
        bare.millis();
        RunDirectory run = RunDirectory.create(scratch.resolve("runs"), spec, Instant.now(), null);
        Trainer trainer = new Trainer(run, spec, dataset, new CommandQueue(), threads, false);
        List<Double> ratios = new ArrayList<>();
        List<Double> bareMillis = new ArrayList<>();
        List<Double> loopMillis = new ArrayList<>();
        List<Double> evaluations = new ArrayList<>();
        trainer.train(new Trainer.Observer() {
            private long start;
            private long end;
            private long first;

            @Override
            public void trained(long iteration, double loss, double seconds) {
                end = System.nanoTime();
                if (first == 0) {
                    first = iteration;
                }
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {
                if (result.epoch() > 1) {
                    double loop = (end - start) / 1e6 / bare.perEpoch();
                    evaluations.add((System.nanoTime() - end) / 1e6);
                    double alone = bare.millis();
                    ratios.add(loop / alone);
                    loopMillis.add(loop);
                    bareMillis.add(alone);
                }
                start = System.nanoTime();
            }

            @Override
            public void paused(boolean paused) {}
        });
        System.out.printf(
                Locale.ROOT,
                "%s, %d threads, %d iterations: loop %.4f ms, bare step %.4f ms: %+.1f %%; evaluation and files %.0f ms%n",
                arguments[4],
                threads,
                bare.perEpoch(),
                median(loopMillis),
                median(bareMillis),
                100 * (median(ratios) - 1),
                median(evaluations));
        bare.gather();
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

        Bare(RunSpec spec, Dataset dataset, int threads) {
            this.dataset = dataset;
            data = new TrainingData(spec, dataset);
            network = NetworkBuilder.build(spec.network(), spec.training(), data.shape(), data.running());
            step = TrainingStep.fastest(network, spec.network(), spec.training(), data.summary(), data.running());
            ComputeThreads.set(threads);
            int[] order = data.order(1);
            for (int i = 0; i < READY; i++) {
                Batches.Batch batch = data.minibatch(1, order, i);
                ready.add(
                        new Batches.Batch(batch.features().dup(), batch.labels().dup()));
            }
        }

        int perEpoch() {
            return data.perEpoch();
        }

        double millis() {
            List<Double> all = new ArrayList<>();
            for (int repeat = 0; repeat < 3; repeat++) {
                int count = Math.max(20, data.perEpoch() / 3);
                long start = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    Batches.Batch batch = ready.get(i % READY);
                    step.run(batch.features(), batch.labels(), i);
                }
                all.add((System.nanoTime() - start) / 1e6 / count);
            }
            return median(all);
        }

        void gather() {
            List<Double> all = new ArrayList<>();
            for (int epoch = 1; epoch <= 5; epoch++) {
                int[] order = data.order(epoch);
                long start = System.nanoTime();
                for (int i = 0; i < data.perEpoch(); i++) {
                    data.minibatch(epoch, order, i);
                }
                all.add((System.nanoTime() - start) / 1e6 / data.perEpoch());
            }
            System.out.printf(Locale.ROOT, "gathering alone: %.4f ms per minibatch%n", median(all));
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
