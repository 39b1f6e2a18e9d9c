package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The examples that validate in a run of a cross-validation: those of its fold. Snapshots keep what the network said of them, in this
 * order, in {@link Snapshot#validationPredictions()}.
 *
 * @param examples the index of each in the training file, ascending
 * @param labels the actual class of each; −1 in a regression
 * @param targets a row of actual values for each, in the units of the file; null in a classification
 */
public record FoldExamples(int[] examples, int[] labels, float @Nullable [][] targets) {
    /** Int32 {@code .npy}: rows of index in the training file and label. */
    static Path file(RunDirectory run) {
        return PlainFiles.below(run.path(), "validation.npy");
    }

    /** Float32 {@code .npy}: the actual values of a regression. */
    static Path targetsFile(RunDirectory run) {
        return PlainFiles.below(run.path(), "validation-targets.npy");
    }

    /** Empty where the run has no fold, or has not begun. */
    public static Optional<FoldExamples> read(RunDirectory run) {
        if (!Files.exists(file(run))) {
            return Optional.empty();
        }
        Watched rows = Watched.read(file(run));
        float[][] targets = Files.exists(targetsFile(run))
                ? Npy.readFloats(targetsFile(run), Npy.Form.finite().rows(rows.count()))
                : null;
        if (targets == null) {
            rows.requireClasses(run.read().spec().network().outputs(), file(run));
        }
        return Optional.of(new FoldExamples(rows.examples(), rows.labels(), targets));
    }

    public void write(RunDirectory run) throws IOException {
        if (targets != null) {
            Npy.write(targetsFile(run), targets);
        }
        new Watched(examples, labels).write(file(run));
    }
}
