package org.dl4jworkbench.ui.assignment.layers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.Watched;
import org.dl4jworkbench.ui.assignment.TrainedRun;

/** A run directory with snapshots of a small network, as an engine leaves it. */
final class InsideRun {
    static final Assignment DIGITS =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-cnn");
    static final Assignment CURVE =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("regression-1d");
    static final int WATCHED = 20;

    /** The example that is taken for another class most confidently. */
    static final int MISTAKE = 13;

    private InsideRun() {}

    static RunSpec digits() {
        RunSpec preset = DIGITS.preset("R3").spec();
        return preset.withData(preset.data().withDataset("generated-digits"))
                .withNetwork(new NetworkSpec(
                        List.of(
                                new LayerSpec.Convolution(40, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                                new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                                new LayerSpec.Dense(6, Activation.SIGMOID, null),
                                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                        preset.network().initialisation()));
    }

    static RunSpec curve() {
        return CURVE.preset("R2").spec();
    }

    /** Writes a run with snapshots after epochs 0 to {@code epochs}. */
    static RunDirectory write(Path runs, Assignment assignment, RunSpec spec, int epochs) {
        RunDirectory run = RunDirectory.create(runs, spec, TrainedRun.CREATED, null);
        ParameterLayout layout = ParameterLayout.of(assignment.summary(spec));
        Random random = new Random(7);
        try {
            List<org.dl4jworkbench.model.EpochResult> results = new ArrayList<>();
            int[] labels = new int[WATCHED];
            int[] places = new int[WATCHED];
            for (int example = 0; example < WATCHED; example++) {
                labels[example] = example % 10;
                places[example] = example;
            }
            run.write(new Watched(places, labels));
            for (int epoch = 0; epoch <= epochs; epoch++) {
                results.add(TrainedRun.result(epoch, epochs));
                Snapshot snapshot = run.snapshot(Moment.afterEpoch(epoch, epoch * 100L));
                Files.createDirectories(snapshot.folder());
                float[] weights = new float[layout.size()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) (random.nextGaussian() * (1 + epoch));
                }
                snapshot.writeWeights(weights);
                List<Histogram> histograms = new ArrayList<>();
                for (ParameterLayout.Block block : layout.blocks()) {
                    histograms.add(Histogram.of(block.layer(), block.kind().ordinal(), block.of(weights)));
                }
                snapshot.writeHistograms(histograms);
                Npy.write(snapshot.predictions(), predictions());
                Npy.write(snapshot.latent(), latent());
                snapshot.writeRecord(new SnapshotRecord(snapshot.moment(), 3, 1));
            }
            EpochsCsv.write(run.epochs(), results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.write(RunRecord.created(spec, TrainedRun.CREATED, null)
                .withStatus(RunStatus.FINISHED, null, TrainedRun.CREATED.plusSeconds(9)));
        return run;
    }

    /** The outputs of the dense layer: six units whose first two differ most. */
    static float[][] latent() {
        float[][] rows = new float[WATCHED][6];
        for (int example = 0; example < WATCHED; example++) {
            rows[example][0] = 10 * example;
            rows[example][1] = example % 2 == 0 ? 5 : -5;
            rows[example][2] = 0.1f * (example % 3);
        }
        return rows;
    }

    /** All right but two: example 4 is taken for 9 at 0.6, the {@link #MISTAKE}, a 3, for 8 at 0.95. Example 18 is the clearest 8. */
    private static float[][] predictions() {
        float[][] rows = new float[WATCHED][10];
        for (int example = 0; example < WATCHED; example++) {
            rows[example][example % 10] = example == 18 ? 0.99f : 0.8f;
        }
        rows[4] = new float[10];
        rows[4][9] = 0.6f;
        rows[MISTAKE] = new float[10];
        rows[MISTAKE][8] = 0.95f;
        return rows;
    }
}
