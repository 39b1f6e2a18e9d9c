package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.jspecify.annotations.Nullable;

/**
 * Times training steps on the CPU, each network in a process of its own: with the command line of an engine, or for {@link StepKind#PLAIN}
 * with Java's defaults. Request and answer are files, because native code prints on stdout. The process ends when its input does,
 * and so with this one.
 */
public final class BenchEngine implements StepTimer {
    /** The main class; named here, not imported: its room loads ND4J. */
    static final String BENCH_MAIN = "org.dl4jworkbench.engine.BenchMain";

    /** In the folder that the process is given. */
    public static final String REQUEST = "request.json";

    public static final String ANSWER = "answer.json";

    /** For the start, the choice of threads and steps that take seconds each on a slow machine. */
    private static final long SECONDS_BESIDE = 300;

    private final Path log;
    private @Nullable Process process;
    private boolean cancelled;

    /** @param logs the folder that gets {@code bench.log}, the output of the processes of this object */
    public BenchEngine(Path logs) {
        this.log = logs.resolve("bench.log");
    }

    @Override
    public BenchAnswer measure(BenchRequest request) {
        try (ScratchFolder scratch = ScratchFolder.create("bench")) {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Path folder = scratch.path();
            Json.MAPPER.writeValue(folder.resolve(REQUEST).toFile(), request);
            int exitCode = await(start(request, folder), request);
            Path answer = folder.resolve(ANSWER);
            if (exitCode != 0 || !Files.exists(answer)) {
                throw failure(request, ExitReason.of(exitCode, log));
            }
            return Json.MAPPER.readValue(answer.toFile(), BenchAnswer.class);
        } catch (IOException e) {
            throw new EngineException(
                    "the training step cannot be timed (" + e + ")",
                    request.bench().name(),
                    "See " + log,
                    e);
        }
    }

    private EngineException failure(BenchRequest request, String reason) {
        return new EngineException(
                "the training step could not be timed: " + reason,
                request.bench().name(),
                "See " + log);
    }

    private synchronized Process start(BenchRequest request, Path folder) throws IOException {
        if (cancelled) {
            throw failure(request, "it was cancelled");
        }
        boolean plain = request.kind() == StepKind.PLAIN;
        Path errorFile = log.resolveSibling("hs_err.log");
        List<String> options = new ArrayList<>(
                plain ? EngineCommandLine.plainJvmOptions(errorFile) : EngineCommandLine.jvmOptions(errorFile));
        ProcessBuilder builder = new ProcessBuilder(
                EngineCommandLine.java(Backend.CPU, BENCH_MAIN, options, List.of(folder.toString())));
        boolean automatic = request.threads().isAuto();
        EngineCommandLine.environment(
                builder.environment(),
                Backend.CPU,
                automatic
                        ? Runtime.getRuntime().availableProcessors()
                        : request.threads().count());
        if (plain && automatic) {
            EngineCommandLine.defaultThreads(builder.environment());
        }
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                process == null
                        ? ProcessBuilder.Redirect.to(log.toFile())
                        : ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process started = builder.start();
        process = started;
        return started;
    }

    private int await(Process started, BenchRequest request) {
        try {
            if (!started.waitFor((long) Math.ceil(2 * request.seconds()) + SECONDS_BESIDE, TimeUnit.SECONDS)) {
                started.destroyForcibly();
                throw failure(request, "no figure after twice the seconds asked for and " + SECONDS_BESIDE + " s");
            }
            return started.exitValue();
        } catch (InterruptedException e) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw failure(request, "it was interrupted");
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
