package org.dl4jworkbench.model;

import java.util.List;

/**
 * Which looks inside a run keeps while it trains.
 *
 * @param megabytes the room on the disk that all snapshots of the run may take, in millions of bytes; the first, the last and the best
 *     epoch are kept whatever they take
 * @param iterations iterations (minibatches, counted from 1) after which a snapshot is kept besides those of the epochs, ascending
 */
public record SnapshotSpec(int megabytes, @Defaulted List<Long> iterations) {
    public static final SnapshotSpec DEFAULT = new SnapshotSpec(250, List.of());

    /** More would be a training of its own. */
    public static final int MOST_ITERATIONS = 100;

    public SnapshotSpec {
        if (megabytes < 1) {
            throw new BadSpecException("must be at least 1, not " + megabytes, "snapshots.megabytes", "");
        }
        iterations = iterations.stream().distinct().sorted().toList();
        if (!iterations.isEmpty() && iterations.get(0) < 1) {
            throw new BadSpecException(
                    "must be at least 1, not " + iterations.get(0),
                    "snapshots.iterations",
                    "The untrained network is kept as epoch 0");
        }
        if (iterations.size() > MOST_ITERATIONS) {
            throw new BadSpecException(
                    "names " + iterations.size() + " iterations",
                    "snapshots.iterations",
                    "Name at most " + MOST_ITERATIONS);
        }
    }
}
