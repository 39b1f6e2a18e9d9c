package org.dl4jworkbench.engine.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.jspecify.annotations.Nullable;

/**
 * Tries a backend out: starts a process with the engine's own class path and switches, which loads ND4J, computes a matrix
 * product and a convolution, and checks both. That a library is there, or a GPU is found, does not mean that it works.
 */
public final class BackendProbe {
    /** The probe's main class; named here, not imported: its room loads ND4J. */
    static final String PROBE_MAIN = "org.dl4jworkbench.engine.probe.ProbeMain";

    /** Stands before the answer, as native code prints on stdout too. */
    public static final String ANSWER_PREFIX = "PROBE ";

    /** The first start of CUDA on a machine loads some hundred megabytes and can take long. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final int LINES_OF_REASON = 3;

    /** What ND4J's log says before the reason. */
    private static final String PASSED_OVER = "backend (unavailable): ";

    private final CommandRunner commands;

    /**
     * What came of it: an answer, or the reason why there is none.
     *
     * @param reason a sentence without a full stop; null where there is an answer
     */
    public record Result(
            @Nullable ProbeAnswer answer, @Nullable String reason) {}

    public BackendProbe(CommandRunner commands) {
        this.commands = commands;
    }

    /** @param backend {@link Backend#CPU} or {@link Backend#CUDA} */
    public Result run(Backend backend) {
        try {
            try (ScratchFolder folder = ScratchFolder.create("probe")) {
                return run(backend, folder.path().resolve("hs_err.log"));
            }
        } catch (IOException e) {
            return new Result(null, "the probe process cannot be started (" + e.getMessage() + ")");
        }
    }

    private Result run(Backend backend, Path errorFile) throws IOException {
        List<String> options = new ArrayList<>(EngineCommandLine.jvmOptions(errorFile));
        List<String> command = EngineCommandLine.java(backend, PROBE_MAIN, options, List.of(backend.token()));
        Map<String, String> environment = new HashMap<>();
        EngineCommandLine.environment(environment, backend, Runtime.getRuntime().availableProcessors());
        CommandRunner.Outcome outcome = commands.run(command, environment, LIMIT);
        if (outcome.timedOut()) {
            return new Result(null, "no answer within " + LIMIT.toSeconds() + " s");
        }
        for (String line : outcome.output().split("\\R")) {
            int start = line.indexOf(ANSWER_PREFIX + "{");
            if (start >= 0 && outcome.exitCode() == 0) {
                return new Result(parse(line.substring(start + ANSWER_PREFIX.length())), null);
            }
        }
        return new Result(null, reason(outcome));
    }

    private static ProbeAnswer parse(String json) throws IOException {
        try {
            return Json.MAPPER.readValue(json, ProbeAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IOException("the probe's answer cannot be read: " + json, e);
        }
    }

    /** The line that says most: why ND4J passed over its backend, else the innermost cause, else the last lines. */
    private static String reason(CommandRunner.Outcome outcome) {
        List<String> lines = outcome.allOutput()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("..."))
                .toList();
        for (String line : lines) {
            int passedOver = line.indexOf(PASSED_OVER);
            if (passedOver >= 0) {
                return withoutCacheFolders(line.substring(passedOver + PASSED_OVER.length()));
            }
        }
        List<String> causes = lines.stream()
                .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in thread"))
                .toList();
        List<String> said = causes.isEmpty()
                ? lines.subList(Math.max(0, lines.size() - LINES_OF_REASON), lines.size())
                : causes.subList(causes.size() - 1, causes.size());
        return "the process ended with exit code " + outcome.exitCode() + ": "
                + (said.isEmpty() ? "it printed nothing" : withoutCacheFolders(String.join("; ", said)));
    }

    /** JavaCPP unpacks native libraries into long paths that say nothing to the user. */
    private static String withoutCacheFolders(String text) {
        return text.replaceAll("\\S*[/\\\\]\\.javacpp[/\\\\]\\S*[/\\\\]", "");
    }

    /** Whether the jars of ND4J's CUDA backend, natives included, are on this process's class path. */
    public static boolean hasCudaJars(String classPath) {
        boolean java = false;
        boolean natives = false;
        for (String entry : classPath.split(File.pathSeparator)) {
            String name = new File(entry).getName();
            if (name.startsWith("nd4j-cuda-11.6-1")) {
                boolean classified = name.contains("-linux-") || name.contains("-windows-");
                natives |= classified;
                java |= !classified;
            }
        }
        return java && natives;
    }
}
