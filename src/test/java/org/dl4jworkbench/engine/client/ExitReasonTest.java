package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitReasonTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "3, ran out of Java memory",
        "137, was killed (signal 9)",
        "134, native code (signal 6)",
        "139, native code (signal 11)",
        "143, ended from outside"
    })
    void knownExitCodesAreSaidInWords(int code, String expected) {
        assertThat(ExitReason.of(code, folder.resolve("engine.log"))).contains(expected);
    }

    @Test
    void anyOtherCodeQuotesTheLastLineOfTheLog() throws IOException {
        Path log = Files.writeString(folder.resolve("engine.log"), "first\njava.lang.Error: the reason\n\n");

        assertThat(ExitReason.of(1, log)).contains("exit code 1").endsWith("the reason");
    }
}
