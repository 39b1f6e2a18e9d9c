package org.dl4jworkbench.lab.inside;

import java.util.Optional;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a layer for watched examples at a moment. The arrays are shared: nobody changes them.
 *
 * @param layer the layer's index
 * @param stride the rows stand for every so many-th watched example, from the first
 * @param outputs examples × units
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes; compared by identity.
public record LatentPoints(Moment moment, int layer, int stride, float[][] outputs) {
    public LatentPoints {
        if (stride < 1) {
            throw new IllegalArgumentException("every " + stride + "th example");
        }
    }

    /** Those that a snapshot keeps; empty where it keeps none, as in runs of older versions or without a layer of units. */
    public static Optional<LatentPoints> read(Snapshot snapshot) {
        Optional<SnapshotRecord> record = snapshot.readRecord();
        if (record.isEmpty() || record.get().latentLayer() < 0) {
            return Optional.empty();
        }
        if (record.get().latentStride() < 1) {
            throw new RunFolderException(
                    "says that every " + record.get().latentStride() + "th example is kept",
                    snapshot.record().toString(),
                    "Delete the snapshot's folder; the others stay");
        }
        return snapshot.readLatent()
                .map(outputs -> new LatentPoints(
                        record.get().moment(),
                        record.get().latentLayer(),
                        Math.max(1, record.get().latentStride()),
                        outputs));
    }

    public int size() {
        return outputs.length;
    }

    public int units() {
        return outputs.length == 0 ? 0 : outputs[0].length;
    }

    /** The watched example of a row. */
    public int example(int row) {
        return row * stride;
    }

    /** The watched example of each row. */
    public int[] examples() {
        int[] examples = new int[size()];
        for (int row = 0; row < examples.length; row++) {
            examples[row] = example(row);
        }
        return examples;
    }

    /** The actual class of each row, −1 in a regression. */
    public int[] labels(Watched watched) {
        if (size() > 0 && example(size() - 1) >= watched.count()) {
            throw new BadDataException(
                    size() + " latent points, but " + watched.count() + " examples are watched",
                    "latent.npy of " + moment.label(),
                    "The files come from two runs; train again");
        }
        int[] labels = new int[size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = watched.labels()[example(row)];
        }
        return labels;
    }

    /** At most so many rows: every n-th, from the first. */
    public LatentPoints thinned(int limit) {
        if (size() <= limit) {
            return this;
        }
        int step = (size() + limit - 1) / limit;
        float[][] fewer = new float[(size() + step - 1) / step][];
        for (int row = 0; row < fewer.length; row++) {
            fewer[row] = outputs[row * step];
        }
        return new LatentPoints(moment, layer, stride * step, fewer);
    }

    /** One or two units as they are; null where there are more, which need a projection. */
    public @Nullable Plane asTheyAre() {
        return units() < 1 || units() > 2 ? null : Plane.of(outputs, "unit 1", units() == 2 ? "unit 2" : "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
