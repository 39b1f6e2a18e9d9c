package org.dl4jworkbench.lab.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Runs without engines that end at once, with validation losses that follow from their spec: (0.01 + |rate − 0.02|) · (1 + |epoch −
 * 3|) + fold / 1000, so that epoch 3 is the best and the rate 0.02. A rate above 0.08 diverges.
 */
public final class CurveRuns implements Runs {
    /** The runs' labels in the order in which they were started, with {@code ≤ epoch} where they were to be held. */
    public final List<String> started = new CopyOnWriteArrayList<>();

    private final AtomicInteger live = new AtomicInteger();
    public final AtomicInteger mostLive = new AtomicInteger();

    private record Ended(RunData data, CompletableFuture<RunStatus> ended) implements Run {
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
        public void kill() {
            ended.complete(RunStatus.FAILED);
        }
    }

    static double loss(double rate, int fold, int epoch) {
        return (0.01 + Math.abs(rate - 0.02)) * (1 + Math.abs(epoch - 3)) + fold / 1000.0;
    }

    /** Whether throw-away runs begin, which then say nothing until they are killed. */
    public boolean silent;

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        if (!silent) {
            throw new EngineException("nothing is measured here", folder.toString(), "");
        }
        RunDirectory directory = RunDirectory.create(folder, spec, Instant.now(), dataFolder);
        return new Ended(new RunData(directory, directory.read()), new CompletableFuture<>());
    }

    @Override
    public Run resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        RunData data = new RunData(directory, directory.read());
        data.addListener(listener);
        started.add(directory.name().replaceFirst("^[^_]*_[^_]*_", "") + (until == null ? "" : " ≤ " + until));
        mostLive.accumulateAndGet(live.incrementAndGet(), Math::max);
        CompletableFuture<RunStatus> ended = CompletableFuture.supplyAsync(() -> train(data, until));
        return new Ended(data, ended);
    }

    private RunStatus train(RunData data, @Nullable Integer until) {
        RunSpec spec = data.spec();
        double rate = spec.training().learningRate();
        Fold fold = spec.data().fold();
        int all = spec.training().totalEpochs(100);
        int last = until == null ? all : Math.min(until, all);
        List<EpochResult> epochs = new ArrayList<>();
        for (int epoch = 0; epoch <= last; epoch++) {
            Score validation = fold == null && spec.data().validation() == 0
                    ? null
                    : new Score(loss(rate, fold == null ? 0 : fold.number(), epoch), null);
            epochs.add(new EpochResult(
                    epoch, epoch * 10L, epoch, new Score(0.5, null), validation, new Score(0.25, null)));
        }
        boolean diverged = rate > 0.08;
        RunStatus status = diverged ? RunStatus.FAILED : last == all ? RunStatus.FINISHED : RunStatus.STOPPED;
        try {
            EpochsCsv.write(data.directory().epochs(), diverged ? epochs.subList(0, 1) : epochs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EpochResult end = epochs.get(epochs.size() - 1);
        RunRecord record = data.record()
                .withUntil(until)
                .withEpochs(EpochResult.best(epochs).orElse(null), diverged ? null : end)
                .withStatus(status, diverged ? "the loss is no number" : null, Instant.now());
        data.directory().write(record);
        new RunFeed(data).epoch(end);
        live.decrementAndGet();
        new RunFeed(data).record(record);
        return status;
    }
}
