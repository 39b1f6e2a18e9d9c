package org.dl4jworkbench.lab;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.client.CommandRunner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's processor, as far as the operating system tells.
 *
 * @param cores the number this process may use
 * @param avx2 whether it has AVX2, which the default build of ND4J needs; null where that is unknown or not asked (Arm)
 * @param avx512 whether it has AVX-512; null where that is unknown
 */
public record Processor(
        String name,
        int cores,
        @Nullable Boolean avx2,
        @Nullable Boolean avx512) {
    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Processor ofThisMachine(CommandRunner commands) {
        int cores = Runtime.getRuntime().availableProcessors();
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (Files.isReadable(CPU_INFO)) {
            try (Stream<String> lines = Files.lines(CPU_INFO)) {
                return parse(lines.toList(), cores);
            } catch (IOException e) {
                LOG.debug("{} cannot be read", CPU_INFO, e);
            }
        }
        if (os.contains("mac")) {
            return new Processor(macName(commands), cores, avx(2), avx(3));
        }
        String windowsName = System.getenv("PROCESSOR_IDENTIFIER");
        return new Processor(windowsName == null ? architecture() : windowsName, cores, avx(2), avx(3));
    }

    /** From the lines of Linux's {@code /proc/cpuinfo}. */
    static Processor parse(List<String> cpuInfo, int cores) {
        String name = value(cpuInfo, "model name");
        String flags = value(cpuInfo, "flags");
        if (flags.isEmpty()) {
            return new Processor(name.isEmpty() ? architecture() : name, cores, null, null);
        }
        List<String> features = Arrays.asList(flags.split("\\s+"));
        return new Processor(
                name.isEmpty() ? architecture() : name, cores, features.contains("avx2"), features.contains("avx512f"));
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String macName(CommandRunner commands) {
        try {
            CommandRunner.Outcome outcome = commands.run(
                    List.of("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"), Map.of(), Duration.ofSeconds(5));
            String name = outcome.output().strip();
            return outcome.succeeded() && !name.isEmpty() ? name : architecture();
        } catch (IOException e) {
            LOG.debug("sysctl cannot be run", e);
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    /**
     * The virtual machine has looked at the processor too: its option UseAVX is the level it found, 2 for AVX2. It may
     * leave AVX-512 unused where there is some, so a "no" is known for AVX2 only.
     */
    private static @Nullable Boolean avx(int level) {
        try {
            String found = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("UseAVX")
                    .getValue();
            boolean has = Integer.parseInt(found) >= level;
            return has || level < 3 ? has : null;
        } catch (IllegalArgumentException e) {
            // Virtual machines for other processors have no such option.
            return null;
        }
    }
}
