package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOutTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27 | \\u001b",
                "7 | \\u0007",
                "10 | \\n",
                "13 | \\r",
                "9 | \\t",
                "0 | \\u0000",
                "127 | \\u007f",
                "155 | \\u009b",
                "133 | \\u0085",
                "8238 | \\u202e",
                "8294 | \\u2066",
                "8207 | \\u200f",
                "8232 | \\u2028",
                "8203 | \\u200b",
                "65279 | \\ufeff",
                "917505 | \\udb40\\udc01",
                "55357 | \\ud83d"
            })
    void whatATerminalObeysIsWrittenOut(int c, String shown) {
        assertThat(TextOut.visible("a" + Character.toString(c) + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void lettersOfAnyScriptAndEmojiStay() {
        String text = "Ünïcödé — «кот» 漢字 עברית 👩‍🔬 \\ \"";
        assertThat(TextOut.visible(text)).isEqualTo(text);
    }

    @Test
    void aLineStaysOneLineAndOnlyOurOwnMovementsReachTheTerminal() {
        StringWriter written = new StringWriter();
        TextOut out = new TextOut(new PrintWriter(written));
        out.println("one\r\u001b[2Jtwo\nthree");
        out.redraw("bar\u001b[31m");
        assertThat(written.toString().lines().toList())
                .containsExactly("one\\r\\u001b[2Jtwo\\nthree", "", "\033[Kbar\\u001b[31m");
    }

    /** Tags, notes and messages of a run that came from somebody else. */
    @Test
    void notesTagsAndMessagesOfOthersAreShownAsTheyAre() {
        String evil = "\u001b]0;title\u0007\u009b31m\u202edrow";
        RunDirectory run = RunDirectory.create(
                folder.resolve("mine"),
                AssignmentCatalogue.read(folder).get("mnist-mlp").preset("R0").spec(),
                Instant.parse("2026-03-01T12:00:00Z"),
                null);
        run.write(new RunNotes(false, List.of("t\u009bag"), evil + "\nsecond line", false, null));
        Terminal terminal = new Terminal(folder, new ScriptedRuns(each -> {}));
        String mine = folder.resolve("mine").toString();

        assertThat(terminal.run("runs", "--runs", mine)).isZero();
        assertThat(terminal.out().lines()).hasSize(2);
        assertPlain(terminal.out());
        // In a table's cells they are spaces, see PlainText.
        assertThat(terminal.out()).contains("t ag");

        assertThat(terminal.run("runs", "--runs", mine, "--json")).isZero();
        assertThat(terminal.json())
                .singleElement()
                .satisfies(line -> assertThat(line.path("note").asText()).isEqualTo(evil + "\nsecond line"));
        assertPlain(terminal.out());

        assertThat(terminal.run("export", folder.resolve("no\u001b[2Jrun").toString(), "--out", mine))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertPlain(terminal.err());
        assertThat(terminal.err()).contains("no\\u001b[2Jrun");
        assertThat(terminal.run("bad\u001bcommand")).isEqualTo(ExitCode.BAD_INPUT);
        assertPlain(terminal.err());
    }

    private static void assertPlain(String text) {
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
