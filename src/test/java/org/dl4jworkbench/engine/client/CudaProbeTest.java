package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** With answers of nvidia-smi as they were recorded on real machines. */
class CudaProbeTest {
    private static final String NO_CUDA_JARS = String.join(File.pathSeparator, "a.jar", "nd4j-native-1.0.0-M2.1.jar");
    private static final String CUDA_JARS = String.join(
            File.pathSeparator,
            "nd4j-cuda-11.6-1.0.0-M2.1.jar",
            "nd4j-cuda-11.6-1.0.0-M2.1-linux-x86_64.jar",
            "nd4j-native-1.0.0-M2.1.jar");
    private static final String CUDA_ANSWER = """
            some native library says hello
            PROBE {"backend":"CUDA","device":"RTX","blas":"CUBLAS","build":"linux-x86_64","oneDnnHelpers":false,\
            "threads":2,"largestError":1.0E-7,"millis":2100}
            """;

    private final List<List<String>> commands = new ArrayList<>();

    private CudaProbe probe(String os, String classPath, Function<List<String>, CommandRunner.Outcome> answers) {
        return new CudaProbe(
                (command, environment, limit) -> {
                    commands.add(command);
                    CommandRunner.Outcome outcome = answers.apply(command);
                    if (outcome == null) {
                        throw new IOException("error=2, No such file or directory");
                    }
                    return outcome;
                },
                os,
                classPath,
                path -> false);
    }

    private CudaReport report(String classPath, CommandRunner.Outcome smi, CommandRunner.Outcome operation) {
        return probe("Linux", classPath, command -> command.get(0).equals("nvidia-smi") ? smi : operation)
                .report();
    }

    private static CommandRunner.Outcome printed(String text) {
        return new CommandRunner.Outcome(0, text, "", false);
    }

    private static CommandRunner.Outcome failed(int code, String text) {
        return new CommandRunner.Outcome(code, text, "", false);
    }

    @Test
    void withoutNvidiaSmiAndLibraryThereIsNoDriver() {
        CudaReport report = probe("Linux", CUDA_JARS, command -> null).report();

        assertThat(report.verdict()).isEqualTo(CudaVerdict.NO_DRIVER);
        assertThat(report.what()).contains("libcuda.so.1");
        assertThat(report.remedy()).contains("install");
    }

    @Test
    void onWindowsTheMissingLibraryIsNamedAsItIsThere() {
        assertThat(probe("Windows 11", NO_CUDA_JARS, command -> null).report().what())
                .contains("nvcuda.dll");
    }

    @Test
    void macOsHasNoCuda() {
        CudaReport report = probe("Mac OS X", NO_CUDA_JARS, command -> null).report();

        assertThat(report.verdict()).isEqualTo(CudaVerdict.NO_SUCH_SYSTEM);
        assertThat(commands).isEmpty();
    }

    @Test
    void aDriverThatDoesNotAnswerIsNotAMissingOne() {
        CudaReport report = report(
                CUDA_JARS,
                failed(
                        9,
                        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that"
                                + " the latest NVIDIA driver is installed and running.\n\n"),
                printed(""));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.DRIVER_FAILED);
        assertThat(report.what()).contains("couldn't communicate");
    }

    @Test
    void aDriverThatHangsIsReportedWithinItsLimit() {
        CudaReport report = report(CUDA_JARS, new CommandRunner.Outcome(-1, "", "", true), printed(""));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.DRIVER_FAILED);
        assertThat(report.what()).contains("did not answer within 15 s");
    }

    @Test
    void aDriverWithoutAGpuSaysSo() {
        assertThat(report(CUDA_JARS, failed(6, "No devices were found\n"), printed(""))
                        .verdict())
                .isEqualTo(CudaVerdict.NO_GPU);
    }

    @Test
    void anH200CannotRunCuda116AlsoWhereTheJarsAreThere() {
        CudaReport report = report(CUDA_JARS, printed("NVIDIA H200, 9.0, 550.90.07\n"), printed(CUDA_ANSWER));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.UNSUPPORTED_GPU);
        assertThat(report.what()).contains("NVIDIA H200 (compute capability 9.0)");
        assertThat(report.driver()).isEqualTo("550.90.07");
        assertThat(commands).as("no operation is tried on it").hasSize(1);
    }

    @Test
    void missingJarsAreNamedOnlyWhereTheGpuCouldUseThem() {
        CudaReport usable = report(NO_CUDA_JARS, printed("NVIDIA GeForce RTX 3080, 8.6, 535.54.03\n"), printed(""));
        CudaReport hopeless = report(NO_CUDA_JARS, printed("NVIDIA H100 PCIe, 9.0, 535.54.03\n"), printed(""));

        assertThat(usable.verdict()).isEqualTo(CudaVerdict.JARS_MISSING);
        assertThat(usable.remedy()).contains("WORKBENCH_PROFILES=cuda");
        assertThat(hopeless.verdict()).isEqualTo(CudaVerdict.UNSUPPORTED_GPU);
    }

    @Test
    void aGpuThatComputesRightIsUsable() {
        CudaReport report =
                report(CUDA_JARS, printed("NVIDIA GeForce RTX 4090, 8.9, 535.54.03\n"), printed(CUDA_ANSWER));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.USABLE);
        assertThat(report.usable()).isTrue();
        assertThat(report.operation()).isNotNull();
        assertThat(report.remedy()).isEmpty();
    }

    @Test
    void oneUsableGpuOfSeveralIsEnough() {
        CudaReport report = report(
                CUDA_JARS, printed("NVIDIA H100, 9.0, 535.54.03\nTesla T4, 7.5, 535.54.03\n"), printed(CUDA_ANSWER));

        assertThat(report.gpus()).hasSize(2);
        assertThat(report.usable()).isTrue();
    }

    @Test
    void aFailedOperationGivesTheReasonAndWhatHelps() {
        CudaReport report =
                report(CUDA_JARS, printed("Tesla T4, 7.5, 535.54.03\n"), new CommandRunner.Outcome(1, "", """
                        Exception in thread "main" java.lang.ExceptionInInitializerError
                        \tat org.nd4j.linalg.factory.Nd4j.initContext(Nd4j.java:5152)
                        Caused by: java.lang.UnsatisfiedLinkError: libcudart.so.11.0: cannot open shared object file
                        \t... 12 more
                        """, false));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.OPERATION_FAILED);
        assertThat(report.what()).contains("libcudart.so.11.0");
        assertThat(report.remedy()).contains("CUDA 11.6").contains("cuda-redist");
    }

    /** As recorded with the CUDA jars on a machine without the driver's library. */
    @Test
    void theReasonIsWhyNd4jPassedOverItsBackendWithoutThePathsOfItsCache() {
        CudaReport report = report(
                CUDA_JARS,
                printed("Tesla T4, 7.5, 535.54.03\n"),
                new CommandRunner.Outcome(
                        1,
                        "2026-11-21 10:15:00.115 WARN  [main] o.n.l.f.Nd4jBackend Skipped [JCublasBackend] backend"
                                + " (unavailable): java.lang.UnsatisfiedLinkError: /home/a/.javacpp/cache/cuda.jar/org/"
                                + "libjnicudart.so: libcuda.so.1: cannot open shared object file: No such file or"
                                + " directory\n",
                        "Exception in thread \"main\" java.lang.ExceptionInInitializerError\nCaused by: "
                                + "org.nd4j.linalg.factory.Nd4jBackend$NoAvailableBackendException: Please ensure\n",
                        false));

        assertThat(report.what())
                .endsWith("failed: java.lang.UnsatisfiedLinkError: libjnicudart.so: libcuda.so.1: cannot open shared"
                        + " object file: No such file or directory");
        assertThat(report.remedy()).contains("driver's own library");
    }

    @Test
    void aFallBackToTheCpuIsNoSuccess() {
        CudaReport report = report(
                CUDA_JARS, printed("Tesla T4, 7.5, 535.54.03\n"), printed(CUDA_ANSWER.replace("CUDA\"", "CPU\"")));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.OPERATION_FAILED);
        assertThat(report.what()).contains("ND4J loaded its CPU backend instead");
    }

    @Test
    void anOperationThatHangsFails() {
        CudaReport report =
                report(CUDA_JARS, printed("Tesla T4, 7.5, 535.54.03\n"), new CommandRunner.Outcome(-1, "", "", true));

        assertThat(report.verdict()).isEqualTo(CudaVerdict.OPERATION_FAILED);
        assertThat(report.what()).contains("no answer within");
    }

    @Test
    void anOldDriverThatKnowsNoComputeCapabilityIsAskedWithoutIt() {
        CudaReport report = probe("Linux", CUDA_JARS, command -> {
                    if (!command.get(0).equals("nvidia-smi")) {
                        return printed(CUDA_ANSWER);
                    }
                    return command.get(1).contains("compute_cap")
                            ? failed(2, "Field \"compute_cap\" is not a valid field to query.\n\n")
                            : printed("Tesla K80, 470.57.02\n");
                })
                .report();

        assertThat(report.verdict()).isEqualTo(CudaVerdict.USABLE);
        assertThat(report.gpus().get(0).capability()).isNull();
        assertThat(report.driver()).isEqualTo("470.57.02");
    }

    @Test
    void aDriversLibraryWithoutNvidiaSmiLeavesItToTheOperation() {
        CudaProbe probe = new CudaProbe(
                (List<String> command, Map<String, String> environment, Duration limit) -> {
                    if (command.get(0).equals("nvidia-smi")) {
                        throw new IOException("error=2, No such file or directory");
                    }
                    return printed(CUDA_ANSWER);
                },
                "Linux",
                CUDA_JARS,
                path -> path.equals(Path.of("/usr/lib/x86_64-linux-gnu/libcuda.so.1")));

        assertThat(probe.report().verdict()).isEqualTo(CudaVerdict.USABLE);
    }

    @Test
    void theJarsCountOnlyWithTheirNatives() {
        assertThat(BackendProbe.hasCudaJars(CUDA_JARS)).isTrue();
        assertThat(BackendProbe.hasCudaJars("nd4j-cuda-11.6-1.0.0-M2.1.jar")).isFalse();
        assertThat(BackendProbe.hasCudaJars("nd4j-cuda-11.6-preset-1.0.0-M2.1.jar" + File.pathSeparator
                        + "nd4j-cuda-11.6-preset-1.0.0-M2.1-linux-x86_64.jar"))
                .isFalse();
    }
}
