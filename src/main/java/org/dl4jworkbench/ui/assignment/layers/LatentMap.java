package org.dl4jworkbench.ui.assignment.layers;

import java.util.Optional;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Pca;
import org.dl4jworkbench.lab.inside.Plane;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * The latent space of a moment as a small map: where watched examples lie, and where anything else would.
 *
 * @param layer the layer whose outputs are the points
 * @param points where the examples lie
 * @param labels the class of each point
 * @param directions how outputs of more than two units are brought into the plane; null for two units
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by identity.
record LatentMap(
        int layer, Plane points, int[] labels, @Nullable Pca directions) {
    /** More points than this would lie upon one another. */
    private static final int MOST = 1500;

    /** Empty where the snapshot kept no latent points. */
    static Optional<LatentMap> read(RunDirectory run, Snapshot snapshot) {
        Optional<Watched> watched = run.readWatched(run.read().spec().network().outputs());
        Optional<LatentPoints> kept = LatentPoints.read(snapshot).map(all -> all.thinned(MOST));
        if (watched.isEmpty() || kept.isEmpty() || kept.get().size() == 0) {
            return Optional.empty();
        }
        LatentPoints points = kept.get();
        Plane plane = points.units() == 2 ? points.asTheyAre() : null;
        Pca directions = plane == null ? Pca.fit(points.outputs(), 2) : null;
        Plane shown = plane != null || directions == null ? plane : directions.plane(points.outputs());
        return shown == null
                ? Optional.empty()
                : Optional.of(new LatentMap(points.layer(), shown, points.labels(watched.get()), directions));
    }

    /** Where a further output of the layer lies: x and y. */
    float[] place(float[] output) {
        Pca used = directions;
        if (used == null) {
            return new float[] {output[0], output[1]};
        }
        float[] along = used.project(new float[][] {output})[0];
        return along.length > 1 ? along : new float[] {along[0], 0};
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
