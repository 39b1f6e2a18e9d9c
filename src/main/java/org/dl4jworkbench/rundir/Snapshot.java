package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.RunFolderException;

/**
 * One look inside a run: a folder that holds what the network was and said at a moment. A file that is not there was not kept, as in
 * runs of older versions; the folder is there whole or not at all.
 *
 * @param folder {@code epochs/0012} or {@code iterations/00000020} in the run's directory
 */
public record Snapshot(Path folder, Moment moment) {
    public Path record() {
        return PlainFiles.below(folder, "snapshot.json");
    }

    /**
     * What the network said of the watched examples: float32, a row for each of {@code watched.npy}, a column for each class
     * (probabilities) or predicted value.
     */
    public Path predictions() {
        return PlainFiles.below(folder, "predictions-test.npy");
    }

    /** The same for the examples of the run's fold, a row for each of {@link FoldExamples}; only in a cross-validation. */
    public Path validationPredictions() {
        return PlainFiles.below(folder, "predictions-validation.npy");
    }

    /** The confusion matrix of a split: int32, rows = actual class, columns = predicted. */
    public Path confusion(SplitName split) {
        return PlainFiles.below(folder, "confusion-" + split.token() + ".npy");
    }

    /**
     * The fitted curve of a regression with one input column: float32, rows of x and the predictions for it, x evenly from the smallest
     * to the largest of all points, in the units of the file.
     */
    public Path curve() {
        return PlainFiles.below(folder, "curve.npy");
    }

    /** The outputs of the latent layer for watched examples: float32, examples × units; which of them says the record. */
    public Path latent() {
        return PlainFiles.below(folder, "latent.npy");
    }

    /** All parameters: float32, 1 × parameters, in the order of {@link ParameterLayout}. */
    public Path weights() {
        return PlainFiles.below(folder, "weights.npy");
    }

    /** A row for each block of parameters, see {@link Histogram}. */
    public Path histograms() {
        return PlainFiles.below(folder, "histograms.npy");
    }

    public Optional<SnapshotRecord> readRecord() {
        if (!Files.exists(record())) {
            return Optional.empty();
        }
        return Optional.of(RecordFile.json(
                record(),
                SnapshotRecord.class,
                RecordFile.USUAL,
                "Delete the snapshot's folder; the others stay",
                RunFolderException::new));
    }

    /**
     * Reads {@link #predictions()}, which are finite.
     *
     * @param examples how many were watched
     * @param outputs of the network
     */
    public Optional<float[][]> readPredictions(int examples, int outputs) {
        return floats(predictions(), Npy.Form.finite().rows(examples).columns(outputs));
    }

    /**
     * Reads {@link #validationPredictions()}, which are finite.
     *
     * @param examples of the run's fold
     * @param outputs of the network
     */
    public Optional<float[][]> readValidationPredictions(int examples, int outputs) {
        return floats(validationPredictions(), Npy.Form.finite().rows(examples).columns(outputs));
    }

    /** Reads {@link #latent()}, which are finite. */
    public Optional<float[][]> readLatent() {
        return floats(latent(), Npy.Form.finite());
    }

    /**
     * Reads {@link #weights()}.
     *
     * @param parameters how many the network has, or {@link Npy.Form#ANY}
     */
    public Optional<float[]> readWeights(int parameters) {
        return floats(weights(), Npy.Form.anything().rows(1).columns(parameters))
                .map(matrix -> matrix[0]);
    }

    /** In the order of {@link ParameterLayout#blocks()}. */
    public Optional<List<Histogram>> readHistograms() {
        Path file = histograms();
        return floats(file, Npy.Form.finite().columns(Histogram.COLUMNS)).map(rows -> {
            List<Histogram> histograms = new ArrayList<>();
            for (float[] row : rows) {
                try {
                    histograms.add(Histogram.ofRow(row));
                } catch (IllegalArgumentException e) {
                    throw new RunFolderException(
                            "row " + (histograms.size() + 1) + " is not a histogram: " + e.getMessage(),
                            file.toString(),
                            "Delete the snapshot's folder; the others stay",
                            e);
                }
            }
            return List.copyOf(histograms);
        });
    }

    private static Optional<float[][]> floats(Path file, Npy.Form form) {
        return Files.exists(file) ? Optional.of(Npy.readFloats(file, form)) : Optional.empty();
    }

    public void writeRecord(SnapshotRecord content) throws IOException {
        AtomicFiles.writeUnsynced(record(), out -> out.write(Json.MAPPER.writeValueAsBytes(content)));
    }

    public void writeWeights(float[] parameters) throws IOException {
        Npy.write(weights(), new float[][] {parameters});
    }

    public void writeHistograms(List<Histogram> histograms) throws IOException {
        Npy.write(histograms(), histograms.stream().map(Histogram::row).toArray(float[][]::new));
    }
}
