package org.dl4jworkbench.ui.assignment.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.FoldExamples;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Runs without an engine: each has finished as soon as it is started, and was the better the higher its seed. */
final class ScriptedExperimentRuns implements Runs {
    /** Of n examples every k-th is in a fold; all are fours, and those whose number is divisible by 5 were taken for nines. */
    private static void writeFold(RunDirectory run) throws IOException {
        RunSpec spec = run.read().spec();
        Fold fold = spec.data().fold();
        Integer count = spec.data().trainExamples();
        if (fold == null || count == null) {
            return;
        }
        int[] examples = IntStream.range(0, count)
                .filter(example -> example % fold.count() == fold.number() - 1)
                .toArray();
        int[] labels = new int[examples.length];
        Arrays.fill(labels, 4);
        new FoldExamples(examples, labels, null).write(run);
        float[][] said = new float[examples.length][10];
        for (int i = 0; i < said.length; i++) {
            said[i][examples[i] % 5 == 0 ? 9 : 4] = 1;
        }
        Npy.write(run.snapshot(Moment.afterEpoch(1, 10)).validationPredictions(), said);
    }

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        throw new UnsupportedOperationException("an experiment makes its runs' folders itself");
    }

    @Override
    public Run resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        directory.write(directory.read().withUntil(until));
        double accuracy = 0.5 + (directory.read().spec().training().seed() % 10) / 20.0;
        Score score = new Score(1 - accuracy, accuracy);
        EpochResult result = new EpochResult(1, 10, 2, score, score, score);
        try {
            EpochsCsv.write(directory.epochs(), List.of(result));
            writeFold(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        directory.write(directory
                .read()
                .withEpochs(result, result)
                .withStatus(RunStatus.FINISHED, null, Instant.parse("2026-03-01T12:00:00Z")));
        RunData data = RunData.read(directory);
        return new Run() {
            @Override
            public RunData data() {
                return data;
            }

            @Override
            public CompletableFuture<RunStatus> ended() {
                return CompletableFuture.completedFuture(RunStatus.FINISHED);
            }

            @Override
            public CompletableFuture<Boolean> pause() {
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public CompletableFuture<Boolean> resume() {
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public CompletableFuture<Boolean> stop() {
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public void kill() {}
        };
    }
}
