package org.dl4jworkbench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.LatentLayer;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot: what the network was and said at a moment. {@code snapshot.json} comes last, so that a folder which holds it is
 * whole.
 */
final class SnapshotWriter {
    private final RunDirectory run;
    private final ParameterLayout layout;
    private final @Nullable LatentLayer latentLayer;
    private final int latentStride;

    /**
     * @param network one whose layers fit
     * @param watched how many examples the test split has
     */
    SnapshotWriter(RunDirectory run, NetworkSummary network, int watched) {
        this.run = run;
        this.layout = ParameterLayout.of(network);
        this.latentLayer = watched == 0 ? null : LatentLayer.of(network).orElse(null);
        this.latentStride = latentLayer == null ? 1 : latentLayer.stride(watched);
    }

    /** The layer whose outputs for the test split are to be handed in; null for none. */
    @Nullable
    LatentLayer latentLayer() {
        return latentLayer;
    }

    /** For every how many-th example of the test split. */
    int latentStride() {
        return latentStride;
    }

    /**
     * @param evaluations of the splits at this moment; that of the test split gives predictions and latent outputs
     * @param curve the fitted curve of a regression with one input, or null
     * @param parameters all of the network's
     */
    void write(Moment moment, Map<SplitName, Evaluation> evaluations, float @Nullable [][] curve, float[] parameters)
            throws IOException {
        Snapshot snapshot = run.snapshot(moment);
        for (Map.Entry<SplitName, Evaluation> each : evaluations.entrySet()) {
            int[][] confusion = each.getValue().confusion();
            if (confusion != null) {
                Npy.write(snapshot.confusion(each.getKey()), confusion);
            }
        }
        Evaluation test = evaluations.get(SplitName.TEST);
        if (test != null) {
            Npy.write(snapshot.predictions(), test.outputs());
            float[][] latent = test.latent();
            if (latent != null) {
                Npy.write(snapshot.latent(), latent);
            }
        }
        if (curve != null) {
            Npy.write(snapshot.curve(), curve);
        }
        snapshot.writeWeights(parameters);
        List<Histogram> histograms = new ArrayList<>();
        for (ParameterLayout.Block block : layout.blocks()) {
            histograms.add(Histogram.of(block.layer(), block.kind().ordinal(), block.of(parameters)));
        }
        snapshot.writeHistograms(histograms);
        snapshot.writeRecord(new SnapshotRecord(moment, latentLayer == null ? -1 : latentLayer.index(), latentStride));
    }
}
