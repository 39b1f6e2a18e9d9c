package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.Nd4jCpu$Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process's ND4J turned out to be.
 *
 * @param backend CPU or CUDA
 * @param device the processor's name or the GPU's
 * @param blas the BLAS library
 * @param build which build of the native library was loaded, such as linux-x86_64-onednn-avx2
 * @param oneDnnHelpers whether Deeplearning4j's layers use oneDNN
 */
public record BackendInfo(String backend, String device, String blas, String build, boolean oneDnnHelpers) {
    private static final Logger LOG = LoggerFactory.getLogger(BackendInfo.class);

    /** Loads ND4J, which takes about half a second, and brings the oneDNN helpers to life where the build has them. */
    public static BackendInfo load() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        String backend = environment.getProperty("backend", "unknown");
        String build = nativeBuild(backend);
        if (build.contains("onednn")) {
            System.setProperty(Nd4jCpu$Environment.ONE_DNN_BUILD, "true");
        }
        return new BackendInfo(
                backend,
                backend.equals("CUDA") ? gpu(environment) : processor(),
                environment.getProperty("blas.vendor", "unknown"),
                build,
                BaseMKLDNNHelper.mklDnnEnabled());
    }

    /** The platform and extension in the path that JavaCPP loaded the native library from. */
    private static String nativeBuild(String backend) {
        String library = backend.equals("CUDA") ? "jnind4jcuda" : "jnind4jcpu";
        return Loader.getLoadedLibraries().entrySet().stream()
                .filter(entry -> entry.getKey().contains(library))
                .map(entry -> Path.of(entry.getValue()).getParent())
                .filter(folder -> folder != null && folder.getFileName() != null)
                .map(folder -> folder.getFileName().toString())
                .findFirst()
                .orElse("unknown");
    }

    private static String gpu(Properties environment) {
        Object devices = environment.get("cuda.devicesInformation");
        return devices == null ? "GPU" : devices.toString();
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (Stream<String> lines = Files.lines(info)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                LOG.debug("{} cannot be read", info, e);
            }
        }
        return System.getProperty("os.arch");
    }
}
