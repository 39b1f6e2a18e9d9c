package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Runs without an engine: a script tells what an engine would have told. */
final class ScriptedRuns implements Runs {
    final List<ScriptedRun> runs = new ArrayList<>();
    private final Consumer<ScriptedRun> script;

    ScriptedRuns(Consumer<ScriptedRun> script) {
        this.script = script;
    }

    static final class ScriptedRun implements Runs.Run {
        private final RunData data;
        private final @Nullable Path dataFolder;
        final CompletableFuture<RunStatus> ended = new CompletableFuture<>();

        @Nullable
        WorkbenchException refusal;

        boolean stopAsked;
        boolean killed;
        /** What stop does beyond being noted. */
        Runnable onStop = () -> {};

        ScriptedRun(RunData data, @Nullable Path dataFolder) {
            this.data = data;
            this.dataFolder = dataFolder;
        }

        @Nullable
        Path dataFolder() {
            return dataFolder;
        }

        @Override
        public RunData data() {
            return data;
        }

        @Override
        public Optional<WorkbenchException> refusal() {
            return Optional.ofNullable(refusal);
        }

        @Override
        public CompletableFuture<RunStatus> ended() {
            return ended;
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
            stopAsked = true;
            onStop.run();
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void kill() {
            killed = true;
        }
    }

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        RunDirectory directory = RunDirectory.create(folder, spec, Instant.parse("2026-11-21T10:15:02Z"), dataFolder);
        return play(directory, dataFolder, listener);
    }

    @Override
    public Run resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        directory.write(directory.read().withUntil(until));
        return play(directory, dataFolder, listener);
    }

    private Run play(RunDirectory directory, @Nullable Path dataFolder, RunData.Listener listener) {
        ScriptedRun run = new ScriptedRun(new RunData(directory, directory.read()), dataFolder);
        run.data().addListener(listener);
        runs.add(run);
        script.accept(run);
        return run;
    }
}
