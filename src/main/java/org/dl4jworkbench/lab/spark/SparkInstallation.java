package org.dl4jworkbench.lab.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * What the build's profile {@code spark} has put beside the program.
 *
 * @param jars the folder of Spark's own libraries
 * @param driver the jar of the driver
 */
public record SparkInstallation(Path jars, Path driver) {
    static final String HOW_TO_BUILD =
            "Build with WORKBENCH_PROFILES=spark ./workbench list, which the first time downloads about 120 MB";

    private static final String MAIN = "org.dl4jworkbench.spark.DriverMain";

    /** What Spark 3.5 needs of Java 17, as in its own JavaModuleOptions. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    /** Throws how to get it where it is not there. */
    public static SparkInstallation find(Places places) {
        @Nullable Path application = places.application();
        if (application != null) {
            Path folder = application.resolve("target").resolve("spark");
            SparkInstallation found =
                    new SparkInstallation(folder.resolve("home").resolve("jars"), folder.resolve("driver.jar"));
            if (Files.isDirectory(found.jars) && Files.isRegularFile(found.driver)) {
                return found;
            }
        }
        throw new EngineException("this build has no Spark in it", "--spark", HOW_TO_BUILD);
    }

    /**
     * The command of the driver's process.
     *
     * @param scratch a folder of its own
     */
    List<String> command(Path scratch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        OPENED.forEach(each -> command.add("--add-opens=" + each + "=ALL-UNNAMED"));
        command.add("-Djdk.reflect.useDirectMethodHandle=false");
        command.add("-Djava.awt.headless=true");
        command.add("-cp");
        command.add(driver + File.pathSeparator + jars.resolve("*"));
        command.add(MAIN);
        command.add(scratch.toString());
        return command;
    }

    /** The settings that name this installation, alternately key and value. */
    List<String> settings() {
        // The executors' classes of the driver's own tasks.
        return List.of("spark.jars", driver.toUri().toString());
    }

    /**
     * The environment of the driver's process.
     *
     * @param scratch gets what workers on this machine write
     */
    Map<String, String> environment(SparkCluster cluster, Path scratch) throws IOException {
        if (!cluster.isLocal()) {
            return Map.of();
        }
        Path home = Files.createDirectories(scratch.resolve("home"));
        Files.createSymbolicLink(home.resolve("jars"), jars);
        return Map.of(
                "SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", scalaVersion(), "SPARK_LOCAL_IP", "127.0.0.1");
    }

    private String scalaVersion() throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.startsWith("spark-core_"))
                    .map(name -> name.substring("spark-core_".length(), name.indexOf('-', "spark-core_".length())))
                    .findFirst()
                    .orElseThrow(() -> new EngineException(
                            "there is no spark-core among Spark's libraries", jars.toString(), HOW_TO_BUILD));
        }
    }
}
