package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.lab.compare.ComparedRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(folder, new ScriptedRuns(run -> {}));
    }

    private String run(double loss, String... changes) throws IOException {
        return ComparedRuns.run(folder.resolve("runs"), "mnist-mlp", "R0", new double[] {loss, loss / 2}, changes)
                .path()
                .toString();
    }

    @Test
    void everyFigureAndTableOfTheComparisonIsWritten() throws IOException {
        Path out = folder.resolve("out");
        Terminal terminal = terminal();
        assertThat(terminal.run(
                        "compare",
                        run(4, "training.seed=1"),
                        run(3, "training.seed=2"),
                        run(2, "training.learningRate=0.007"),
                        "--out",
                        out.toString()))
                .isZero();
        for (String name : new String[] {
            "scores.md",
            "scores-mean.tex",
            "settings-that-differ.csv",
            "settings.csv",
            "test-loss.png",
            "test-loss-mean.csv",
            "test-accuracy.svg",
            "minibatch-loss.pdf",
            "confusion-difference-2.png",
            "confusion-difference-2-rows.csv",
            "weights-layer-1-weights.png"
        }) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("settings-that-differ.csv"))).contains("Learning rate");
        assertThat(Files.readString(out.resolve("test-loss-mean.csv"))).contains("standard deviation");
        assertThat(terminal.out().lines()).contains(out.resolve("scores.md").toString());
    }

    @Test
    void anExperimentsFolderStandsForItsRunsAndJsonIsOneLine() throws IOException {
        Path experiment = folder.resolve("experiments/e1");
        ComparedRuns.run(experiment.resolve("runs"), "mnist-mlp", "R0", new double[] {3, 2}, "training.seed=1");
        ComparedRuns.run(experiment.resolve("runs"), "mnist-mlp", "R0", new double[] {4, 2}, "training.seed=2");
        Files.writeString(experiment.resolve("experiment.json"), "{}");
        Terminal terminal = terminal();
        assertThat(terminal.run(
                        "compare",
                        experiment.toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--json"))
                .isZero();
        assertThat(terminal.out().lines()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("{\"event\":\"compared\"")
                .contains("seed 1", "seed 2", "scores-mean.csv"));
    }

    @Test
    void aSingleRunIsNothingToCompare() throws IOException {
        Terminal terminal = terminal();
        assertThat(terminal.run(
                        "compare", run(4), "--out", folder.resolve("out").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("only 1 run");
    }

    @Test
    void aRunThatCannotBeReadIsNamedAndTheOthersAreCompared() throws IOException {
        String damaged = run(5);
        Files.writeString(Path.of(damaged, "run.json"), "{");
        Terminal terminal = terminal();
        Path out = folder.resolve("out");
        assertThat(terminal.run("compare", run(4), damaged, run(3), "--out", out.toString()))
                .isZero();
        assertThat(terminal.err()).contains(Path.of(damaged, "run.json").toString());
        assertThat(out.resolve("scores.md")).isNotEmptyFile();
    }

    @Test
    void aDamagedFileOfARunIsNamedAndTheRestIsCompared() throws IOException {
        String damaged = run(5);
        Files.writeString(
                Path.of(damaged, "metrics.csv"), "iteration,epoch,loss,seconds\n1,1,rubbish,2,0.1\n2,1,1,2,0.1\n");
        Terminal terminal = terminal();
        Path out = folder.resolve("out");
        assertThat(terminal.run("compare", run(4), damaged, run(3), "--out", out.toString()))
                .isZero();
        assertThat(terminal.err()).contains(Path.of(damaged, "metrics.csv").toString());
        assertThat(out.resolve("minibatch-loss.pdf")).isNotEmptyFile();
    }

    @Test
    void whereTooFewCanBeReadEachOfTheOthersIsNamed() throws IOException {
        String damaged = run(5);
        Files.writeString(Path.of(damaged, "run.json"), "null");
        Terminal terminal = terminal();
        assertThat(terminal.run(
                        "compare",
                        run(4),
                        damaged,
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err())
                .contains("only 1 run")
                .contains(Path.of(damaged, "run.json").toString());
    }
}
