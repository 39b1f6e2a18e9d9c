package org.dl4jworkbench.engine.client;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.NameEncoding;

/**
 * The command line and environment of an engine process: the workbench's own class path less what an engine does not need,
 * and the switches that were measured to matter (ARCHITECTURE.md, "Switches of the engine").
 */
public final class EngineCommandLine {
    /** The engine's main class; named here, not imported: its room loads ND4J. */
    static final String ENGINE_MAIN = "org.dl4jworkbench.engine.EngineMain";

    /** Without it, an engine of the CPU build dies now and then; see that class. */
    private static final String BUFFERS = "-Ddatabufferfactory=org.dl4jworkbench.engine.SmallBuffersKept";

    private static final String WAITING = "OMP_WAIT_POLICY";

    private static final String THREADS = "OMP_NUM_THREADS";

    private static final List<String> WINDOW_ONLY = List.of(
            "javafx-", "controlsfx", "atlantafx", "ikonli", "jfreechart", "batik-", "graphics2d", "pdfbox", "picocli");

    private EngineCommandLine() {}

    /** The command of a Java process with the given main class and the jars of one backend. */
    public static List<String> java(
            Backend backend, String mainClass, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (backend == Backend.CPU) {
            command.add(BUFFERS);
        }
        command.add("-cp");
        command.add(classPath(System.getProperty("java.class.path"), backend));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** The JVM options of an engine that computes. */
    public static List<String> jvmOptions(Path errorFile) {
        long physical = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        long heap = Math.max(512L << 20, Math.min(physical / 4, 4L << 30));
        return List.of(
                "-Xmx" + (heap >> 20) + "m",
                "-XX:+UseSerialGC",
                // ND4J's arrays leave references that survive a collection, so a pause grows with the young generation:
                // about 100 ms with the default size, during which no command is answered, about 15 ms with this one.
                "-Xmn16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + errorFile,
                "-Djava.awt.headless=true",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                // Reading /proc at every native allocation costs a quarter of a small network's step; JavaCPP's own
                // count of what it has allocated keeps the limit instead.
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.maxbytes=" + physical / 4 * 3,
                "-Dlogback.configurationFile=logback-engine.xml");
    }

    /** The JVM options of a process that computes as one does that knows nothing of ours: Java's and JavaCPP's defaults. */
    static List<String> plainJvmOptions(Path errorFile) {
        return List.of(
                "-XX:ErrorFile=" + errorFile,
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=logback-engine.xml");
    }

    /** Leaves the number of threads to the native libraries. */
    static void defaultThreads(Map<String, String> environment) {
        environment.remove(THREADS);
        environment.remove(WAITING);
    }

    /** Sets what ND4J and its libraries read once, when they are loaded, and a locale that knows all letters. */
    public static void environment(Map<String, String> environment, Backend backend, int threads) {
        environment.put(THREADS, Integer.toString(threads));
        // Else threads that wait for work spin, and where another process keeps a core busy a step takes eight times as
        // long.
        environment.put(WAITING, "passive");
        environment.put("BACKEND_PRIORITY_CPU", backend == Backend.CUDA ? "1" : "100");
        environment.put("BACKEND_PRIORITY_GPU", backend == Backend.CUDA ? "100" : "1");
        NameEncoding.giveTo(environment);
    }

    /** This process's class path less what only the window needs: the program as another machine needs it to start engines. */
    public static List<Path> classPathWithoutWindow() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> WINDOW_ONLY.stream().noneMatch(new File(entry).getName()::startsWith))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .toList();
    }

    static String classPath(String own, Backend backend) {
        return Arrays.stream(own.split(File.pathSeparator))
                .filter(entry -> isNeeded(new File(entry).getName(), backend))
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String name, Backend backend) {
        if (WINDOW_ONLY.stream().anyMatch(name::startsWith)) {
            return false;
        }
        boolean cudaJar = name.startsWith("nd4j-cuda") || name.startsWith("cuda-");
        boolean cpuBackendJar = name.startsWith("nd4j-native-1") || name.startsWith("nd4j-native-preset");
        return backend == Backend.CUDA ? !cpuBackendJar : !cudaJar;
    }
}
