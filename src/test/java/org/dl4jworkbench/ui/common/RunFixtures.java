package org.dl4jworkbench.ui.common;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleBooleanProperty;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.CurrentDatasets;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Run directories and services for tests of the window. */
public final class RunFixtures {
    private RunFixtures() {}

    /** The spec of a preset of the shipped dense-network assignment. */
    public static RunSpec spec(String preset) {
        return AssignmentCatalogue.read(Path.of("no-folder-of-the-user"))
                .get("mnist-mlp")
                .preset(preset)
                .spec();
    }

    /** A run directory as an engine leaves it after some epochs; its test accuracy is given, everything else follows. */
    public static RunDirectory run(
            Path runs, String preset, RunStatus status, Instant created, int epochs, double accuracy) {
        RunSpec spec = spec(preset);
        RunDirectory directory = RunDirectory.create(runs, spec, created, null);
        @Nullable EpochResult last = epochs == 0 ? null : epoch(epochs, accuracy - 0.002);
        @Nullable EpochResult best = epochs == 0 ? null : epoch(Math.max(1, epochs - 3), accuracy);
        String reason = status == RunStatus.FAILED
                ? "The engine was ended by the system (out of memory, exit code 137). Close other programs, or use a"
                        + " smaller batch."
                : null;
        Instant ended = status.isLive() ? null : created.plusSeconds(60);
        directory.write(RunRecord.created(spec.withData(spec.data().withDataset("mnist")), created, null)
                .withProvenance(new Provenance(
                        "0.1",
                        "1.0.0-M2.1",
                        "CPU",
                        "OpenBLAS",
                        true,
                        2,
                        "17",
                        "Linux",
                        "x86-64",
                        null,
                        null,
                        null,
                        Map.of()))
                .withEpochs(best, last)
                .withStatus(status, reason, ended));
        return directory;
    }

    private static EpochResult epoch(int number, double accuracy) {
        Score score = new Score(2.3 * (1 - accuracy), accuracy);
        return new EpochResult(number, number * 3375L, number * 4.2, score, score, score);
    }

    /** Services over a user folder of a test. */
    public static Services services(Path user, Executor background) {
        Places places = new Places(null, user);
        return new Services(
                places,
                AssignmentCatalogue.read(places.userAssignments()),
                new RunLauncher(places),
                new PreferencesFile(places.preferences()),
                background,
                new SimpleBooleanProperty(),
                new CurrentDatasets(places));
    }

    /** Fills a folder with many runs, for looking at the window by hand. */
    public static void main(String[] arguments) {
        Path runs = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        String[] presets = {"R0", "R1", "R1-latent", "R4-sigmoid", "R4-ReLU"};
        RunStatus[] ends = {RunStatus.FINISHED, RunStatus.FINISHED, RunStatus.STOPPED, RunStatus.FAILED};
        for (int i = 0; i < count; i++) {
            int epochs = i % 7 == 3 ? 0 : 1 + i * 37 % 90;
            Instant created = Instant.now().minusSeconds(7000L * (i + 1));
            RunStatus status = i == 5 ? RunStatus.RUNNING : ends[i % 4];
            run(runs, presets[i % 5], status, created, epochs, 0.88 + i * 31 % 100 / 1000.0);
        }
    }
}
