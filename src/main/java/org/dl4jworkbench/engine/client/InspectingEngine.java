package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.InspectionCommands;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.jspecify.annotations.Nullable;

/**
 * An engine process that looks inside one run, with the folder that it writes its answers into. On the CPU, which every machine has, and
 * with one thread, so that a training at work keeps its cores.
 */
public final class InspectingEngine implements AutoCloseable {
    private static final long LONGEST_LOG_BYTES = 1_000_000;

    private final EngineProcess process;
    private final RunDirectory run;
    private final ScratchFolder scratch;
    private final Path log;
    private final CompletableFuture<Boolean> opened;
    private volatile boolean closed;

    private InspectingEngine(EngineProcess process, RunDirectory run, ScratchFolder scratch, Path log) {
        this.process = process;
        this.run = run;
        this.scratch = scratch;
        this.log = log;
        // It may have written a last file.
        process.exited().thenRun(scratch::close);
        this.opened = answered(process.commands()
                .inspect(
                        run.path().toAbsolutePath().toString(),
                        scratch.path().toAbsolutePath().toString()));
    }

    /**
     * Starts an engine and has it open the run; the first answer waits for that. Takes about half a second: not for the JavaFX thread.
     *
     * @param dataRoots where data sets are looked for, in order
     * @param generated where generated sets are written on first use, or null
     * @param logs the folder that gets {@code inspection.log}
     */
    public static InspectingEngine start(RunDirectory run, List<Path> dataRoots, @Nullable Path generated, Path logs) {
        Path log = logs.resolve("inspection.log");
        try {
            Files.createDirectories(logs);
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
                Files.delete(log);
            }
            ScratchFolder scratch = ScratchFolder.create("inside");
            // The first answer comes in half the processor time, and the later ones are native code for the most part.
            EngineLaunch launch =
                    new EngineLaunch(Backend.CPU, new Threads(1), dataRoots, generated, log, EngineLaunch.QUICK_START);
            return new InspectingEngine(process(launch, scratch), run, scratch, log);
        } catch (IOException e) {
            throw new EngineException(
                    "the engine that looks inside cannot be started (" + e + ")", run.name(), "See " + log, e);
        }
    }

    private static EngineProcess process(EngineLaunch launch, ScratchFolder scratch) {
        try {
            return EngineProcess.start(launch, new NoEvents());
        } catch (EngineException e) {
            scratch.close();
            throw e;
        }
    }

    /** Asks once the run is open. The answer comes on the connection's thread; a refusal is a {@code WorkbenchException}. */
    public <T> CompletableFuture<T> ask(Function<InspectionCommands, CompletableFuture<T>> question) {
        return opened.thenCompose(open -> answered(question.apply(process.commands())));
    }

    /** An engine that ends never answers. */
    private <T> CompletableFuture<T> answered(CompletableFuture<T> answer) {
        CompletableFuture<T> ended = process.exited().thenCompose(code -> CompletableFuture.failedFuture(ended(code)));
        return answer.exceptionallyCompose(problem -> CompletableFuture.failedFuture(Refusal.of(problem)))
                .applyToEither(ended, each -> each);
    }

    private EngineException ended(int code) {
        return closed
                ? new EngineException("the run is no longer looked into", run.name(), "Open it again")
                : new EngineException(
                        "the engine that looks inside the run ended: " + ExitReason.of(code, log),
                        run.name(),
                        "Ask again: another one is started. See " + log);
    }

    /** Whether questions are in vain: the process has ended, or the run could not be opened. */
    public boolean isSpent() {
        return closed || process.exited().isDone() || opened.isCompletedExceptionally();
    }

    /** Reads an array of an answer and deletes its file. */
    public float[][] take(String name) {
        Path file = scratch.path().resolve(name);
        try {
            float[][] values = Npy.readFloats(file, Npy.Form.anything());
            Files.delete(file);
            return values;
        } catch (IOException e) {
            throw new EngineException("an answer's file cannot be deleted (" + e + ")", file.toString(), "", e);
        }
    }

    /** The folder that answers are written into. */
    public Path scratch() {
        return scratch.path();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the process, which only ever reads the run, and removes its folder. */
    @Override
    public void close() {
        closed = true;
        process.close();
        process.kill();
        scratch.close();
    }

    /** An engine that looks inside tells nothing by itself. */
    private static final class NoEvents implements EngineEvents {
        @Override
        public void status(StatusEvent event) {}

        @Override
        public void losses(LossBatch batch) {}

        @Override
        public void epoch(EpochEvent event) {}

        @Override
        public void notice(String message) {}
    }
}
