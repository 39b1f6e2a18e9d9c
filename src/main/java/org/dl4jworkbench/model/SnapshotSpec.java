package org.dl4jworkbench.model;

import java.util.List;

/**
 * Which looks inside a run keeps while it trains.
 *
 * @param megabytes the room on the disk that all snapshots of the run may take, in millions of bytes; the first, the last and the best
 *     epoch are kept whatever they take
 * @param iterations iterations (minibatches, counted from 1) after which a snapshot is kept besides those of the epochs, ascending
 * @param epochs epochs that are not thinned out, ascending
 */
public record SnapshotSpec(
        int megabytes,
        @Defaulted List<Long> iterations,
        @Defaulted List<Integer> epochs) {
    public static final SnapshotSpec DEFAULT = new SnapshotSpec(250, List.of());

    /** More would be a training of its own. */
    public static final int MOST_ASKED = 100;

    public SnapshotSpec {
        if (megabytes < 1) {
            throw new BadSpecException("must be at least 1, not " + megabytes, "snapshots.megabytes", "");
        }
        iterations = iterations.stream().distinct().sorted().toList();
        epochs = epochs.stream().distinct().sorted().toList();
        require(iterations, "iterations");
        require(epochs.stream().map(Integer::longValue).toList(), "epochs");
    }

    /** With no epoch asked for. */
    public SnapshotSpec(int megabytes, List<Long> iterations) {
        this(megabytes, iterations, List.of());
    }

    private static void require(List<Long> asked, String what) {
        String path = "snapshots." + what;
        if (!asked.isEmpty() && asked.get(0) < 1) {
            throw new BadSpecException(
                    "must be at least 1, not " + asked.get(0), path, "The untrained network is kept as epoch 0");
        }
        if (asked.size() > MOST_ASKED) {
            throw new BadSpecException("names " + asked.size() + " " + what, path, "Name at most " + MOST_ASKED);
        }
    }
}
