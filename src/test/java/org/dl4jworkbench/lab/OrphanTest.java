package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbench is killed while its engine trains: the engine saves what it has and goes. */
class OrphanTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void anOrphanedEngineWritesItsCheckpointAndIsGoneWithinTenSeconds() throws Exception {
        Process workbench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingWorkbench.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("workbench.err").toFile())
                .start();
        ProcessHandle engine;
        RunDirectory run;
        try (BufferedReader output = workbench.inputReader()) {
            String[] told = lastLine(output).split(" ", 2);
            engine = ProcessHandle.of(Long.parseLong(told[0])).orElseThrow();
            run = new RunDirectory(Path.of(told[1]));
            assertThat(WorkLock.isHeld(run)).isTrue();
        } finally {
            workbench.destroyForcibly();
        }

        engine.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(run.read().status()).isEqualTo(RunStatus.STOPPED);
        assertThat(run.read().reason()).contains("the workbench ended while the run was in training");
        assertThat(run.lastCheckpoint()).exists();
        assertThat(WorkLock.isHeld(run)).isFalse();
        int rows = MetricsCsv.read(run.metrics()).size();
        assertThat(rows).isGreaterThanOrEqualTo(100);

        RunSession resumed = new LiveRuns(folder).launcher().resume(run, null);
        LiveRuns.awaitIteration(resumed, rows + 10);
        assertThat(resumed.data().losses().snapshot()[rows]).isFinite();
        resumed.stop().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(LiveRuns.statusAtEnd(resumed)).isEqualTo(RunStatus.STOPPED);
    }

    /** What the workbench prints when its run trains; libraries may have printed before. */
    private String lastLine(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+ .*")) {
                return line;
            }
        }
        throw new AssertionError("the workbench ended early: " + Files.readString(folder.resolve("workbench.err")));
    }
}
