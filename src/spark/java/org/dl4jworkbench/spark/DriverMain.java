package org.dl4jworkbench.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.dl4jworkbench.lab.spark.Words;

/**
 * The driver of a Spark application whose jobs are runs. It is started by the workbench with a scratch folder as its argument, and talks with
 * it in lines of {@link Words}.
 *
 * <p>It reads: {@code connect URL KEY VALUE…} (once, first), {@code bundle ID LIST_FILE} (files that runs need), {@code run ID IN_ZIP
 * OUT_ZIP PROGRAM DATA MAIN_CLASS ARGUMENT…} (bundles by id, DATA may be empty), {@code cancel ID}. The end of its input ends it.
 *
 * <p>It writes: {@code ready VERSION}, or {@code refused WHY} and ends; {@code cores N} whenever executors come or go; of a run {@code started ID
 * EXECUTOR HOST ATTEMPT}, {@code told ID LINE}, {@code lost ID EXECUTOR HOST WHY} (Spark tries it again), and last one of {@code done ID}, {@code
 * failed ID WHY}, {@code cancelled ID}; {@code notice TEXT}.
 */
public final class DriverMain {
    private static final int CONNECT_MILLIS = 5_000;
    private static final long END_MILLIS = 10_000;
    private static final String ALWAYS_SENT = "spark.workbench.alwaysSend";

    private static DriverMain current;

    private final PrintStream out;
    private final Path scratch;
    private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();
    private final Map<String, Boolean> sent = new ConcurrentHashMap<>();
    private final Map<String, Reached> reached = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final ExecutorService jobs = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    });
    private JavaSparkContext context;
    private boolean alwaysSent;

    /** How much of what a run told was passed on. */
    private record Reached(int attempt, long next) {}

    private DriverMain(PrintStream out, Path scratch) {
        this.out = out;
        this.scratch = scratch;
    }

    @SuppressWarnings("sunapi") // there is no other way to ignore a signal; jdk.unsupported is there to stay
    public static void main(String[] arguments) throws IOException {
        // Ctrl-C in a terminal reaches this process too: the workbench decides what becomes of the runs.
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), sun.misc.SignalHandler.SIG_IGN);
        PrintStream out = System.out;
        // Only lines of the talk may stand there.
        System.setOut(System.err);
        current = new DriverMain(out, Path.of(arguments[0]));
        current.serve();
    }

    /** The driver of this process, for the listener that Spark makes. */
    static DriverMain current() {
        return current;
    }

    private void serve() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = Words.of(line);
                switch (words.get(0)) {
                    case "connect" -> connect(words.get(1), words.subList(2, words.size()));
                    case "bundle" -> bundles.put(words.get(1), Bundle.read(words.get(1), Path.of(words.get(2))));
                    case "run" -> jobs.execute(() -> run(words));
                    case "cancel" -> cancel(words.get(1));
                    default -> throw new IOException("not a command: " + line);
                }
            }
        } finally {
            end();
        }
    }

    void tell(String... words) {
        synchronized (out) {
            out.print(Words.line(List.of(words)) + "\n");
            out.flush();
        }
    }

    // --- The cluster -------------------------------------------------------------------------------------------------

    private void connect(String url, List<String> settings) {
        String unreachable = unreachable(url);
        if (unreachable != null) {
            refuse(unreachable);
        }
        SparkConf conf = new SparkConf().setMaster(url);
        for (int k = 0; k + 1 < settings.size(); k += 2) {
            conf.set(settings.get(k), settings.get(k + 1));
        }
        conf.set("spark.extraListeners", Cluster.class.getName());
        alwaysSent = conf.getBoolean(ALWAYS_SENT, false);
        try {
            context = new JavaSparkContext(conf);
            tell("ready", Words.VERSION);
        } catch (RuntimeException e) {
            refuse("the Spark master took no application: " + firstLine(e));
        }
    }

    private void refuse(String why) {
        tell("refused", why);
        end();
    }

    /** Spark itself takes a minute to find out that nobody is there. Null where one of the masters answers. */
    private static String unreachable(String url) {
        String prefix = "spark://";
        if (!url.startsWith(prefix)) {
            return null;
        }
        String why = "";
        for (String master : url.substring(prefix.length()).split(",")) {
            int colon = master.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(master.substring(colon + 1));
                socket.connect(new InetSocketAddress(master.substring(0, Math.max(0, colon)), port), CONNECT_MILLIS);
                return null;
            } catch (IOException | IllegalArgumentException e) {
                why = e.getMessage() == null ? e.toString() : e.getMessage();
            }
        }
        return "no Spark master answers at " + url + " (" + why + ")";
    }

    private void end() {
        Thread limit = new Thread(() -> {
            try {
                Thread.sleep(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        limit.setDaemon(true);
        limit.start();
        if (context != null) {
            context.cancelAllJobs();
            context.stop();
        }
        try {
            // A workbench that was killed does not.
            WorkerFiles.delete(scratch);
        } catch (IOException e) {
            e.printStackTrace();
        }
        System.exit(0);
    }

    // --- Runs --------------------------------------------------------------------------------------------------------

    private void cancel(String id) {
        cancelled.add(id);
        context.cancelJobGroup(id);
    }

    boolean isCancelled(String id) {
        return cancelled.contains(id);
    }

    /** A run that was cancelled while its job was being submitted had no job to cancel then. */
    void began(String id, int job) {
        if (cancelled.contains(id)) {
            context.sc().cancelJob(job);
        }
    }

    private void run(List<String> order) {
        String id = order.get(1);
        Broadcast<byte[]> input = null;
        try {
            input = context.broadcast(Files.readAllBytes(Path.of(order.get(2))));
            RunTask.Answer answer = answer(order, input);
            if (answer != null) {
                progress(id, answer.told());
                Files.write(Path.of(order.get(3)), answer.run());
                tell("done", id);
            } else {
                tell("cancelled", id);
            }
        } catch (Exception e) {
            // Spark's Java interface throws checked exceptions that it does not declare.
            if (cancelled.contains(id)) {
                tell("cancelled", id);
            } else {
                e.printStackTrace();
                tell("failed", id, firstLine(e));
            }
        } finally {
            cancelled.remove(id);
            reached.remove(id);
            if (input != null) {
                input.destroy();
            }
        }
    }

    /** Null where the run was cancelled. */
    private RunTask.Answer answer(List<String> order, Broadcast<byte[]> input) throws IOException {
        String id = order.get(1);
        Bundle program = bundles.get(order.get(4));
        Bundle data = order.get(5).isEmpty() ? null : bundles.get(order.get(5));
        Told told = new Told();
        context.sc().register(told, "run " + id);
        RunTask task =
                new RunTask(id, input, program, data, order.get(6), order.subList(7, order.size()), told, alwaysSent);
        context.setJobGroup(id, id, true);
        while (!cancelled.contains(id)) {
            RunTask.Answer answer =
                    context.parallelize(List.of(1), 1).map(task).collect().get(0);
            if (answer.missing() == null) {
                return answer;
            }
            send(bundles.get(answer.missing()));
        }
        return null;
    }

    /** Once for all workers: Spark brings the file to every executor before its next task. */
    private synchronized void send(Bundle bundle) throws IOException {
        if (sent.containsKey(bundle.id())) {
            return;
        }
        tell(
                "notice",
                "A worker has not " + bundle.what() + " as it is here: it is sent ("
                        + Math.max(1, bundle.bytes() / 1_000_000) + " MB)");
        Path zip = scratch.resolve(bundle.zipName());
        bundle.writeZip(zip);
        context.sc().addFile(zip.toUri().toString());
        sent.put(bundle.id(), true);
    }

    /** Told by heartbeats and at the end, each with the newest lines: passes on those that are new. */
    void progress(String id, Told.Lines told) {
        synchronized (out) {
            Reached before = reached.getOrDefault(id, new Reached(-1, 0));
            if (told.attempt() < before.attempt()) {
                return;
            }
            long next = told.attempt() == before.attempt() ? before.next() : 0;
            long number = told.first();
            for (String line : told.lines()) {
                if (number >= next) {
                    tell("told", id, line);
                }
                number++;
            }
            reached.put(id, new Reached(told.attempt(), Math.max(next, number)));
        }
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
