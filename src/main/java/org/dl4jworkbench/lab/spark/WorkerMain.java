package org.dl4jworkbench.lab.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.SerialFilter;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an executor starts for a run: unpacks the run's folder, continues it with an engine as the workbench would, and packs it again. The
 * end of its input, which also comes when the executor dies, ends it and its engine.
 *
 * <p>Arguments: the zip of the run's folder; the zip to make; a scratch folder; a folder for {@code --data}, or empty; the user's folder, in
 * which sets are generated; how many bytes may go back; the name of the run's folder. It prints lines of {@link Words}: {@code info JSON},
 * {@code epoch JSON}, {@code notice TEXT}. Exit code 0: the zip is there, whatever the run's status.
 */
public final class WorkerMain {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    /** Nobody waits for the checkpoint of a run that was given up. */
    private static final long END_SECONDS = 8;

    private static final int GIVEN_UP = 3;

    private final PrintStream out;

    private WorkerMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        SerialFilter.refuseAll();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // Only lines of the talk may stand there.
        System.setOut(System.err);
        new WorkerMain(out)
                .work(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]).resolve("run").resolve(arguments[6]),
                        arguments[3].isEmpty() ? null : Path.of(arguments[3]),
                        new Places(null, Path.of(arguments[4])),
                        Long.parseLong(arguments[5]));
        // The thread at stdin still waits.
        System.exit(0);
    }

    private void work(Path in, Path zip, Path folder, @Nullable Path data, Places places, long limit)
            throws IOException {
        RunArchive.unpack(in, folder);
        RunDirectory directory = new RunDirectory(folder);
        Runs.Run run =
                new RunLauncher(places).resume(directory, data, directory.read().until(), new Teller());
        Thread lifeLine = new Thread(() -> endWithInput(run), "life-line");
        lifeLine.setDaemon(true);
        lifeLine.start();
        RunStatus status = run.ended().join();
        LOG.info("The run ended: {}", status.token());
        Path aside = zip.resolveSibling(zip.getFileName() + ".tmp");
        int leftOut = RunArchive.pack(directory, aside, limit);
        if (leftOut > 0) {
            tell(
                    "notice",
                    leftOut + " snapshots stayed behind: the run's folder is larger than an executor can hand back"
                            + " (" + limit / 1_000_000 + " MB). Give executors more memory, with --spark-conf"
                            + " spark.executor.memory=4g, or lower snapshots.megabytes.");
        }
        Files.move(aside, zip, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void endWithInput(Runs.Run run) {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            LOG.info("The executor has gone, or gave the run up");
            run.stop().exceptionally(problem -> {
                LOG.debug("The run could not be stopped", problem);
                return false;
            });
            run.ended().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.warn("The run did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(GIVEN_UP);
    }

    private void tell(String... words) {
        synchronized (out) {
            out.print(Words.line(java.util.List.of(words)) + "\n");
            out.flush();
        }
    }

    private final class Teller implements RunData.Listener {
        @Override
        public void trainingStarted(EngineInfo info) {
            tell("info", json(info));
        }

        @Override
        public void epochFinished(EpochResult result) {
            tell("epoch", json(result));
        }

        @Override
        public void noticed(String message) {
            tell("notice", message);
        }

        private String json(Object value) {
            try {
                return Json.MAPPER
                        .writer()
                        .without(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a record of numbers and words is JSON", e);
            }
        }
    }
}
