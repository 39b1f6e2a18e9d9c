package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in a sentence why an engine process ended that should not have. */
public final class ExitReason {
    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int SIGNAL = 128;

    private ExitReason() {}

    /**
     * @param exitCode as the operating system reports it; above 128 the number of a signal
     * @param log the engine's log, whose last line is quoted where the code says little
     */
    public static String of(int exitCode, Path log) {
        return switch (exitCode) {
            case OUT_OF_MEMORY -> "the engine ran out of Java memory; use a smaller batch or network";
            case SIGNAL + 9 -> "the engine was killed (signal 9), by hand or because the machine ran out of memory";
            case SIGNAL + 6 ->
                "the engine crashed in native code (signal 6); hs_err.log beside the log has the details";
            case SIGNAL + 11 ->
                "the engine crashed in native code (signal 11); hs_err.log beside the log has the details";
            case SIGNAL + 15 -> "the engine was ended from outside (signal 15)";
            default -> "the engine ended with exit code " + exitCode + lastLine(log);
        };
    }

    private static String lastLine(Path log) {
        try {
            // Native code prints there too, in whatever encoding.
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((a, b) -> b)
                    .map(line -> "; its log ends with: " + line.strip())
                    .orElse("");
        } catch (IOException e) {
            return "; its log cannot be read (" + e.getMessage() + ")";
        }
    }
}
