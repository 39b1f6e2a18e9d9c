package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs an external command to its end; tests hand in recorded answers. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * What a command left behind.
     *
     * @param exitCode as the operating system reports it; meaningless when {@code timedOut}
     * @param output what it printed on stdout
     * @param errors what it printed on stderr
     * @param timedOut whether it ran past the limit and was ended
     */
    record Outcome(int exitCode, String output, String errors, boolean timedOut) {
        public boolean succeeded() {
            return !timedOut && exitCode == 0;
        }

        /** What it printed on either stream, in one text. */
        public String allOutput() {
            return (output.strip() + "\n" + errors.strip()).strip();
        }
    }

    /**
     * @param environment added to this process's own
     * @throws IOException when there is no such command, or it cannot be started
     */
    Outcome run(List<String> command, Map<String, String> environment, Duration limit) throws IOException;
}
