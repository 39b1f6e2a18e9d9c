package org.dl4jworkbench.ui.assignment.inside;

import java.util.Map;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * What a run's files hold of one moment.
 *
 * @param watched null where the run is of an older version, and nothing but the matrices can be shown
 * @param matrices of the splits that kept one
 * @param predictions null where none were kept
 * @param latent null where none were kept
 */
record MomentContent(
        Moment moment,
        @Nullable Watched watched,
        Map<SplitName, ConfusionMatrix> matrices,
        @Nullable WatchedPredictions predictions,
        @Nullable LatentPoints latent) {
    MomentContent {
        matrices = Map.copyOf(matrices);
    }

    /** Whether the moment's folder held all that a run of today keeps. */
    boolean isComplete() {
        return watched != null && predictions != null && latent != null;
    }
}
