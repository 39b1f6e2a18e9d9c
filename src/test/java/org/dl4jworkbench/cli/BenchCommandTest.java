package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.engine.client.BenchAnswer;
import org.dl4jworkbench.engine.client.BenchRequest;
import org.dl4jworkbench.engine.client.StepKind;
import org.dl4jworkbench.engine.client.StepTimer;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
    @TempDir
    Path user;

    private final Clock clock = new Clock();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Says 1.23456 ms for every network but the one that fails. */
    private static final class Clock implements StepTimer {
        private final List<BenchRequest> requests = new ArrayList<>();
        private String failing = "";

        @Override
        public BenchAnswer measure(BenchRequest request) {
            requests.add(request);
            if (request.bench().name().equals(failing)) {
                throw new EngineException("the engine was killed", failing, "See the log");
            }
            return new BenchAnswer(2, 1.23456, 2.3, 40);
        }

        @Override
        public void cancel() {
            throw new AssertionError("nobody interrupted");
        }
    }

    private int run(String... arguments) {
        return run(new PrintWriter(out), arguments);
    }

    private int run(PrintWriter stdout, String... arguments) {
        PrintWriter stderr = new PrintWriter(err);
        CliServices services = new Terminal(user, new ScriptedRuns(run -> {})).services(stdout, stderr);
        boolean json = List.of(arguments).contains("--json");
        Problems problems = new Problems(services.err(), json ? new JsonLines(services.out()) : null);
        return new CommandLine(new BenchCommand(services, clock))
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems)
                .execute(arguments);
    }

    @Test
    void everyNetworkIsOneObjectOnALine() throws JsonProcessingException {
        assertThat(run("--json")).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(9);
        JsonNode first = Json.MAPPER.readTree(lines.get(0));
        assertThat(first)
                .hasToString(
                        "{\"name\":\"mlp-784-60-2-10\",\"batch\":16,\"threads\":2,\"params\":47252,\"ms_per_iteration\":1.2346,\"cpu_ms_per_iteration\":2.3,\"step\":\"engine\",\"blocks\":40}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theTableStandsUnderItsHead() {
        assertThat(run("mlp-784-60-2-10", "masks-80-k5")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "network           batch  parameters  threads   ms per step",
                        "mlp-784-60-2-10      16      47,252        2         1.235",
                        "masks-80-k5           8     568,291        2         1.235");
    }

    @Test
    void withoutOptionsTheEnginesStepIsTimedForFourSecondsWithThreadsOfItsChoice() {
        run("masks-80-k5");

        BenchRequest request = clock.requests.get(0);
        assertThat(request.kind()).isEqualTo(StepKind.ENGINE);
        assertThat(request.threads()).isEqualTo(Threads.AUTO);
        assertThat(request.seconds()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"--plain, PLAIN", "--built-in-layers, BUILT_IN_LAYERS"})
    void anotherStepCanBeTimed(String option, StepKind kind) {
        assertThat(run("masks-80-k5", option, "--threads", "3", "--seconds", "0.5"))
                .isZero();

        BenchRequest request = clock.requests.get(0);
        assertThat(request.kind()).isEqualTo(kind);
        assertThat(request.threads()).isEqualTo(new Threads(3));
        assertThat(request.seconds()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mnist|mnist-cnn-k3, mnist-cnn-k5",
                "--seconds 0|above 0",
                "--seconds -1|above 0",
                "--seconds NaN|above 0",
                "--seconds 9999|at most 3600",
                "--seconds soon|'soon'",
                "--threads 0|auto, or a number from 1",
                "--threads many|auto, or a number from 1",
                "--plain --built-in-layers|mutually exclusive",
                "--fast|--fast"
            })
    void badInputIsRefusedBeforeAnythingIsTimed(String arguments, String told) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).contains(told);
        assertThat(clock.requests).isEmpty();
    }

    @Test
    void aNetworkThatCannotBeTimedIsToldAndTheOthersAreTimed() throws JsonProcessingException {
        clock.failing = "mnist-cnn-k2";

        assertThat(run("mnist-cnn-k2", "mnist-cnn-k3", "--json")).isEqualTo(ExitCode.FAILED);

        List<String> lines = out.toString().lines().toList();
        assertThat(Json.MAPPER.readTree(lines.get(0)).get("message").asText())
                .isEqualTo("mnist-cnn-k2: the engine was killed. See the log.");
        assertThat(Json.MAPPER.readTree(lines.get(1)).get("name").asText()).isEqualTo("mnist-cnn-k3");
        assertThat(err.toString()).contains("the engine was killed");
    }

    @Test
    void nothingMoreIsTimedWhenNobodyReads() {
        PrintWriter closedPipe = new PrintWriter(new Writer() {
            @Override
            public void write(char[] characters, int from, int count) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        assertThat(run(closedPipe, "--json")).isEqualTo(ExitCode.FAILED);

        assertThat(clock.requests).hasSize(1);
        assertThat(err.toString()).contains("stopped after mlp-784-60-2-10");
    }
}
