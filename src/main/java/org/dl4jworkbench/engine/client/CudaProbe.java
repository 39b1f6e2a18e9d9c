package org.dl4jworkbench.engine.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.Backend;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether CUDA works here, step by step from the driver to a real operation, and stops at the first thing that
 * stands in the way: that is the one the user must see to first. A GPU that is found is not enough: compute capability 9.0 and later
 * cannot run CUDA 11.6 machine code at all.
 */
public final class CudaProbe {
    private static final Duration DRIVER_LIMIT = Duration.ofSeconds(15);
    private static final String FORMAT = "--format=csv,noheader";
    private static final String REBUILD = "Build the workbench with the CUDA backend: stop it and start it once as "
            + "WORKBENCH_PROFILES=cuda,cuda-redist ./workbench";

    private final CommandRunner commands;
    private final BackendProbe operation;
    private final String osName;
    private final String classPath;
    private final Predicate<Path> exists;

    /** On this machine. */
    public static CudaProbe ofThisMachine() {
        CommandRunner commands = new SystemCommandRunner();
        return new CudaProbe(
                commands, System.getProperty("os.name"), System.getProperty("java.class.path"), Files::exists);
    }

    /**
     * @param osName as the system property {@code os.name} has it
     * @param classPath searched for the CUDA backend
     * @param exists whether a file is there
     */
    CudaProbe(CommandRunner commands, String osName, String classPath, Predicate<Path> exists) {
        this.commands = commands;
        this.operation = new BackendProbe(commands);
        this.osName = osName.toLowerCase(Locale.ROOT);
        this.classPath = classPath;
        this.exists = exists;
    }

    /** What nvidia-smi answered. */
    private record Driver(
            boolean found, List<Gpu> gpus, @Nullable String failure) {}

    /** Takes milliseconds without a driver, seconds where the operation runs. */
    public CudaReport report() {
        boolean jars = BackendProbe.hasCudaJars(classPath);
        if (osName.contains("mac")) {
            return new CudaReport(
                    CudaVerdict.NO_SUCH_SYSTEM, "CUDA does not exist for macOS", "", List.of(), null, jars, null);
        }
        Driver driver = driver();
        String version = driver.gpus().isEmpty() ? null : driver.gpus().get(0).driver();
        if (!driver.found()) {
            return new CudaReport(
                    CudaVerdict.NO_DRIVER,
                    "no NVIDIA driver is installed (neither nvidia-smi nor " + libraryName() + " was found)",
                    "With an NVIDIA GPU in the machine, install NVIDIA's driver (450 or newer); without one, use the CPU",
                    List.of(),
                    null,
                    jars,
                    null);
        }
        if (driver.failure() != null) {
            return new CudaReport(
                    CudaVerdict.DRIVER_FAILED,
                    "the NVIDIA driver does not answer (" + driver.failure() + ")",
                    "Restart the machine; if that does not help, install the driver anew",
                    List.of(),
                    null,
                    jars,
                    null);
        }
        if (driver.gpus().isEmpty()) {
            return new CudaReport(
                    CudaVerdict.NO_GPU,
                    "an NVIDIA driver is installed, but it finds no GPU",
                    "Check that the GPU is plugged in and, in a container or on a cluster, that one was given to this session",
                    List.of(),
                    null,
                    jars,
                    null);
        }
        if (driver.gpus().stream().noneMatch(Gpu::isSupported)) {
            return new CudaReport(
                    CudaVerdict.UNSUPPORTED_GPU,
                    names(driver.gpus()) + " cannot run CUDA 11.6 machine code, which ND4J's CUDA backend is made of",
                    "Use the CPU, or a GPU of compute capability "
                            + ComputeCapability.BUILT_FOR.stream()
                                    .map(ComputeCapability::toString)
                                    .collect(Collectors.joining(", "))
                            + " or 8.9",
                    driver.gpus(),
                    version,
                    jars,
                    null);
        }
        if (!jars) {
            return new CudaReport(
                    CudaVerdict.JARS_MISSING,
                    names(driver.gpus()) + " could be used, but this build of the workbench has no CUDA backend",
                    REBUILD,
                    driver.gpus(),
                    version,
                    false,
                    null);
        }
        return operate(driver, version);
    }

    private CudaReport operate(Driver driver, @Nullable String version) {
        BackendProbe.Result result = operation.run(Backend.CUDA);
        ProbeAnswer answer = result.answer();
        String reason = result.reason();
        if (answer != null && !answer.backend().equals("CUDA")) {
            reason = "ND4J loaded its " + answer.backend() + " backend instead";
        }
        if (reason != null) {
            return new CudaReport(
                    CudaVerdict.OPERATION_FAILED,
                    "a trial computation on " + names(driver.gpus()) + " failed: " + reason,
                    remedy(reason),
                    driver.gpus(),
                    version,
                    true,
                    answer);
        }
        return new CudaReport(
                CudaVerdict.USABLE, names(driver.gpus()) + " can be used", "", driver.gpus(), version, true, answer);
    }

    /** What helps against the failures that are known. */
    private static String remedy(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("libcuda.so") || lower.contains("nvcuda.dll")) {
            return "The NVIDIA driver's own library is missing: install the driver anew, or in a container give it the"
                    + " GPU (docker run --gpus all)";
        }
        if (lower.contains("unsatisfiedlinkerror")
                || lower.contains("cannot open shared object")
                || lower.contains("libcudart")
                || lower.contains("libcublas")
                || lower.contains("libcudnn")) {
            return "CUDA 11.6 and cuDNN 8.3 are not installed: install them, or build the workbench with NVIDIA's own "
                    + "libraries: WORKBENCH_PROFILES=cuda,cuda-redist ./workbench";
        }
        if (lower.contains("driver version is insufficient")) {
            return "Install a newer NVIDIA driver: CUDA 11.6 needs 450.80.02 on Linux, 452.39 on Windows, or newer";
        }
        if (lower.contains("out of memory")) {
            return "The GPU's memory is taken by other programs: end them, or use the CPU";
        }
        return "Use the CPU, and see the log of the workbench";
    }

    private Driver driver() {
        try {
            CommandRunner.Outcome outcome = query("name,compute_cap,driver_version");
            if (outcome.allOutput().contains("compute_cap") && !outcome.succeeded()) {
                // Drivers before 510 do not know that field.
                outcome = query("name,driver_version");
            }
            return answered(outcome);
        } catch (IOException e) {
            // No nvidia-smi on the path, as in slim containers: the driver's library says whether there is a driver.
            return libraries().stream().anyMatch(exists)
                    ? new Driver(true, List.of(new Gpu("the GPU", null, "unknown")), null)
                    : new Driver(false, List.of(), null);
        }
    }

    private CommandRunner.Outcome query(String fields) throws IOException {
        return commands.run(List.of("nvidia-smi", "--query-gpu=" + fields, FORMAT), Map.of(), DRIVER_LIMIT);
    }

    private static Driver answered(CommandRunner.Outcome outcome) {
        if (outcome.timedOut()) {
            return new Driver(true, List.of(), "nvidia-smi did not answer within " + DRIVER_LIMIT.toSeconds() + " s");
        }
        if (outcome.allOutput().contains("No devices were found")) {
            return new Driver(true, List.of(), null);
        }
        if (outcome.exitCode() != 0) {
            return new Driver(
                    true,
                    List.of(),
                    outcome.allOutput()
                            .lines()
                            .findFirst()
                            .orElse("nvidia-smi ended with exit code " + outcome.exitCode()));
        }
        List<Gpu> gpus = new ArrayList<>();
        for (String line : outcome.output().split("\\R")) {
            List<String> cells =
                    Arrays.stream(line.split(",")).map(String::strip).toList();
            if (cells.size() >= 3) {
                gpus.add(new Gpu(
                        cells.get(0), ComputeCapability.parse(cells.get(1)).orElse(null), cells.get(2)));
            } else if (cells.size() == 2) {
                gpus.add(new Gpu(cells.get(0), null, cells.get(1)));
            }
        }
        return new Driver(true, gpus, null);
    }

    private String libraryName() {
        return osName.contains("windows") ? "nvcuda.dll" : "libcuda.so.1";
    }

    private List<Path> libraries() {
        if (osName.contains("windows")) {
            String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
            return List.of(new File(new File(root, "System32"), libraryName()).toPath());
        }
        List<String> folders = new ArrayList<>(List.of(
                "/usr/lib/x86_64-linux-gnu",
                "/usr/lib/aarch64-linux-gnu",
                "/usr/lib64",
                "/usr/lib",
                "/usr/lib/wsl/lib",
                "/usr/local/nvidia/lib64",
                "/run/opengl-driver/lib"));
        String own = System.getenv("LD_LIBRARY_PATH");
        if (own != null) {
            Arrays.stream(own.split(":")).filter(folder -> !folder.isEmpty()).forEach(folders::add);
        }
        return folders.stream().map(folder -> Path.of(folder, libraryName())).toList();
    }

    private static String names(List<Gpu> gpus) {
        return gpus.stream().map(Gpu::toString).distinct().collect(Collectors.joining(", "));
    }
}
