package org.dl4jworkbench.lab.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;

/** Run directories with curves, a confusion matrix and histograms, as engines leave them. */
public final class ComparedRuns {
    private static final AssignmentCatalogue CATALOGUE = AssignmentCatalogue.read(Path.of("no-folder-of-the-user"));

    private ComparedRuns() {}

    /**
     * A run of three epochs of two minibatches.
     *
     * @param losses the test loss of each epoch, from the first; the others are half of it
     * @param changes {@code path=value}
     */
    public static RunDirectory run(Path runs, String assignment, String preset, double[] losses, String... changes)
            throws IOException {
        RunSpec spec = CATALOGUE.get(assignment).preset(preset).spec();
        for (String change : changes) {
            spec = SpecPaths.set(spec, change);
        }
        boolean classes = !assignment.startsWith("regression");
        RunDirectory run = RunDirectory.create(runs, spec, Instant.parse("2026-03-01T12:00:00Z"), null);
        List<EpochResult> epochs = new ArrayList<>();
        epochs.add(epoch(0, 9, classes));
        try (MetricsCsv.Appender metrics = new MetricsCsv.Appender(run.metrics(), 0)) {
            for (int index = 0; index < losses.length; index++) {
                epochs.add(epoch(index + 1, losses[index], classes));
                metrics.append(2L * index + 1, index + 1, 2 * index + 1, losses[index], 0.1);
                metrics.append(2L * index + 2, index + 1, 2 * index + 2, losses[index] - 0.1, 0.1);
            }
        }
        EpochsCsv.write(run.epochs(), epochs);
        EpochResult best = EpochResult.best(epochs).orElseThrow();
        run.write(run.read()
                .withEpochs(best, epochs.get(epochs.size() - 1))
                .withStatus(RunStatus.FINISHED, null, Instant.EPOCH));
        if (classes) {
            int[][] counts = new int[10][10];
            counts[4][4] = 6;
            counts[4][9] = 2 + (int) losses[0];
            Npy.write(run.confusion(best.epoch(), SplitName.TEST), counts);
        }
        run.snapshot(Moment.afterEpoch(best.epoch(), 0))
                .writeHistograms(List.of(
                        Histogram.of(0, ParameterLayout.Kind.WEIGHTS.ordinal(), new float[] {1, 2, 3}),
                        Histogram.of(0, ParameterLayout.Kind.BIASES.ordinal(), new float[] {0, 0})));
        return run;
    }

    private static EpochResult epoch(int number, double testLoss, boolean classes) {
        Score half = new Score(testLoss / 2, classes ? Double.valueOf(1 - testLoss / 20) : null);
        Score test = new Score(testLoss, classes ? Double.valueOf(1 - testLoss / 10) : null);
        return new EpochResult(number, 2L * number, 1.5 * number, half, half, test);
    }
}
