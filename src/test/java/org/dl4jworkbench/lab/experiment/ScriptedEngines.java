package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Runs without engines: a test says when each ends and how. */
final class ScriptedEngines implements Runs {
    private static final long LIMIT_SECONDS = 30;

    /** In the order in which they were started. */
    /** What is wrong with the data of runs that are to go on. */
    volatile @Nullable RuntimeException dataProblem;

    final List<ScriptedRun> runs = new CopyOnWriteArrayList<>();

    static final class ScriptedRun implements Run {
        private final RunData data;
        private final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
        volatile boolean paused;
        volatile boolean stopAsked;

        ScriptedRun(RunData data) {
            this.data = data;
        }

        String name() {
            return data.directory().name().replaceFirst("^[^_]*_[^_]*_", "");
        }

        boolean isLive() {
            return !ended.isDone();
        }

        void finish(EpochResult... epochs) {
            List<EpochResult> all = List.of(epochs);
            all.forEach(new RunFeed(data)::epoch);
            EpochResult last = all.isEmpty() ? null : all.get(all.size() - 1);
            data.directory()
                    .write(data.record()
                            .withEpochs(EpochResult.best(all).orElse(null), last)
                            .withStatus(RunStatus.FINISHED, null, Instant.now()));
            end(RunStatus.FINISHED, null);
        }

        void end(RunStatus status, @Nullable String reason) {
            if (status != RunStatus.FINISHED) {
                data.directory().write(data.record().withStatus(status, reason, Instant.now()));
            }
            new RunFeed(data).status(status, reason);
            ended.complete(status);
        }

        /** As a run whose folder was deleted. */
        void lose(String reason) {
            new RunFeed(data).status(RunStatus.FAILED, reason);
            ended.complete(RunStatus.FAILED);
        }

        @Override
        public RunData data() {
            return data;
        }

        @Override
        public CompletableFuture<RunStatus> ended() {
            return ended;
        }

        @Override
        public CompletableFuture<Boolean> pause() {
            paused = true;
            new RunFeed(data).status(RunStatus.PAUSED, null);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletableFuture<Boolean> resume() {
            paused = false;
            new RunFeed(data).status(RunStatus.RUNNING, null);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletableFuture<Boolean> stop() {
            stopAsked = true;
            end(RunStatus.STOPPED, null);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void kill() {
            end(RunStatus.FAILED, "killed");
        }
    }

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        throw new EngineException("an experiment makes its runs' folders itself", folder.toString(), "");
    }

    @Override
    public void requireData(RunSpec spec, @Nullable Path dataFolder) {
        RuntimeException problem = dataProblem;
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    public Run resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        directory.write(directory.read().withUntil(until));
        ScriptedRun run = new ScriptedRun(new RunData(directory, directory.read()));
        run.data().addListener(listener);
        runs.add(run);
        return run;
    }

    long live() {
        return runs.stream().filter(ScriptedRun::isLive).count();
    }

    /** Waits for the run that is started as the n-th, counted from 1. */
    ScriptedRun await(int number) {
        await("run " + number, () -> runs.size() >= number);
        return runs.get(number - 1);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
