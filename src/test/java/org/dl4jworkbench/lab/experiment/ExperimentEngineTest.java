package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Experiments with real engine processes that are killed: the end is that of an experiment that was left alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExperimentEngineTest {
    private static final long LIMIT_SECONDS = 90;

    private Path folder;
    private List<List<Double>> undisturbed;

    /** Two variations, one thread: 450 minibatches an epoch, four epochs. */
    static ExperimentPlan plan(Path folder) {
        return Experiments.plan(
                folder,
                Experiments.rates(1, 0.01, 0.02),
                1,
                "training.batchSize=2",
                "training.gradient=mean",
                "training.iterations=1800",
                "engine.backend=cpu",
                "engine.threads=1");
    }

    private static ExperimentRuns experiments(Path folder) {
        return new ExperimentRuns(new RunLauncher(new Places(null, folder)));
    }

    private static ExperimentSession start(Path folder) {
        return experiments(folder)
                .start(plan(folder), folder.resolve("experiments"), new ExperimentSession.Listener() {});
    }

    private static ExperimentRecord ended(ExperimentSession session) {
        return session.idle().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Every figure of the table that does not depend on the clock. */
    private static List<List<Double>> figures(ExperimentSession session) {
        return ExperimentTable.of(session).rows().stream()
                .map(row -> Stream.of(
                                row.trainLoss(),
                                row.trainAccuracy(),
                                row.validationLoss(),
                                row.validationAccuracy(),
                                row.testLoss(),
                                row.testAccuracy(),
                                row.epochs())
                        .map(Measure::mean)
                        .toList())
                .toList();
    }

    @BeforeAll
    void runTheReference(@TempDir Path folder) {
        this.folder = folder;
        ExperimentSession session = start(folder.resolve("reference"));
        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(2);
        undisturbed = figures(session);
        assertThat(undisturbed.get(0).get(6)).isEqualTo(4.0);
        assertThat(RunHistory.list(
                        folder.resolve("none"), folder.resolve("reference").resolve("experiments")))
                .as("the runs of an experiment are runs like others")
                .hasSize(2);
    }

    @Test
    void aKilledEngineFailsItsItemTheRestGoesOnAndRetryEndsWithTheSameTable() {
        ExperimentSession session = start(folder.resolve("engine"));
        ExperimentItem first = session.record().queue().get(0);
        ScriptedEngines.await("a checkpoint of the first run", () -> session.directory()
                .run(session.record().queue().get(0))
                .filter(run -> Files.exists(run.lastCheckpoint()))
                .isPresent());
        long pid = session.liveRun(first)
                .flatMap(RunData::info)
                .map(EngineInfo::pid)
                .orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        ExperimentRecord record = ended(session);
        assertThat(record.queue().stream().map(ExperimentItem::state))
                .containsExactly(ItemState.FAILED, ItemState.FINISHED);
        assertThat(record.queue().get(0).reason()).contains("killed (signal 9)");

        session.retry(first, false).join();
        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(2);
        assertThat(figures(session)).isEqualTo(undisturbed);
    }

    @Test
    void aKilledWorkbenchIsReopenedAndItsExperimentGoesOnFromTheCheckpoint() throws IOException {
        Path own = folder.resolve("workbench");
        Files.createDirectories(own);
        Process workbench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingExperiment.class.getName(),
                        own.toString())
                .redirectError(own.resolve("workbench.err").toFile())
                .start();
        ExperimentDirectory directory;
        try (BufferedReader output = workbench.inputReader()) {
            directory = new ExperimentDirectory(Path.of(output.lines()
                    .filter(line -> line.startsWith("folder "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the workbench ended early, see workbench.err"))
                    .substring("folder ".length())));
        } finally {
            workbench.destroyForcibly();
        }
        workbench.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();

        ExperimentSession session = experiments(own).open(directory);
        assertThat(session.record().queue().stream().map(ExperimentItem::state))
                .containsExactly(ItemState.FINISHED, ItemState.INTERRUPTED);
        session.resume().join();

        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(2);
        assertThat(figures(session)).isEqualTo(undisturbed);
        assertThat(EpochsCsv.read(directory
                        .run(session.record().queue().get(1))
                        .orElseThrow()
                        .epochs()))
                .hasSize(5);
    }
}
