package org.dl4jworkbench.engine.client;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dl4jworkbench.engine.protocol.EngineChannel;
import org.dl4jworkbench.engine.protocol.EngineCommands;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine process and the typed connection to it. Events arrive on the connection's own thread, in order. When this
 * process dies, the engine sees the end of the connection, writes a checkpoint and exits.
 */
public final class EngineProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final long CONNECT_LIMIT_MILLIS = 60_000;

    private final Process process;
    private final SocketChannel channel;
    private final ExecutorService reader;
    private final EngineCommands commands;
    private final CompletableFuture<Integer> exit;

    private EngineProcess(
            Process process, SocketChannel channel, ExecutorService reader, Launcher<EngineCommands> launcher) {
        this.process = process;
        this.channel = channel;
        this.reader = reader;
        this.commands = launcher.getRemoteProxy();
        var listening = launcher.startListening();
        // What the engine told before it ended is heard before its end is.
        this.exit = process.onExit().thenApplyAsync(ended -> {
            try {
                listening.get(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                LOG.debug("The engine's connection ended with its process", e);
            }
            return ended.exitValue();
        });
    }

    /**
     * Starts an engine and waits for its connection: about half a second. Not for the JavaFX thread.
     *
     * @param events told on the connection's thread
     */
    public static EngineProcess start(EngineLaunch launch, EngineEvents events) {
        try (ScratchFolder folder = ScratchFolder.create("run")) {
            Path socket = folder.path().resolve("s");
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                Process process = startProcess(launch, socket);
                try {
                    SocketChannel channel = accept(server, process, launch.log());
                    ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
                        Thread thread = new Thread(task, "engine-" + process.pid());
                        thread.setDaemon(true);
                        return thread;
                    });
                    return new EngineProcess(
                            process,
                            channel,
                            reader,
                            EngineChannel.launcher(channel, events, EngineCommands.class, reader));
                } catch (IOException | RuntimeException e) {
                    process.destroyForcibly();
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    "the engine process cannot be started (" + e + ")",
                    "",
                    "See " + launch.log() + " for its output",
                    e);
        }
    }

    /** Where Java describes its own crash. */
    static Path errorFile(Path log) {
        return log.resolveSibling("hs_err.log");
    }

    private static Process startProcess(EngineLaunch launch, Path socket) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Path errorFile = errorFile(launch.log());
        String roots = launch.dataRoots().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String generated = launch.generated() == null ? "" : launch.generated().toString();
        List<String> options = new ArrayList<>(EngineCommandLine.jvmOptions(errorFile));
        int threads = launch.threads().isAuto() ? cores : launch.threads().count();
        // What Java itself does side by side, such as decoding pictures, keeps to the same number.
        options.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
        options.addAll(launch.jvmOptions());
        List<String> command = EngineCommandLine.java(
                launch.backend(),
                EngineCommandLine.ENGINE_MAIN,
                options,
                List.of(socket.toString(), launch.threads().isAuto() ? "auto" : "fixed", roots, generated));
        ProcessBuilder builder = new ProcessBuilder(command);
        EngineCommandLine.environment(builder.environment(), launch.backend(), threads);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        return builder.start();
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, Path log) throws IOException {
        server.configureBlocking(false);
        long end = System.currentTimeMillis() + CONNECT_LIMIT_MILLIS;
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (System.currentTimeMillis() < end) {
                selector.select(100);
                SocketChannel channel = server.accept();
                if (channel != null) {
                    channel.configureBlocking(true);
                    return channel;
                }
                if (!process.isAlive()) {
                    throw new EngineException(
                            "the engine process ended before it answered: " + ExitReason.of(process.exitValue(), log),
                            "",
                            "See " + log);
                }
            }
        }
        throw new EngineException(
                "the engine process did not answer within " + CONNECT_LIMIT_MILLIS / 1000 + " s", "", "See " + log);
    }

    public EngineCommands commands() {
        return commands;
    }

    public long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code after every event that came before it was delivered. */
    public CompletableFuture<Integer> exited() {
        return exit;
    }

    /** Ends the process at once; a run in training keeps its last checkpoint. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Closes the connection; the engine writes a checkpoint and exits by itself. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("The engine's connection was closed already", e);
        }
        reader.shutdown();
    }
}
