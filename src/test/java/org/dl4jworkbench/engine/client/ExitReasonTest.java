package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitReasonTest {
    @TempDir
    Path folder;

    /** With the options of a real engine, but for the size of the heap. */
    @Test
    void anEngineWithoutJavaMemoryEndsAndSaysSo() throws Exception {
        Path log = folder.resolve("engine.log");
        List<String> options = EngineCommandLine.jvmOptions(folder.resolve("hs_err.log")).stream()
                .map(option -> option.startsWith("-Xmx") ? "-Xmx32m" : option)
                .toList();
        Process process = new ProcessBuilder(
                        EngineCommandLine.java(Backend.CPU, HeapEater.class.getName(), options, List.of()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(ExitReason.of(process.waitFor(), log)).contains("ran out of Java memory", "smaller batch");
    }

    @ParameterizedTest
    @CsvSource({
        "137, killed (signal 9)",
        "134, crashed in native code (signal 6)",
        "139, signal 11",
        "143, from outside"
    })
    void signalsAreNamed(int code, String reason) {
        assertThat(ExitReason.of(code, folder.resolve("engine.log"))).contains(reason);
    }

    @Test
    void anUnknownCodeQuotesTheLogsLastLine() throws IOException {
        Path log = folder.resolve("engine.log");
        Files.writeString(log, "first\nthe last word\n\n");

        assertThat(ExitReason.of(42, log))
                .isEqualTo("the engine ended with exit code 42; its log ends with: the last word");
        assertThat(ExitReason.of(42, folder.resolve("none.log")))
                .contains("exit code 42")
                .contains("none.log");
    }
}
