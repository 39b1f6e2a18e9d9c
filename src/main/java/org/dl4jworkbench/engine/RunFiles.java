package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * Writes a training's files in the order that makes a kill harmless at any moment: rows first, then the checkpoint that
 * vouches for them. What lies beyond the checkpoint when a run is resumed is dropped and trained again.
 */
final class RunFiles implements AutoCloseable {
    private static final long NANOS_BETWEEN_CHECKPOINTS = 10_000_000_000L;

    private final RunDirectory run;
    private final MultiLayerConfiguration portable;
    private final MetricsCsv.Appender metrics;
    private final List<EpochResult> epochs = new ArrayList<>();
    private long lastCheckpoint = System.nanoTime();

    /**
     * @param resumedAt the epoch in work and the minibatches done; rows beyond are dropped
     */
    RunFiles(RunDirectory run, MultiLayerConfiguration portable, int epochInWork, long iteration) throws IOException {
        this.run = run;
        this.portable = portable;
        this.metrics = new MetricsCsv.Appender(run.metrics(), iteration);
        if (iteration > 0) {
            EpochsCsv.read(run.epochs()).stream()
                    .filter(row -> row.epoch() < epochInWork)
                    .forEach(epochs::add);
        }
        EpochsCsv.write(run.epochs(), epochs);
        // The engine has the run to itself, so whatever lies aside was left by one that was killed.
        AtomicFiles.deleteLeftBehind(run.path().resolve("checkpoints"), Duration.ZERO);
        deleteUnfinished(run.path().resolve("epochs"));
        deleteUnfinished(run.path().resolve("iterations"));
        for (int epoch : run.snapshotEpochs()) {
            if (epoch >= epochInWork || !isWhole(run.epoch(epoch))) {
                delete(run.epoch(epoch));
            }
        }
        for (long number : run.snapshotIterations()) {
            if (number > iteration || !isWhole(run.iteration(number))) {
                delete(run.iteration(number));
            }
        }
    }

    List<EpochResult> epochs() {
        return epochs;
    }

    Optional<EpochResult> best() {
        return EpochResult.best(epochs);
    }

    Optional<EpochResult> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    void loss(long iteration, int epoch, double seconds, double loss, double learningRate) throws IOException {
        naming(run.metrics(), () -> metrics.append(iteration, epoch, seconds, loss, learningRate));
    }

    /** Writes the row of an epoch; its snapshot is on the disk by then, where it is kept. */
    void epoch(EpochResult result) throws IOException {
        run.requireThere();
        naming(run.metrics(), metrics::flush);
        epochs.add(result);
        naming(run.epochs(), () -> EpochsCsv.write(run.epochs(), epochs));
    }

    boolean isCheckpointDue() {
        return System.nanoTime() - lastCheckpoint > NANOS_BETWEEN_CHECKPOINTS;
    }

    void checkpoint(MultiLayerNetwork network, Cursor cursor) throws IOException {
        run.requireThere();
        naming(run.metrics(), metrics::flush);
        naming(run.lastCheckpoint(), () -> Checkpoint.write(run.lastCheckpoint(), network, portable, cursor));
        lastCheckpoint = System.nanoTime();
    }

    void bestCheckpoint(MultiLayerNetwork network, Cursor cursor) throws IOException {
        // The last one goes first: a best checkpoint must never be ahead of the place that training resumes from.
        checkpoint(network, cursor);
        naming(run.bestCheckpoint(), () -> Checkpoint.write(run.bestCheckpoint(), network, portable, cursor));
    }

    void model(MultiLayerNetwork network) throws IOException {
        run.requireThere();
        naming(run.model(), () -> Checkpoint.write(run.model(), network, portable, null));
    }

    /** Writes what a reason can be told of. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Java says of a full disk only that it is full: this adds the file that was being written. */
    static void naming(Path file, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Snapshots do not wait for the disk: when the power fails, some of their files may be cut short. */
    private static boolean isWhole(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.list(snapshot)) {
            return files.allMatch(file -> file.toString().endsWith(".npy")
                    ? Npy.isWhole(file)
                    : file.toFile().length() > 0);
        }
    }

    private static void deleteUnfinished(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            try (Stream<Path> entries = Files.list(parent)) {
                for (Path entry : entries.filter(each -> each.toString().endsWith(SnapshotWriter.ASIDE))
                        .toList()) {
                    delete(entry);
                }
            }
        }
    }

    /** Deletes a folder with what is in it; does nothing where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        metrics.close();
    }
}
