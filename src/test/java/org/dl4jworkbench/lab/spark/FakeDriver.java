package org.dl4jworkbench.lab.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what Spark's driver says, and starts the program of a run as an executor would, without any Spark. The setting {@code
 * spark.fake} makes it refuse, be of an older build, lose the first attempt of every run, or die with the first run.
 */
final class FakeDriver {
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, List<String>> bundles = new ConcurrentHashMap<>();
    private final Map<String, Process> live = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Path scratch;

    private FakeDriver(Path scratch) {
        this.scratch = scratch;
    }

    static List<String> command(Path scratch) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeDriver.class.getName(),
                scratch.toString());
    }

    public static void main(String[] arguments) throws IOException {
        FakeDriver driver = new FakeDriver(Path.of(arguments[0]));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                driver.hear(Words.of(line));
            }
        }
        System.exit(0);
    }

    private static void tell(String... words) {
        synchronized (System.out) {
            System.out.print(Words.line(List.of(words)) + "\n");
            System.out.flush();
        }
    }

    private void hear(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "connect" -> {
                for (int k = 2; k < words.size(); k += 2) {
                    settings.put(words.get(k), words.get(k + 1));
                }
                if (is("refuse")) {
                    tell("refused", "no Spark master answers at " + words.get(1));
                } else {
                    tell("ready", is("old") ? "0" : Words.VERSION);
                    tell("cores", "1");
                    tell("cores", "2");
                }
            }
            case "bundle" -> bundles.put(words.get(1), Files.readAllLines(Path.of(words.get(2))));
            case "run" -> new Thread(() -> run(words)).start();
            case "cancel" -> {
                cancelled.add(words.get(1));
                Process process = live.get(words.get(1));
                if (process != null) {
                    process.getOutputStream().close();
                }
            }
            default -> throw new IOException("unknown: " + words);
        }
    }

    private boolean is(String what) {
        return what.equals(settings.get("spark.fake"));
    }

    private void run(List<String> order) {
        String id = order.get(1);
        try {
            if (is("die")) {
                Runtime.getRuntime().halt(1);
            }
            int attempts = is("lose") ? 2 : 1;
            for (int attempt = 0; attempt < attempts && !cancelled.contains(id); attempt++) {
                tell("started", id, Integer.toString(attempt), "some-host", Integer.toString(attempt));
                attempt(order, attempt < attempts - 1);
                if (attempt < attempts - 1) {
                    tell("lost", id, Integer.toString(attempt), "some-host", "it was killed");
                }
            }
            tell(cancelled.contains(id) ? "cancelled" : "done", id);
        } catch (IOException | InterruptedException e) {
            tell("failed", id, String.valueOf(e));
        }
    }

    private void attempt(List<String> order, boolean lose) throws IOException, InterruptedException {
        String id = order.get(1);
        Path folder = Files.createTempDirectory(scratch, "executor");
        String dataRoot = elements(order.get(5)).stream().findFirst().orElse("");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dworkbench.logs=" + folder,
                "-cp",
                String.join(File.pathSeparator, elements(order.get(4))),
                order.get(6),
                order.get(2),
                order.get(3),
                folder.toString(),
                dataRoot,
                folder.resolve("user").toString(),
                "100000000"));
        command.addAll(order.subList(7, order.size()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        live.put(id, process);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tell("told", id, line);
                if (lose && Words.of(line).get(0).equals("epoch")) {
                    process.destroyForcibly().waitFor();
                    return;
                }
            }
        }
        int code = process.waitFor();
        if (code != 0 && !lose && !cancelled.contains(id)) {
            throw new IOException("the program ended with " + code);
        }
    }

    private List<String> elements(String bundle) {
        return bundles.getOrDefault(bundle, List.of()).stream()
                .map(Words::of)
                .filter(words -> words.get(0).equals("element"))
                .map(words -> words.get(2))
                .toList();
    }
}
