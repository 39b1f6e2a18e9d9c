package org.dl4jworkbench.ui.assignment.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Runs without an engine: each has finished as soon as it is started, and was the better the higher its seed. */
final class ScriptedExperimentRuns implements Runs {
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
