package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.dl4jworkbench.engine.client.BenchEngine;
import org.dl4jworkbench.engine.client.BenchRequest;
import org.dl4jworkbench.model.SerialFilter;
import org.dl4jworkbench.rundir.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of {@code workbench bench}: reads a request from the folder that is its argument, times the network's training step, leaves
 * the answer there and ends. Ends too when its standard input does: whoever asked is gone then.
 */
public final class BenchMain {
    private static final Logger LOG = LoggerFactory.getLogger(BenchMain.class);

    private static final int FAILED = 1;

    private BenchMain() {}

    public static void main(String[] arguments) {
        SerialFilter.refuseAll();
        // The command that started it ends it.
        TerminalSignals.handle(() -> {});
        Thread lifeLine = new Thread(BenchMain::endWithTheInput, "life line");
        lifeLine.setDaemon(true);
        lifeLine.start();
        int exitCode = FAILED;
        try {
            answer(Path.of(arguments[0]));
            exitCode = 0;
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("The training step could not be timed", e);
            // The command quotes the last line.
            LOG.error("{}", e.getMessage());
        } finally {
            // Threads of the native libraries would keep the process.
            System.exit(exitCode);
        }
    }

    private static void answer(Path folder) throws IOException {
        BenchRequest request =
                Json.MAPPER.readValue(folder.resolve(BenchEngine.REQUEST).toFile(), BenchRequest.class);
        LOG.info("{}, {}", request.bench().name(), request.kind().token());
        Json.MAPPER.writeValue(
                folder.resolve(BenchEngine.ANSWER).toFile(),
                new StepBenchmark(request, EngineMain.threadsGiven()).measure());
    }

    private static void endWithTheInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said there.
                continue;
            }
        } catch (IOException e) {
            LOG.debug("The input broke", e);
        }
        LOG.warn("The command that asked has gone");
        Runtime.getRuntime().halt(FAILED);
    }
}
