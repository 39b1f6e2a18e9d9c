package org.dl4jworkbench.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.client.SpareEngine;
import org.dl4jworkbench.model.RunSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that waits for its run: a gain where it fits, and missed by nobody where it does not. */
class WarmSpareTest {
    private static final RunSpec SPEC = SpecPaths.set(Specs.digits(1), "engine.threads=auto");

    @TempDir
    Path folder;

    private LiveRuns runs;
    private SpareEngine spare;

    @BeforeEach
    void waitForASpare() {
        runs = new LiveRuns(folder);
        runs.launcher().keepSpare(() -> null, () -> true);
        LiveRuns.await("a waiting engine", () -> runs.launcher().spare().isPresent());
        spare = runs.launcher().spare().orElseThrow();
    }

    @AfterEach
    void endIt() {
        runs.launcher().endSpare();
    }

    @Test
    void aRunTakesItAndIsTheSameAsInANewEngine(@TempDir Path other) throws IOException {
        RunSession taken = runs.finished(SPEC);

        assertThat(taken.enginePid()).isEqualTo(spare.pid());
        RunSession fresh = new LiveRuns(other).finished(SPEC);
        if (threads(taken) == threads(fresh)) {
            // They are chosen by a measurement, and another number rounds differently.
            LiveRuns.assertSameFigures(taken, fresh);
        }
        assertThat(Files.readString(taken.data().directory().engineLog()))
                .contains("process " + spare.pid(), "Network of ", "finished after", "Engine ends")
                .containsOnlyOnce("Network of ");
    }

    private static int threads(RunSession session) {
        return requireNonNull(session.data().record().provenance()).threads();
    }

    @Test
    void whatDoesNotFitGetsANewEngineAndTheWaitingOneEndsWithTheWindow() throws Exception {
        RunSession other = runs.launcher().start(SPEC, folder.resolve("runs"), folder.resolve("elsewhere"));
        runs.finish(other);
        ProcessHandle waiting = ProcessHandle.of(spare.pid()).orElseThrow();
        assertThat(other.enginePid()).isNotEqualTo(spare.pid());
        assertThat(RunHistory.list(folder.resolve("runs"))).hasSize(1);

        runs.launcher().endSpare();

        waiting.onExit().get(10, TimeUnit.SECONDS);
        try (Stream<Path> left = Files.list(folder.resolve("logs"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aKilledOneIsNotMissed() {
        ProcessHandle.of(spare.pid()).orElseThrow().destroyForcibly();
        LiveRuns.await("its end", () -> !spare.isWaiting());

        assertThat(runs.finished(SPEC).enginePid()).isNotEqualTo(spare.pid());
    }
}
