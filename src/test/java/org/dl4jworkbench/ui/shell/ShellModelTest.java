package org.dl4jworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.RunIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path runs;

    private final List<RunData> live = new ArrayList<>();
    private RunIndex index = new RunIndex(() -> runs, Background.inPlace());
    private ShellModel model = new ShellModel(() -> live, index);

    @BeforeEach
    void read() {
        index.refresh();
    }

    @Test
    void namesTheLastRunsOfTheDiskNewestFirst() {
        for (int i = 0; i < 9; i++) {
            RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON.plusSeconds(i), 1, 0.9);
        }
        RunDirectory newest = RunFixtures.run(runs, "R1", RunStatus.FAILED, NOON.plusSeconds(100), 1, 0.9);
        index.refresh();
        assertThat(model.recentProperty().get()).hasSize(6);
        assertThat(model.recentProperty().get().get(0))
                .isEqualTo(new RunLink(newest, RunStatus.FAILED, "mnist-mlp · R1", newest.name()));
    }

    @Test
    void theNewestRunOfAnExperimentStandsForAllOfIt() {
        Path experiments = runs.resolve("experiments");
        Path own = runs.resolve("runs");
        Path trials = experiments.resolve("search").resolve("runs");
        for (int i = 0; i < 9; i++) {
            RunFixtures.run(trials, "R4-ReLU", RunStatus.FINISHED, NOON.plusSeconds(i), 1, 0.9);
        }
        RunDirectory newest = RunFixtures.run(trials, "R1", RunStatus.FINISHED, NOON.plusSeconds(20), 1, 0.9);
        RunDirectory older = RunFixtures.run(own, "R0", RunStatus.FINISHED, NOON.minusSeconds(5), 1, 0.9);
        RunIndex both = new RunIndex(() -> own, () -> experiments, Background.inPlace());
        ShellModel shown = new ShellModel(() -> live, both);
        both.refresh();
        assertThat(shown.recentProperty().get()).extracting(RunLink::directory).containsExactly(newest, older);
    }

    @Test
    void aRunIsListedAsRunningOrAsRecentButNotTwice() {
        RunDirectory directory = RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 1, 0.9);
        live.add(new RunData(directory, directory.read()));
        model.tick();
        assertThat(model.runningProperty().get()).extracting(RunLink::directory).containsExactly(directory);
        assertThat(model.recentProperty().get()).isEmpty();
        assertThat(model.runningCountProperty().get()).isEqualTo(1);

        directory.write(directory.read().withStatus(RunStatus.FINISHED, null, NOON));
        live.clear();
        model.tick();
        assertThat(model.runningProperty().get()).isEmpty();
        assertThat(model.recentProperty().get()).extracting(RunLink::status).containsExactly(RunStatus.FINISHED);
    }

    @Test
    void theStatusBarNamesTheDataOfTheRunningWorkAndIsReadyOtherwise() {
        RunDirectory directory = RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 1, 0.9);
        live.add(new RunData(directory, directory.read()));
        model.tick();
        assertThat(model.datasetProperty().get()).isEqualTo("mnist");
        live.clear();
        model.tick();
        assertThat(model.datasetProperty().get()).isEmpty();
        assertThat(model.statusProperty().get()).isEqualTo(StatusLine.READY);
    }

    @Test
    void anEngineThatOnlyServesViewsAfterTrainingIsNotRunning() {
        RunDirectory directory = RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 1, 0.9);
        live.add(new RunData(directory, directory.read()));
        model.tick();
        assertThat(model.runningProperty().get()).isEmpty();
    }
}
