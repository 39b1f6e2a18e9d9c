package org.dl4jworkbench.lab.writeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.model.ExportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteUpTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:02Z");
    private static final Origin ORIGIN = new Origin("2026-11-21_mnist-mlp_R0", "epoch 12", "4 taken for 9");
    private static final Exhibit FIGURE = SampleFigures.lossFigure(20);
    private static final Exhibit TABLE = RunFigures.epochs(SampleFigures.epochs(3));

    @TempDir
    Path folder;

    private WriteUp writeUp;

    @BeforeEach
    void begin() {
        writeUp = new WriteUp(folder.resolve("write-up"));
    }

    @Test
    void aPinHoldsTheFigureInEveryFormatAndWhereItComesFrom() {
        assertThat(writeUp.pins()).isEmpty();

        Pin pin = writeUp.pin(FIGURE, ORIGIN, NOW);

        assertThat(pin.name()).startsWith("001-").endsWith(pin.content().baseName());
        assertThat(pin.caption()).isEqualTo(FIGURE.title());
        for (Format format : List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV)) {
            assertThat(pin.file(format).orElseThrow()).isNotEmptyFile();
        }
        assertThat(pin.file(Format.MARKDOWN)).isEmpty();
        assertThat(pin.isTable()).isFalse();
        assertThat(writeUp.pin(TABLE, Origin.NONE, NOW).isTable()).isTrue();
        assertThat(new WriteUp(writeUp.folder()).pins()).hasSize(2).startsWith(pin);
        assertThat(pin.content().origin().inWords()).isEqualTo("2026-11-21_mnist-mlp_R0 · epoch 12 · 4 taken for 9");
    }

    @Test
    void theOrderAndTheCaptionsAreTheUsers() {
        Pin first = writeUp.pin(FIGURE, ORIGIN, NOW);
        Pin second = writeUp.pin(FIGURE, ORIGIN, NOW);
        Pin third = writeUp.pin(TABLE, ORIGIN, NOW);

        writeUp.move(third, -1);
        writeUp.move(first, 7);
        Pin renamed = writeUp.withCaption(second, " Loss with 50 % noise ");

        assertThat(writeUp.pins()).containsExactly(third, renamed, first);
        assertThat(renamed.caption()).isEqualTo("Loss with 50 % noise");
        writeUp.move(third, -1);
        assertThat(writeUp.pins()).startsWith(third);
    }

    @Test
    void whatWasRemovedComesBackToItsPlaceAndItsNumberIsNotUsedAgain() {
        Pin first = writeUp.pin(FIGURE, ORIGIN, NOW);
        Pin second = writeUp.pin(FIGURE, ORIGIN, NOW);

        int place = writeUp.remove(first);
        assertThat(writeUp.pins()).containsExactly(second);
        writeUp.remove(second);
        Pin third = writeUp.pin(FIGURE, ORIGIN, NOW);
        assertThat(third.name()).startsWith("003-");
        writeUp.putBack(first, place);

        assertThat(writeUp.pins()).containsExactly(first, third);
        assertThat(first.file(Format.PNG).orElseThrow()).exists();
    }

    @Test
    void aPinThatIsStillBeingWrittenIsNotShown() throws IOException {
        Files.createDirectories(writeUp.folder().resolve("009-half"));

        assertThat(writeUp.pins()).isEmpty();
        assertThat(writeUp.pin(FIGURE, ORIGIN, NOW).name()).startsWith("010-");
    }

    @Test
    void aRecordThatCannotBeReadIsNamedAndTheOthersAreThere() throws IOException {
        Pin damaged = writeUp.pin(FIGURE, ORIGIN, NOW);
        Pin sound = writeUp.pin(FIGURE, ORIGIN, NOW);
        for (String content : List.of("{", "", "null", "[]", "[".repeat(5000))) {
            Files.writeString(damaged.folder().resolve("pin.json"), content);

            WriteUp.Found found = writeUp.find();

            assertThat(found.pins()).containsExactly(sound);
            assertThat(found.problems()).singleElement().satisfies(problem -> assertThat(problem)
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining(damaged.name())
                    .hasMessageContaining("pin.json")
                    .hasMessageContaining("delete its folder"));
        }
    }

    @Test
    void anOrderThatCannotBeReadIsThatOfTheNumbersUntilTheNextChange() throws IOException {
        Pin first = writeUp.pin(FIGURE, ORIGIN, NOW);
        Pin second = writeUp.pin(FIGURE, ORIGIN, NOW);
        writeUp.move(second, -1);
        Files.writeString(writeUp.folder().resolve("order.json"), "null");

        assertThat(writeUp.find().pins()).containsExactly(first, second);
        assertThat(writeUp.find().problems()).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("order.json"));

        writeUp.move(second, -1);
        assertThat(writeUp.find()).isEqualTo(new WriteUp.Found(List.of(second, first), List.of()));
    }

    @Test
    void aFolderThatCannotBeWrittenSaysWhatToDo() throws IOException {
        WriteUp blocked =
                new WriteUp(Files.writeString(folder.resolve("file"), "").resolve("write-up"));

        assertThatThrownBy(() -> blocked.pin(FIGURE, ORIGIN, NOW))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("Check the rights");
    }

    @Test
    void theMarkdownSkeletonShowsFiguresInOrderAndTablesAsText() throws IOException {
        Pin figure = writeUp.withCaption(writeUp.pin(FIGURE, ORIGIN, NOW), "Loss [raw]");
        writeUp.pin(TABLE, Origin.NONE, NOW);

        Path file = Skeleton.MARKDOWN.write(writeUp.pins(), folder);

        assertThat(file).hasFileName("write-up.md");
        assertThat(Files.readString(file))
                .containsSubsequence(
                        "# Write-up",
                        "![Loss \\[raw\\]](figures/" + figure.name() + ".png)",
                        "*Loss \\[raw\\]*",
                        "From 2026-11-21_mnist-mlp_R0 · epoch 12",
                        "**" + TABLE.title() + "**",
                        "| ---");
        assertThat(folder.resolve("figures").resolve(figure.name() + ".png")).isNotEmptyFile();
        assertThat(Skeleton.MARKDOWN.write(writeUp.pins(), folder))
                .as("the first one may hold the user's text by now")
                .hasFileName("write-up-2.md");
    }

    @Test
    void theLatexSkeletonCarriesTheUsersCaptionsEscaped() throws IOException {
        writeUp.withCaption(writeUp.pin(FIGURE, ORIGIN, NOW), "50 % of R_0");
        writeUp.withCaption(writeUp.pin(TABLE, Origin.NONE, NOW), "All & everything");

        String text = Files.readString(Skeleton.LATEX.write(writeUp.pins(), folder));

        assertThat(text)
                .containsSubsequence(
                        "\\begin{document}",
                        "\\includegraphics[width=\\linewidth]{figures/001-",
                        "\\caption{50 \\% of R\\_0}",
                        "% From 2026",
                        "\\caption{All \\& everything}",
                        "\\begin{tabular}",
                        "\\end{document}");
    }

    @Test
    void aPinThatCannotBeMadeLeavesNothing() throws IOException {
        Pin first = writeUp.pin(FIGURE, ORIGIN, NOW);
        // A drawing that fails when its second format is written.
        Exhibit failing = new org.dl4jworkbench.chart.PictureFigure(
                "fails",
                new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB) {
                    private int asked;

                    @Override
                    public int getHeight() {
                        if (++asked > 3) {
                            throw new IllegalStateException("no more");
                        }
                        return 1;
                    }
                },
                List.of());

        assertThatThrownBy(() -> writeUp.pin(failing, ORIGIN, NOW)).hasMessageContaining("no more");

        assertThat(writeUp.pins()).containsExactly(first);
        try (java.util.stream.Stream<Path> files = Files.list(writeUp.folder())) {
            assertThat(files).containsExactly(first.folder());
        }
        assertThat(writeUp.pin(TABLE, ORIGIN, NOW).name()).startsWith("002-");
    }

    @Test
    void namesOfAnyScriptArePinnedAndAPinWithoutItsFileIsNamed() throws IOException {
        Exhibit masks = RunFigures.confusion(
                new org.dl4jworkbench.model.ConfusionMatrix(List.of("配戴口罩", "未戴\t口罩"), new int[][] {{3, 1}, {0, 2}}),
                org.dl4jworkbench.rundir.SplitName.TEST,
                false);
        Pin pin = writeUp.pin(masks, ORIGIN, NOW);
        writeUp.withCaption(pin, "* Masks_ | 配戴");
        Pin gone = writeUp.pin(FIGURE, ORIGIN, NOW);
        Files.delete(gone.file(Format.PDF).orElseThrow());

        String latex = Files.readString(Skeleton.LATEX.write(writeUp.pins(), folder));
        String markdown = Files.readString(Skeleton.MARKDOWN.write(writeUp.pins(), folder));

        assertThat(latex)
                .containsSubsequence(
                        "\\providecommand\\wbother",
                        "\\begin{document}",
                        "{*} Masks\\_ ",
                        "(Left out, its file is gone");
        assertThat(markdown).contains("*\\* Masks\\_ \\| 配戴*");
    }
}
