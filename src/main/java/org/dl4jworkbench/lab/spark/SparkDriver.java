package org.dl4jworkbench.lab.spark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dl4jworkbench.model.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Spark driver's process and the talk with it; what is said stands at {@code DriverMain} (src/spark/java). Listeners are told on one
 * thread of its own. Closing it, or the death of this process, ends the driver and its application.
 */
final class SparkDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SparkDriver.class);
    private static final long CONNECT_SECONDS = 90;
    private static final long END_SECONDS = 15;

    /** What becomes of a run; the last three are ends, of which exactly one comes. */
    interface Listener {
        void started(String executor, String host, int attempt);

        void told(List<String> words);

        void lost(String executor, String host, String why);

        void done();

        void failed(String why);

        void cancelled();
    }

    private final Process process;
    private final Path log;
    private final Consumer<String> notices;
    private final Writer out;
    private final Map<String, Listener> runs = new ConcurrentHashMap<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Object coresChange = new Object();
    private int cores;
    private volatile boolean closed;

    private SparkDriver(Process process, Path log, Consumer<String> notices) {
        this.process = process;
        this.log = log;
        this.notices = notices;
        this.out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::listen, "spark-driver");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the process.
     *
     * @param log gets what Spark says; appended
     * @param notices what a user should know of the cluster
     */
    static SparkDriver start(
            List<String> command, Map<String, String> environment, Path log, Consumer<String> notices) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new SparkDriver(builder.start(), log, notices);
        } catch (IOException e) {
            throw new EngineException("Spark's driver cannot be started (" + e + ")", "--spark", "See " + log, e);
        }
    }

    /** Waits until the master has taken the application; throws what it says where it does not. */
    void connect(String url, List<String> settings) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("connect", url));
        words.addAll(settings);
        tell(words);
        try {
            String version = ready.get(CONNECT_SECONDS, TimeUnit.SECONDS);
            if (!version.equals(Words.VERSION)) {
                throw new EngineException(
                        "Spark's driver is of another version of the workbench",
                        "--spark",
                        SparkInstallation.HOW_TO_BUILD);
            }
        } catch (ExecutionException e) {
            throw new EngineException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()),
                    "--spark",
                    "Check that the master runs and that this machine reaches it; see " + log,
                    e);
        } catch (TimeoutException e) {
            throw new EngineException(
                    "the Spark master at " + url + " did not answer within " + CONNECT_SECONDS + " s",
                    "--spark",
                    "See " + log,
                    e);
        }
    }

    /** The cores that executors have now. */
    int cores() {
        synchronized (coresChange) {
            return cores;
        }
    }

    /**
     * Waits for executors.
     *
     * @param firstMillis how long for the first one
     * @param quietMillis how long nothing must change after that
     * @return the cores they have; 0 where none came
     */
    int awaitCores(long firstMillis, long quietMillis) throws InterruptedException {
        synchronized (coresChange) {
            awaitOtherThan(0, firstMillis);
            int before = 0;
            while (cores != before) {
                before = cores;
                awaitOtherThan(before, quietMillis);
            }
            return cores;
        }
    }

    private void awaitOtherThan(int known, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (coresChange) {
            for (long left = millis; cores == known && left > 0 && process.isAlive(); ) {
                coresChange.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    /** Names files that runs need. */
    void bundle(String id, Path list) {
        tell(List.of("bundle", id, list.toString()));
    }

    /** Hands a run over; the listener hears of its end in any case. */
    void run(String id, Path in, Path out, String program, String data, List<String> command, Listener listener) {
        runs.put(id, listener);
        List<String> words = new ArrayList<>(List.of("run", id, in.toString(), out.toString(), program, data));
        words.addAll(command);
        try {
            tell(words);
        } catch (EngineException e) {
            if (runs.remove(id) != null) {
                listener.failed(e.what());
            }
        }
    }

    void cancel(String id) {
        tell(List.of("cancel", id));
    }

    private void tell(List<String> words) {
        synchronized (out) {
            try {
                out.write(Words.line(words) + "\n");
                out.flush();
            } catch (IOException e) {
                throw new EngineException("Spark's driver has ended", "--spark", "See " + log, e);
            }
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                try {
                    hear(Words.of(line));
                } catch (RuntimeException e) {
                    LOG.error("Spark's driver said \"{}\"", line, e);
                }
            }
        } catch (IOException e) {
            LOG.debug("The talk with Spark's driver broke", e);
        } finally {
            ended();
        }
    }

    private void hear(List<String> words) {
        switch (words.get(0)) {
            case "ready" -> ready.complete(words.get(1));
            case "refused" -> ready.completeExceptionally(new IllegalStateException(words.get(1)));
            case "notice" -> notices.accept(words.get(1));
            case "cores" -> {
                synchronized (coresChange) {
                    cores = Integer.parseInt(words.get(1));
                    coresChange.notifyAll();
                }
            }
            default -> {
                Listener listener = runs.get(words.get(1));
                // Of a run that has ended here, such as one that was killed, nobody wants to know.
                if (listener != null) {
                    hear(words, listener);
                }
            }
        }
    }

    private void hear(List<String> words, Listener listener) {
        String id = words.get(1);
        switch (words.get(0)) {
            case "started" -> listener.started(words.get(2), words.get(3), Integer.parseInt(words.get(4)));
            case "told" -> listener.told(Words.of(words.get(2)));
            case "lost" -> listener.lost(words.get(2), words.get(3), words.get(4));
            case "done" -> {
                runs.remove(id);
                listener.done();
            }
            case "failed" -> {
                runs.remove(id);
                listener.failed(words.get(2));
            }
            case "cancelled" -> {
                runs.remove(id);
                listener.cancelled();
            }
            default -> throw new IllegalArgumentException("unknown: " + words.get(0));
        }
    }

    /** Forgets a run; its end is no longer told. */
    void forget(String id) {
        runs.remove(id);
    }

    private void ended() {
        String why = closed ? "Spark's driver was ended" : "Spark's driver ended by itself; see " + log;
        ready.completeExceptionally(new IllegalStateException(why));
        synchronized (coresChange) {
            cores = 0;
            coresChange.notifyAll();
        }
        List.copyOf(runs.keySet()).forEach(id -> {
            Listener listener = runs.remove(id);
            if (listener != null) {
                listener.failed(why);
            }
        });
    }

    /** Ends the application and waits for the process, within limits. */
    @Override
    public void close() {
        closed = true;
        try {
            synchronized (out) {
                out.close();
            }
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("Spark's driver had ended already", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
