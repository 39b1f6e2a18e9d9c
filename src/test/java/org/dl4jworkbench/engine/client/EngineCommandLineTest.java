package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.dl4jworkbench.model.Backend;
import org.junit.jupiter.api.Test;

class EngineCommandLineTest {
    private static final String OWN = String.join(
            File.pathSeparator,
            "target/classes",
            "lib/deeplearning4j-nn-1.0.0-M2.1.jar",
            "lib/nd4j-native-1.0.0-M2.1.jar",
            "lib/nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar",
            "lib/nd4j-native-preset-1.0.0-M2.1.jar",
            "lib/nd4j-native-api-1.0.0-M2.1.jar",
            "lib/openblas-0.3.19-1.5.7.jar",
            "lib/nd4j-cuda-11.6-1.0.0-M2.1.jar",
            "lib/cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar",
            "lib/javafx-controls-21.0.12-linux.jar",
            "lib/jfreechart-1.5.6.jar");

    @Test
    void theCpuEngineGetsNoCudaAndNoWindowJars() {
        assertThat(names(Backend.CPU))
                .contains(
                        "classes",
                        "deeplearning4j-nn-1.0.0-M2.1.jar",
                        "nd4j-native-1.0.0-M2.1.jar",
                        "nd4j-native-preset-1.0.0-M2.1.jar",
                        "openblas-0.3.19-1.5.7.jar")
                .noneMatch(name -> name.contains("cuda") || name.contains("javafx") || name.contains("jfreechart"));
    }

    @Test
    void theCudaEngineGetsTheSharedInterfacesButNotTheCpuLibrary() {
        assertThat(names(Backend.CUDA))
                .contains("nd4j-native-api-1.0.0-M2.1.jar", "nd4j-cuda-11.6-1.0.0-M2.1.jar")
                .noneMatch(name -> name.startsWith("nd4j-native-1") || name.startsWith("nd4j-native-preset"));
    }

    @Test
    void everyEntryIsAbsoluteSoThatTheEngineMayStandElsewhere() {
        assertThat(EngineCommandLine.classPath(OWN, Backend.CPU).split(File.pathSeparator))
                .allMatch(entry -> Path.of(entry).isAbsolute());
    }

    @Test
    void theEnvironmentSetsThreadsAndTheBackendsPriority() {
        Map<String, String> environment = new HashMap<>();

        EngineCommandLine.environment(environment, Backend.CPU, 3);
        assertThat(environment).containsEntry("OMP_NUM_THREADS", "3").containsEntry("BACKEND_PRIORITY_CPU", "100");

        EngineCommandLine.environment(environment, Backend.CUDA, 1);
        assertThat(environment).containsEntry("BACKEND_PRIORITY_GPU", "100").containsEntry("BACKEND_PRIORITY_CPU", "1");
    }

    private static java.util.List<String> names(Backend backend) {
        return Arrays.stream(EngineCommandLine.classPath(OWN, backend).split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .toList();
    }
}
