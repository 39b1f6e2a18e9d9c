package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.dl4jworkbench.model.LatentLayer;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot: what the network was and said at a moment. The folder gets its name when all is in it, so that a reader, or a
 * kill at any moment, finds it whole or not at all.
 */
final class SnapshotWriter {
    /** The ending of a folder that is being written. */
    static final String ASIDE = ".tmp";

    private final RunDirectory run;
    private final ParameterLayout layout;
    private final @Nullable LatentLayer latentLayer;
    private final int latentStride;
    private final boolean keepsValidation;

    /**
     * @param network one whose layers fit
     * @param watched how many examples the test split has
     * @param keepsValidation whether what is said of the validation split is kept too, as a cross-validation needs it
     */
    SnapshotWriter(RunDirectory run, NetworkSummary network, int watched, boolean keepsValidation) {
        this.run = run;
        this.keepsValidation = keepsValidation;
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
     * @param evaluations of the splits at this moment; that of the test split gives predictions and latent outputs, that of the
     *     validation split predictions
     * @param curve the fitted curve of a regression with one input, or null
     * @param parameters all of the network's
     */
    void write(Moment moment, Map<SplitName, Evaluation> evaluations, float @Nullable [][] curve, float[] parameters)
            throws IOException {
        Path folder = run.snapshot(moment).folder();
        Path aside = folder.resolveSibling(folder.getFileName() + ASIDE);
        RunFiles.delete(aside);
        run.requireThere();
        Files.createDirectories(aside);
        try {
            RunFiles.naming(folder, () -> writeInto(new Snapshot(aside, moment), evaluations, curve, parameters));
            RunFiles.delete(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A full disk gets the room back; what stopped the writing is the news.
            deleteQuietly(aside, e);
            throw e;
        }
    }

    private static void deleteQuietly(Path folder, IOException cause) {
        try {
            RunFiles.delete(folder);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void writeInto(
            Snapshot snapshot, Map<SplitName, Evaluation> evaluations, float @Nullable [][] curve, float[] parameters)
            throws IOException {
        for (Map.Entry<SplitName, Evaluation> each : evaluations.entrySet()) {
            int[][] confusion = each.getValue().confusion();
            if (confusion != null) {
                Npy.writeInPlace(snapshot.confusion(each.getKey()), confusion);
            }
        }
        Evaluation test = evaluations.get(SplitName.TEST);
        if (test != null) {
            Npy.writeInPlace(snapshot.predictions(), test.outputs());
            float[][] latent = test.latent();
            if (latent != null) {
                Npy.writeInPlace(snapshot.latent(), latent);
            }
        }
        Evaluation validation = evaluations.get(SplitName.VALIDATION);
        if (keepsValidation && validation != null) {
            Npy.writeInPlace(snapshot.validationPredictions(), validation.outputs());
        }
        if (curve != null) {
            Npy.writeInPlace(snapshot.curve(), curve);
        }
        Npy.writeInPlace(snapshot.weights(), new float[][] {parameters});
        float[][] histograms = new float[layout.blocks().size()][];
        for (int row = 0; row < histograms.length; row++) {
            ParameterLayout.Block block = layout.blocks().get(row);
            histograms[row] = Histogram.of(block.layer(), block.kind().ordinal(), block.of(parameters))
                    .row();
        }
        Npy.writeInPlace(snapshot.histograms(), histograms);
        Files.write(
                snapshot.record(),
                Json.MAPPER.writeValueAsBytes(new SnapshotRecord(
                        snapshot.moment(), latentLayer == null ? -1 : latentLayer.index(), latentStride)));
    }
}
