package org.dl4jworkbench.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.EngineMemory;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many engines at once bring the most: throw-away runs of a queue's first spec are all started, as many as cores and
 * free memory allow, and then ended by halves down to one, so that every figure is that of engines which are warm. Takes about ten
 * seconds on two cores. Where the whole queue will not take much longer than that, only one engine is tried and as many as fit are
 * taken.
 */
final class ParallelMeasuring {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelMeasuring.class);
    private static final RunData.Listener NOBODY = new RunData.Listener() {};

    /** A queue of which one engine would train no longer than this is not worth the measuring. */
    private static final double SHORT_SECONDS = 40;
    /** The part of the free memory that engines may fill. */
    private static final double MARGIN = 0.8;

    private static final String PREFIX = "measuring-";
    private static final int EPOCHS_WITHOUT_END = 1_000_000;
    private static final long START_LIMIT_MILLIS = 120_000;
    private static final long LOOK_MILLIS = 20;
    private static final long WARM_UP_MILLIS = 1500;
    private static final long WINDOW_MILLIS = 2000;
    private static final int MOST_WINDOWS = 5;
    /** Iterations of each engine that make a figure good to a few percent. */
    private static final long ENOUGH = 30;

    private static final long END_LIMIT_SECONDS = 10;

    private final Runs runs;
    private final RunSpec spec;
    private final Path folder;
    private final Path scratch;
    private final @Nullable Path dataFolder;
    private final int cores;
    private final int items;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Runs.Run> live = new ArrayList<>();

    static boolean isThrowAway(RunDirectory run) {
        Path parent = run.path().getParent();
        return parent != null && String.valueOf(parent.getFileName()).startsWith(PREFIX);
    }

    /** Thrown through the measuring when it was cancelled. */
    private static final class Cancelled extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param spec of the queue's first run
     * @param folder the queue's, which gets a folder for the throw-away runs; afterwards it is gone, with what was left by one
     *     that was killed
     * @param items how many runs wait
     */
    ParallelMeasuring(Runs runs, RunSpec spec, Path folder, @Nullable Path dataFolder, int cores, int items) {
        this.runs = runs;
        this.spec = spec;
        this.folder = folder;
        this.scratch = folder.resolve(PREFIX + Instant.now().toEpochMilli());
        this.dataFolder = dataFolder;
        this.cores = cores;
        this.items = items;
    }

    /** Completes when its engines have ended: with the figures, with null where it was cancelled, or with what went wrong. */
    CompletableFuture<@Nullable Throughput> start() {
        CompletableFuture<@Nullable Throughput> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        done.complete(measured());
                    } catch (Cancelled e) {
                        done.complete(null);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                },
                "parallel-measuring");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /** Ends its engines; may be called by any thread. */
    void cancel() {
        cancelled.countDown();
    }

    private Throughput measured() throws Cancelled, InterruptedException {
        int wanted = Math.min(cores, items);
        if (wanted < 2) {
            return new Throughput(List.of(), 1, cores < 2 ? "One core" : "One run");
        }
        try {
            begin();
            awaitIterations();
            rest(WARM_UP_MILLIS);
            double alone = rate();
            Long bytes = memory();
            int fitting = fitting(wanted, bytes);
            String limit = fitting < wanted ? "The free memory holds " + fitting + " engines" : null;
            double seconds = items * iterations() / alone;
            if (fitting == 1 || seconds < SHORT_SECONDS) {
                return new Throughput(
                        List.of(new Throughput.Point(1, alone, bytes)),
                        fitting,
                        limit != null ? limit : "Too short to be worth measuring more");
            }
            while (live.size() < fitting) {
                begin();
            }
            awaitIterations();
            rest(WARM_UP_MILLIS);
            List<Throughput.Point> points = new ArrayList<>();
            while (true) {
                points.add(0, new Throughput.Point(live.size(), rate(), memory()));
                if (live.size() == 1) {
                    return Throughput.of(points, limit);
                }
                endDownTo(live.size() / 2);
            }
        } finally {
            endDownTo(0);
            delete();
        }
    }

    private void begin() {
        live.add(runs.start(endless(spec), scratch, dataFolder, NOBODY));
    }

    private static RunSpec endless(RunSpec spec) {
        TrainingSpec training = spec.training();
        return spec.withTraining(new TrainingSpec(
                training.optimiser(),
                training.learningRate(),
                training.momentum(),
                training.l1(),
                training.l2(),
                training.weightDecay(),
                null,
                0,
                training.clipping(),
                training.classWeights(),
                training.batchSize(),
                EPOCHS_WITHOUT_END,
                null,
                null,
                training.gradient(),
                training.seed()));
    }

    private void awaitIterations() throws Cancelled, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MILLIS);
        while (live.stream().anyMatch(run -> iterations(run) == 0)) {
            requireLive();
            if (System.nanoTime() > end) {
                throw new EngineException("an engine does not begin to train", scratch.toString(), "");
            }
            rest(LOOK_MILLIS);
        }
    }

    private void requireLive() {
        for (Runs.Run run : live) {
            if (run.ended().isDone()) {
                String reason = run.data().record().reason();
                throw new EngineException(
                        "a run ended while it was measured" + (reason == null ? "" : " (" + reason + ")"),
                        scratch.toString(),
                        "");
            }
        }
    }

    /** Waits, unless it is cancelled. */
    private void rest(long millis) throws Cancelled, InterruptedException {
        if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
            throw new Cancelled();
        }
    }

    private static long iterations(Runs.Run run) {
        return run.data().progress().map(Progress::iteration).orElse(0L);
    }

    /** Iterations a second of all engines together; slow ones are given more time. */
    private double rate() throws Cancelled, InterruptedException {
        long[] before = live.stream().mapToLong(ParallelMeasuring::iterations).toArray();
        long start = System.nanoTime();
        for (int window = 0; window < MOST_WINDOWS; window++) {
            rest(WINDOW_MILLIS);
            requireLive();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < before.length; i++) {
                least = Math.min(least, iterations(live.get(i)) - before[i]);
            }
            if (least >= ENOUGH) {
                break;
            }
        }
        long done = 0;
        for (int i = 0; i < before.length; i++) {
            done += iterations(live.get(i)) - before[i];
        }
        return Math.max(done, 1) / ((System.nanoTime() - start) / 1e9);
    }

    /** Of one of the queue's runs. */
    private double iterations() {
        Progress progress = live.get(0).data().progress().orElseThrow();
        long perEpoch = Math.max(1, progress.iterations() / EPOCHS_WITHOUT_END);
        Integer epochs = spec.training().epochs();
        Integer cap = spec.training().iterations();
        double byEpochs = epochs == null ? Double.POSITIVE_INFINITY : (double) epochs * perEpoch;
        return cap == null ? byEpochs : Math.min(cap, byEpochs);
    }

    private @Nullable Long memory() {
        OptionalLong bytes = live.get(0)
                .data()
                .info()
                .map(EngineInfo::pid)
                .map(EngineMemory::resident)
                .orElse(OptionalLong.empty());
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    /** How many engines the memory holds, with the one that is there. */
    private static int fitting(int wanted, @Nullable Long bytes) {
        OptionalLong available = EngineMemory.available();
        if (bytes == null || available.isEmpty()) {
            return wanted;
        }
        return (int) Math.max(1, Math.min(wanted, 1 + (long) (MARGIN * available.getAsLong() / bytes)));
    }

    private void endDownTo(int count) throws InterruptedException {
        List<Runs.Run> ending = new ArrayList<>(live.subList(count, live.size()));
        live.removeAll(ending);
        ending.forEach(Runs.Run::kill);
        for (Runs.Run run : ending) {
            try {
                run.ended().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("An engine of a measuring in {} did not end", scratch, e);
            }
        }
    }

    private void delete() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path each : left) {
                try (Stream<Path> files = Files.walk(each)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The runs of a measuring in {} cannot be deleted", folder, e);
        }
    }
}
