package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.engine.client.BackendProbe;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.CudaVerdict;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.rundir.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Processor MODERN = new Processor("a processor", 2, true, false);
    private static final Processor OLD = new Processor("an old processor", 2, false, false);
    private static final CudaReport NO_CUDA =
            new CudaReport(CudaVerdict.NO_DRIVER, "no driver", "Install one", List.of(), null, false, null);
    private static final BackendProbe.Result WORKS = new BackendProbe.Result(
            new ProbeAnswer("CPU", "a processor", "OPENBLAS", "linux-x86_64-onednn-avx2", true, 2, 1e-8, 900), null);
    private static final BackendProbe.Result CRASHES = new BackendProbe.Result(null, "exit code 132");

    @TempDir
    Path user;

    private Doctor.Report examine(Processor processor, BackendProbe.Result cpu) {
        Places places = new Places(null, user);
        return new Doctor(places, () -> processor, () -> cpu, () -> NO_CUDA).examine(null, places.runs());
    }

    @Test
    void aMachineWhereAllWorksHasNoProblems() {
        Doctor.Report report = examine(MODERN, WORKS);

        assertThat(report.canTrain()).isTrue();
        assertThat(report.problems()).noneMatch(problem -> problem.contains("engine") || problem.contains("AVX2"));
        assertThat(report.runsRoomBytes())
                .as("of a folder that is yet to be made")
                .isPositive();
        assertThat(report.datasets()).anySatisfy(set -> {
            assertThat(set.id()).isEqualTo("generated-digits");
            assertThat(set.available()).isTrue();
        });
    }

    @Test
    void anEngineThatCrashesOnAnOldProcessorNamesTheGenericBuild() {
        Doctor.Report report = examine(OLD, CRASHES);

        assertThat(report.canTrain()).isFalse();
        assertThat(report.problems().get(0)).contains("exit code 132").contains("WORKBENCH_PROFILES=generic-cpu");
    }

    @Test
    void theReportIsJsonThatScriptsCanRead() throws JsonProcessingException {
        JsonNode json = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(examine(MODERN, WORKS)));

        assertThat(json.path("cuda").path("verdict").asText()).isEqualTo("no-driver");
        assertThat(json.path("cpu").path("backend").asText()).isEqualTo("CPU");
        assertThat(json.path("processor").path("avx2").asBoolean()).isTrue();
        assertThat(json.path("runsFolder").asText()).startsWith(user.toString());
        assertThat(json.path("datasets").isArray()).isTrue();
    }

    @Test
    void theProcessorIsReadFromLinuxesOwnDescription() {
        Processor intel = Processor.parse(
                List.of(
                        "processor\t: 0",
                        "model name\t: Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz",
                        "flags\t\t: fpu sse2 avx avx2 avx512f avx512bw"),
                32);
        Processor older = Processor.parse(List.of("model name\t: Pentium", "flags\t\t: fpu sse2 avx"), 2);
        Processor arm = Processor.parse(List.of("processor\t: 0", "Features\t: fp asimd"), 4);

        assertThat(intel).isEqualTo(new Processor("Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz", 32, true, true));
        assertThat(older).isEqualTo(new Processor("Pentium", 2, false, false));
        assertThat(arm.avx2()).as("unknown, not missing").isNull();
        assertThat(arm.cores()).isEqualTo(4);
    }
}
