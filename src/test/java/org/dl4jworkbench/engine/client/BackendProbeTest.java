package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dl4jworkbench.model.Backend;
import org.junit.jupiter.api.Test;

class BackendProbeTest {
    @Test
    void theCpuComputesRightInAProcessOfItsOwn() {
        BackendProbe.Result result = new BackendProbe(new SystemCommandRunner()).run(Backend.CPU);

        assertThat(result.reason()).isNull();
        ProbeAnswer answer = result.answer();
        assertThat(answer).isNotNull();
        assertThat(answer.backend()).isEqualTo("CPU");
        assertThat(answer.largestError()).isLessThan(1e-4);
        assertThat(answer.oneDnnHelpers())
                .as("oneDNN works where its build was loaded")
                .isEqualTo(answer.build().contains("onednn"));
    }

    @Test
    void theCudaBackendWithoutItsJarsGivesAReason() {
        // This build's class path holds the CPU's jars only, which a CUDA process does not get.
        BackendProbe.Result result = new BackendProbe(new SystemCommandRunner()).run(Backend.CUDA);

        assertThat(result.answer()).isNull();
        assertThat(result.reason()).contains("exit code 1");
    }

    @Test
    void aCommandThatCannotBeStartedIsAReason() {
        BackendProbe.Result result = new BackendProbe((command, environment, limit) -> {
                    throw new IOException("Cannot allocate memory");
                })
                .run(Backend.CPU);

        assertThat(result.reason()).contains("Cannot allocate memory");
    }

    @Test
    void anAnswerFollowedByACrashIsNoSuccess() {
        BackendProbe.Result result = new BackendProbe((command, environment, limit) ->
                        new CommandRunner.Outcome(134, "PROBE {\"backend\":\"CPU\"}\nterminate called", "", false))
                .run(Backend.CPU);

        assertThat(result.answer()).isNull();
        assertThat(result.reason()).contains("exit code 134").contains("terminate called");
    }
}
