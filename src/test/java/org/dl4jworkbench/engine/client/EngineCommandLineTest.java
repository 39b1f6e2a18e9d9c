package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Backend;
import org.junit.jupiter.api.Test;

class EngineCommandLineTest {
    private static final String CLASS_PATH = String.join(
            File.pathSeparator,
            "workbench.jar",
            "javafx-controls-21.0.12-linux.jar",
            "picocli-4.7.7.jar",
            "nd4j-api-1.0.0-M2.1.jar",
            "nd4j-native-api-1.0.0-M2.1.jar",
            "nd4j-native-1.0.0-M2.1.jar",
            "nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar",
            "nd4j-cuda-11.6-1.0.0-M2.1.jar",
            "nd4j-cuda-11.6-1.0.0-M2.1-linux-x86_64.jar",
            "cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar");

    private static List<String> jars(Backend backend) {
        return Arrays.stream(EngineCommandLine.classPath(CLASS_PATH, backend).split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .toList();
    }

    @Test
    void aCpuEngineGetsNoJarOfCudaAndNoneOfTheWindow() {
        assertThat(jars(Backend.CPU))
                .containsExactly(
                        "workbench.jar",
                        "nd4j-api-1.0.0-M2.1.jar",
                        "nd4j-native-api-1.0.0-M2.1.jar",
                        "nd4j-native-1.0.0-M2.1.jar",
                        "nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar");
    }

    @Test
    void aCudaEngineGetsNoBackendOfTheCpu() {
        assertThat(jars(Backend.CUDA))
                .contains(
                        "nd4j-cuda-11.6-1.0.0-M2.1.jar",
                        "nd4j-cuda-11.6-1.0.0-M2.1-linux-x86_64.jar",
                        "cuda-11.6-8.3-1.5.7-linux-x86_64-redist.jar",
                        "nd4j-native-api-1.0.0-M2.1.jar")
                .doesNotContain("nd4j-native-1.0.0-M2.1.jar", "nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar");
    }

    @Test
    void threadsAndBackendAreSetWhereNativeCodeReadsThem() {
        Map<String, String> environment = new HashMap<>();

        EngineCommandLine.environment(environment, Backend.CUDA, 3);

        assertThat(environment).containsEntry("OMP_NUM_THREADS", "3");
        assertThat(Integer.parseInt(environment.getOrDefault("BACKEND_PRIORITY_GPU", "0")))
                .isGreaterThan(Integer.parseInt(environment.getOrDefault("BACKEND_PRIORITY_CPU", "0")));
    }
}
