package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(folder, new ScriptedRuns(run -> {}));
    }

    private RunDirectory run() throws IOException {
        RunSpec spec = AssignmentCatalogue.read(folder)
                .get("mnist-mlp")
                .presets()
                .get(0)
                .spec();
        RunDirectory run = RunDirectory.create(folder.resolve("runs"), spec, Instant.EPOCH, null);
        EpochsCsv.write(
                run.epochs(),
                List.of(
                        new EpochResult(0, 0, 0, new Score(2.3, 0.1), null, new Score(2.3, 0.1)),
                        new EpochResult(1, 2, 0.5, new Score(0.5, 0.8), null, new Score(0.6, 0.7))));
        try (MetricsCsv.Appender metrics = new MetricsCsv.Appender(run.metrics(), 0)) {
            metrics.append(1, 1, 0.1, 2.2, 0.4);
            metrics.append(2, 1, 0.2, 1.9, 0.4);
        }
        int[][] counts = new int[10][10];
        counts[4][9] = 3;
        counts[4][4] = 7;
        Npy.write(run.confusion(1, SplitName.TEST), counts);
        return run;
    }

    @Test
    void everyFigureAndTableIsWrittenInEveryFormatThatSuitsIt() throws IOException {
        Path out = folder.resolve("figures");
        Terminal terminal = terminal();

        assertThat(terminal.run("export", run().path().toString(), "--out", out.toString()))
                .isZero();

        List<String> names;
        try (Stream<Path> files = Files.list(out)) {
            names = files.map(file -> String.valueOf(file.getFileName())).toList();
        }
        assertThat(names)
                .contains(
                        "loss-per-iteration.png",
                        "loss-per-iteration.svg",
                        "loss-per-iteration.pdf",
                        "loss-per-iteration.csv")
                .contains("network.png", "network.svg", "network.pdf", "network.csv")
                .contains("confusion-test.pdf", "confusion-test-normalised.png")
                .contains("layers.csv", "layers.md", "layers.tex", "epochs.csv", "accuracy-per-class-table.tex")
                .contains("best-and-last-epoch.md", "about-the-run.tex");
        assertThat(terminal.out().lines()).hasSameSizeAs(names);
        assertThat(Files.readString(out.resolve("layers.md"))).contains("47,252");
        assertThat(Files.readString(out.resolve("most-confused-test.csv"))).contains("4,9,3");
        byte[] png = Files.readAllBytes(out.resolve("error-per-epoch.png"));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(out.resolve("error-per-epoch.pdf"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
    }

    @Test
    void jsonNamesTheFiles() throws IOException {
        Path out = folder.resolve("figures");
        Terminal terminal = terminal();

        assertThat(terminal.run("export", run().path().toString(), "--out", out.toString(), "--json"))
                .isZero();

        assertThat(terminal.json()).hasSize(1);
        terminal.json().get(0).path("files").forEach(file -> assertThat(Path.of(file.asText()))
                .exists());
        assertThat(terminal.json().get(0).path("files").size()).isGreaterThan(20);
    }

    @Test
    void aFolderThatIsNoRunIsBadInput() {
        Terminal terminal = terminal();

        assertThat(terminal.run(
                        "export",
                        folder.toString(),
                        "--out",
                        folder.resolve("x").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("it has no run.json");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void withoutOutItSaysSo() throws IOException {
        Terminal terminal = terminal();

        assertThat(terminal.run("export", run().path().toString())).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("--out");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndTheOthersAreWritten() throws IOException {
        Path out = Files.createDirectories(folder.resolve("figures"));
        // A folder of that name, with something in it, is in the way.
        Files.createDirectories(out.resolve("error-per-epoch.pdf").resolve("mine"));
        Terminal terminal = terminal();

        assertThat(terminal.run("export", run().path().toString(), "--out", out.toString()))
                .isEqualTo(ExitCode.FAILED);

        assertThat(terminal.err())
                .contains("error-per-epoch.pdf: cannot be written")
                .contains("1 of " + (terminal.out().lines().count() + 1) + " files were not written")
                .doesNotContain("\tat ");
        assertThat(out.resolve("error-per-epoch.svg")).isNotEmptyFile();
        assertThat(out.resolve("scores-per-class.tex")).isNotEmptyFile();
        assertThat(out.resolve("error-per-epoch.pdf.tmp")).doesNotExist();
    }

    @Test
    void aFolderThatTakesNoFileIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Terminal terminal = terminal();

        assertThat(terminal.run(
                        "export",
                        run().path().toString(),
                        "--out",
                        file.resolve("in").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err().strip().lines()).hasSize(1);
        assertThat(terminal.err()).contains("this folder cannot be made", "Name a folder that you may write to");
    }
}
