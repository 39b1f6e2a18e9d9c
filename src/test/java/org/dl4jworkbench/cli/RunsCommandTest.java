package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(folder, new ScriptedRuns(run -> {}));
    }

    private RunDirectory run(int minute, double accuracy, String rate) {
        RunSpec spec = SpecPaths.set(
                AssignmentCatalogue.read(folder).get("mnist-mlp").preset("R0").spec(), "training.learningRate=" + rate);
        Instant created = Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minute);
        RunDirectory run = RunDirectory.create(folder.resolve("mine"), spec, created, null);
        Score score = new Score(1 - accuracy, accuracy);
        EpochResult epoch = new EpochResult(3, 30, 4.5, score, score, score);
        run.write(run.read().withEpochs(epoch, epoch).withStatus(RunStatus.FINISHED, null, created));
        return run;
    }

    @Test
    void listsTheRunsNewestFirstWithTheirTagsAndWhatDiffersFromThePreset() {
        run(0, 0.8, "0.01").write(RunNotes.NONE.tagged("final").withStar(true));
        run(1, 0.9, "0.02");
        Terminal terminal = terminal();
        assertThat(terminal.run("runs", "--runs", folder.resolve("mine").toString()))
                .isZero();
        assertThat(terminal.out().lines()).hasSize(3);
        assertThat(terminal.out().lines().toList().get(1)).contains("0.9000", "Learning rate 0.02", "mnist-mlp · R0");
        assertThat(terminal.out().lines().toList().get(2)).contains("★", "final", "0.8000", "Learning rate 0.01");
    }

    @Test
    void aQueryAndALimitChooseAndJsonIsOneObjectPerLine() {
        run(0, 0.8, "0.01").write(RunNotes.NONE.tagged("final"));
        run(1, 0.9, "0.02");
        run(2, 0.95, "0.04");
        Terminal terminal = terminal();
        assertThat(terminal.run(
                        "runs",
                        "test>0.85",
                        "learningRate<1",
                        "--limit",
                        "1",
                        "--json",
                        "--runs",
                        folder.resolve("mine").toString()))
                .isZero();
        assertThat(terminal.out().lines()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("{\"run\":")
                .contains("\"accuracy\":0.95", "\"status\":\"finished\"", "\"tags\":[]"));
    }

    @Test
    void aQueryThatCannotBeReadIsBadInput() {
        run(0, 0.8, "0.01");
        String mine = folder.resolve("mine").toString();
        Terminal terminal = terminal();
        assertThat(terminal.run("runs", "tset>0.9", "--runs", mine)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("tset", "validation");
        Terminal second = terminal();
        assertThat(second.run("runs", "test>much", "--runs", mine)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(second.err()).contains("no number");
    }
}
