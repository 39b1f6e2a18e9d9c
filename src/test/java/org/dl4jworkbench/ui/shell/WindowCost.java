package org.dl4jworkbench.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this process takes of processors and memory, read from /proc. */
final class WindowCost {
    private static final double TICKS_PER_SECOND = 100;

    private WindowCost() {}

    /** Processor seconds so far by thread name; threads of one name count together. */
    static Map<String, Double> threads() {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String line = Files.readString(task.resolve("stat"));
                String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'))
                        .replaceAll("[#-]?\\d+$", "");
                String[] cells = line.substring(line.lastIndexOf(')') + 2).split(" ");
                double used = (Long.parseLong(cells[11]) + Long.parseLong(cells[12])) / TICKS_PER_SECOND;
                seconds.merge(name, used, Double::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    /** What the window takes now, and its heap after a collection. */
    static String memory(int iterations) throws InterruptedException {
        String before = resident();
        for (int round = 0; round < 3; round++) {
            System.gc();
            Thread.sleep(300);
        }
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "after %d iterations: resident %s before a collection, %s after; heap %d MB used, %d MB committed",
                iterations,
                before,
                resident(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.totalMemory() >> 20);
    }

    private static String resident() {
        try {
            return Arrays.stream(Files.readString(Path.of("/proc/self/status")).split("\n"))
                    .filter(line -> line.startsWith("VmRSS") || line.startsWith("RssAnon"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
