package org.dl4jworkbench.ui.assignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;

/**
 * A trained run with what its snapshots hold of the examples: 200 watched ones, whose classes are 0, 1, … 9 in turn. At epoch e those of
 * place 10 · n + class with n below 4 · e are right, with probability 0.9; the others are taken for the next class, with probability 0.5 +
 * place / 1000. In the latent space a right example of a class is at (class, e), a wrong one at (class, −1).
 */
public final class InsideRun {
    public static final int WATCHED = 200;
    private static final int CLASSES = 10;

    private InsideRun() {}

    public static RunDirectory write(Path runs, RunStatus status, int epochs) {
        return write(
                runs,
                status,
                epochs,
                IntStream.range(0, WATCHED).map(place -> place % CLASSES).toArray());
    }

    /**
     * The same with other classes.
     *
     * @param labels of the first examples of the test file
     */
    public static RunDirectory write(Path runs, RunStatus status, int epochs, int[] labels) {
        RunDirectory run = TrainedRun.write(runs, status, null, epochs, 50);
        try {
            run.write(new Watched(IntStream.range(0, labels.length).toArray(), labels));
            for (int epoch = 0; epoch <= epochs; epoch++) {
                float[][] predictions = new float[labels.length][CLASSES];
                float[][] latent = new float[labels.length][];
                int[][] confusion = new int[CLASSES][CLASSES];
                for (int place = 0; place < labels.length; place++) {
                    int label = labels[place];
                    boolean right = isRight(place, epoch);
                    float confidence = right ? 0.9f : 0.5f + place / 1000f;
                    int predicted = right ? label : (label + 1) % CLASSES;
                    predictions[place][predicted] = confidence;
                    predictions[place][right ? (label + 1) % CLASSES : label] = 1 - confidence;
                    latent[place] = new float[] {label, right ? epoch : -1};
                    confusion[label][predicted]++;
                }
                Snapshot snapshot = run.snapshot(Moment.afterEpoch(epoch, epoch * 10L));
                Npy.write(snapshot.predictions(), predictions);
                Npy.write(snapshot.latent(), latent);
                Npy.write(run.confusion(epoch, SplitName.TEST), confusion);
                snapshot.writeRecord(new SnapshotRecord(snapshot.moment(), 2, 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    /** Whether an example is told at an epoch. */
    public static boolean isRight(int place, int epoch) {
        return place / CLASSES < 4 * epoch;
    }
}
