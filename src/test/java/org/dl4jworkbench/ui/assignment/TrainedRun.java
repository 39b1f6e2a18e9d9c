package org.dl4jworkbench.ui.assignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.jspecify.annotations.Nullable;

/** A run directory with everything an engine leaves behind but the network itself. */
public final class TrainedRun {
    public static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");

    private TrainedRun() {}

    /**
     * Writes a run of preset R0. Its best epoch is the last but one; snapshots are kept of every epoch.
     *
     * @param epochs evaluated epochs after the untrained network
     * @param iterations minibatches in {@code metrics.csv}
     */
    public static RunDirectory write(Path runs, RunStatus status, @Nullable String reason, int epochs, int iterations) {
        RunSpec preset = RunFixtures.spec("R0");
        RunSpec spec = preset.withData(preset.data().withDataset("generated-digits"));
        RunDirectory run = RunDirectory.create(runs, spec, CREATED, null);
        List<EpochResult> results = new ArrayList<>();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            results.add(result(epoch, epochs));
        }
        try {
            EpochsCsv.write(run.epochs(), results);
            Random random = new Random(1);
            try (MetricsCsv.Appender metrics = new MetricsCsv.Appender(run.metrics(), 0)) {
                for (int i = 1; i <= iterations; i++) {
                    double loss = 0.2 + 2.1 * Math.exp(-i / 400.0) + 0.05 * Math.abs(random.nextGaussian());
                    metrics.append(i, 1 + i / 3375, i * 1e-3, loss, 0.4);
                }
            }
            for (int epoch = 0; epoch <= epochs; epoch++) {
                for (SplitName split : SplitName.values()) {
                    Npy.write(run.confusion(epoch, split), matrix(epoch));
                }
            }
            Files.writeString(run.engineLog(), "backend CPU\nlast words of the engine\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.write(RunRecord.created(spec, CREATED, null)
                .withProvenance(new Provenance(
                        "0.1",
                        "1.0.0-M2.1",
                        "CPU (linux-x86_64-onednn-avx2)",
                        "OpenBLAS",
                        true,
                        2,
                        "17",
                        "Linux",
                        "x86-64",
                        null,
                        null,
                        "2 files were left out",
                        Map.of("train-images-idx3-ubyte.gz", "0123456789abcdef0123456789abcdef")))
                .withEpochs(epochs == 0 ? null : results.get(Math.max(1, epochs - 1)), results.get(epochs))
                .withStatus(status, reason, status.isLive() ? null : CREATED.plusSeconds(90)));
        return run;
    }

    /** For models whose run is a classification, which reads no data set again. */
    public static Dataset noDataset(RunRecord record) {
        throw new AssertionError("a classification needs no data set to be shown: "
                + record.spec().assignment());
    }

    /** A measurement that gets better until the last but one epoch. */
    public static EpochResult result(int epoch, int epochs) {
        double accuracy = epoch == 0 ? 0.1 : 0.99 - 0.2 / (epoch + 1);
        double loss = epoch == 0 ? 2.3 : epoch == epochs && epochs > 1 ? 0.5 : 1.0 / (epoch + 1);
        return new EpochResult(
                epoch,
                epoch * 3375L,
                epoch * 2.5,
                new Score(loss, accuracy),
                new Score(loss + 0.01, accuracy - 0.01),
                new Score(loss + 0.02, accuracy - 0.02));
    }

    /** Ten examples of each class; as many right as the epoch's number, but at most nine, the others taken for the next class. */
    private static int[][] matrix(int epoch) {
        int right = Math.min(9, epoch);
        int[][] counts = new int[10][10];
        for (int actual = 0; actual < 10; actual++) {
            counts[actual][actual] = right;
            counts[actual][(actual + 1) % 10] = 10 - right;
        }
        return counts;
    }

    /** Writes a run for looking at the window by hand: folder, epochs, iterations. */
    public static void main(String[] arguments) {
        write(
                Path.of(arguments[0]),
                RunStatus.valueOf(arguments[1]),
                arguments[1].equals("FAILED") ? "The engine was ended by the system (exit code 137)." : null,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
    }
}
