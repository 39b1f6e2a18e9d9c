package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dl4jworkbench.engine.protocol.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootCommandTest {
    @TempDir
    Path user;

    private Terminal terminal() {
        return new Terminal(user, new ScriptedRuns(run -> {}));
    }

    @Test
    void versionNamesTheProgramAndDeeplearning4j() {
        Terminal terminal = terminal();

        assertThat(terminal.run("--version")).isZero();

        assertThat(terminal.out()).containsPattern("DL4J Workbench \\d+\\.\\d+").contains("Deeplearning4j 1.0.0-M2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "list --help",
                "train --help",
                "export --help",
                "doctor --help",
                "bench --help",
                "data --help",
                "data list --help",
                "data download --help"
            })
    void everyCommandHasHelpOnStdout(String arguments) {
        Terminal terminal = terminal();

        assertThat(terminal.run(arguments.split(" "))).isZero();

        assertThat(terminal.out()).contains("Usage:").contains("--help");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void helpNamesEveryCommand() {
        Terminal terminal = terminal();

        terminal.run("--help");

        assertThat(terminal.out()).contains("list", "train", "export", "doctor", "bench", "130 interrupted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trian", "--jsno", "list extra"})
    void whatIsNotKnownIsBadInput(String arguments) {
        Terminal terminal = terminal();

        assertThat(terminal.run(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).isNotEmpty();
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void anArgumentThatTheLocaleCannotExpressIsBadInput() {
        Terminal terminal = terminal();
        assertThat(terminal.run("train", "mnist-mlp", "--out", "L\uFFFD\uFFFDufe", "--json"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("L\uFFFD\uFFFDufe").contains("UTF-8");
        assertThat(terminal.out()).contains("\"event\":\"failed\"");
    }

    @Test
    void theBarFitsIntoEightyColumns() {
        String bar = TextTrainingOutput.bar(new Progress(1000, 1000, 3_374_999, 3_375_000, 98_765, 1_580_000, 359_000));

        assertThat(bar).hasSizeLessThan(80).contains(" 99%").contains("99 h");
    }

    @Test
    void theBarSaysNothingOfWhatIsNotKnownYet() {
        assertThat(TextTrainingOutput.bar(new Progress(1, 3, 0, 30, 0, 0, -1)))
                .isEqualTo("[------------------------]   0%  epoch 1/3");
    }
}
