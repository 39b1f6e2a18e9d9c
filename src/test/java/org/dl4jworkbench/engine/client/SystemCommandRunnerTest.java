package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemCommandRunnerTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final SystemCommandRunner runner = new SystemCommandRunner();

    /** A program of a few lines, run from a source given on the command line of the Java launcher. */
    private static List<String> java(String mainClass, String... arguments) {
        List<String> command =
                new java.util.ArrayList<>(List.of(JAVA, "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Prints an environment variable and its argument, or waits for ever. */
    static final class Child {
        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length == 0) {
                Thread.currentThread().join();
            }
            System.out.println(System.getenv("WORKBENCH_TEST"));
            System.err.println("warning");
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    @Test
    void exitCodeBothStreamsAndEnvironmentArrive() throws IOException {
        CommandRunner.Outcome outcome =
                runner.run(java(Child.class.getName(), "7"), Map.of("WORKBENCH_TEST", "given"), Duration.ofSeconds(60));

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.output()).isEqualToIgnoringNewLines("given");
        assertThat(outcome.errors()).contains("warning");
    }

    @Test
    void aCommandThatNeverEndsIsEndedAtItsLimit() throws IOException {
        CommandRunner.Outcome outcome = runner.run(java(Child.class.getName()), Map.of(), Duration.ofMillis(300));

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void aCommandThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> runner.run(List.of("no-such-command-here"), Map.of(), Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class);
    }
}
