package org.dl4jworkbench.engine;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.engine.protocol.EngineChannel;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.model.SerialFilter;
import org.dl4jworkbench.rundir.Versions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine process: connects to the workbench that started it, does one run, and ends. Arguments: the socket, {@code auto}
 * or {@code fixed} threads (the number is in OMP_NUM_THREADS), the roots of the data sets, the folder of
 * generated ones.
 */
public final class EngineMain {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMain.class);

    /** Well within the ten seconds an orphan may live. */
    private static final long ORPHAN_SECONDS = 8;

    private static final String ORPHANED = "the workbench ended while the run was in training";

    private EngineMain() {}

    public static void main(String[] arguments) throws IOException {
        SerialFilter.refuseAll();
        LOG.info(
                "Engine {}, process {}, Java {}",
                version(),
                ProcessHandle.current().pid(),
                Runtime.version());
        String roots = arguments.length > 2 ? arguments[2] : "";
        List<Path> dataRoots = Arrays.stream(roots.split(File.pathSeparator))
                .filter(root -> !root.isEmpty())
                .map(Path::of)
                .toList();
        Path generated = arguments.length > 3 && !arguments[3].isEmpty() ? Path.of(arguments[3]) : null;
        DatasetCatalogue datasets = new DatasetCatalogue(dataRoots, generated, new ImageIoDecoder());
        EngineServer server = new EngineServer(datasets, threadsGiven(), arguments[1].equals("auto"));
        TerminalSignals.handle(() -> server.endEarly("the engine was asked to end", ORPHAN_SECONDS));
        ExecutorService reader = Executors.newSingleThreadExecutor(task -> new Thread(task, "connection"));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
            Launcher<EngineEvents> launcher = EngineChannel.launcher(channel, server, EngineEvents.class, reader);
            server.tell(launcher.getRemoteProxy());
            serve(server, launcher.startListening());
        }
        LOG.info("Engine ends");
        // The connection's thread may still wait in a read.
        System.exit(0);
    }

    private static void serve(EngineServer server, Future<?> connection) {
        while (!server.isDone()) {
            try {
                connection.get(100, TimeUnit.MILLISECONDS);
                LOG.warn("The workbench has gone");
                server.endEarly(ORPHANED, ORPHAN_SECONDS);
                return;
            } catch (TimeoutException e) {
                // Still connected, still at work.
                continue;
            } catch (ExecutionException e) {
                LOG.warn("The connection to the workbench broke", e);
                server.endEarly(ORPHANED, ORPHAN_SECONDS);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                server.endEarly(ORPHANED, ORPHAN_SECONDS);
                return;
            }
        }
    }

    /** The threads that the process was started for. */
    static int threadsGiven() {
        String given = System.getenv("OMP_NUM_THREADS");
        try {
            return given == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, Integer.parseInt(given));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("OMP_NUM_THREADS is no number: " + given, e);
        }
    }

    static String version() {
        return Versions.workbench();
    }
}
