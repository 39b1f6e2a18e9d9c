package org.dl4jworkbench.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * One run on an executor: a Java process of the workbench's own program that continues the run's folder and packs it again. The program's
 * stdin is its life line: when the executor dies it reads the end of it and ends its engine.
 */
final class RunTask implements Function<Integer, RunTask.Answer> {
    private static final long serialVersionUID = 1L;
    private static final int LOG_LINES = 12;
    private static final long END_SECONDS = 10;

    /**
     * What a task brings back: a packed run, or the bundle that its worker lacks.
     *
     * @param missing the bundle's id, or null
     * @param run the zip of the run's folder, or null
     */
    record Answer(String missing, byte[] run, Told.Lines told) implements Serializable {}

    private final String id;
    private final Broadcast<byte[]> input;
    private final Bundle program;
    private final Bundle data;
    private final String mainClass;
    private final ArrayList<String> arguments;
    private final Told told;
    private final boolean alwaysSent;

    /**
     * @param input the zip of the run's folder
     * @param program its elements are the class path
     * @param data its only element is the folder for {@code --data}; null where the program needs none
     * @param alwaysSent whether files at the same paths do not count
     */
    RunTask(
            String id,
            Broadcast<byte[]> input,
            Bundle program,
            Bundle data,
            String mainClass,
            List<String> arguments,
            Told told,
            boolean alwaysSent) {
        this.id = id;
        this.input = input;
        this.program = program;
        this.data = data;
        this.mainClass = mainClass;
        this.arguments = new ArrayList<>(arguments);
        this.told = told;
        this.alwaysSent = alwaysSent;
    }

    @Override
    public Answer call(Integer ignored) throws IOException, InterruptedException {
        told.attempt(TaskContext.get().attemptNumber());
        Optional<List<String>> classPath = WorkerFiles.locate(program, alwaysSent);
        if (classPath.isEmpty()) {
            return new Answer(program.id(), null, told.value());
        }
        String dataFolder = "";
        if (data != null) {
            Optional<List<String>> found = WorkerFiles.locate(data, alwaysSent);
            if (found.isEmpty()) {
                return new Answer(data.id(), null, told.value());
            }
            dataFolder = found.get().get(0);
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(WorkerFiles.scratch()), "run-" + id + "-");
        try {
            return new Answer(null, work(folder, classPath.get(), dataFolder), told.value());
        } finally {
            WorkerFiles.delete(folder);
        }
    }

    private byte[] work(Path folder, List<String> classPath, String dataFolder)
            throws IOException, InterruptedException {
        Path in = folder.resolve("in.zip");
        Path out = folder.resolve("out.zip");
        Path log = folder.resolve("program.log");
        Files.write(in, input.value());
        // What comes back passes through this process's memory about three times.
        long limit = Runtime.getRuntime().maxMemory() / 5;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dworkbench.logs=" + folder,
                "-cp",
                String.join(File.pathSeparator, classPath),
                mainClass,
                in.toString(),
                out.toString(),
                folder.toString(),
                dataFolder,
                WorkerFiles.scratch().resolve("user").toString(),
                Long.toString(limit)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (!"UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
            // Services are often started in the locale C, in which Java cannot read names such as Äpfel.
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        Process process = builder.start();
        Thread listener = new Thread(() -> listen(process), "run-" + id);
        listener.setDaemon(true);
        listener.start();
        int code;
        try {
            code = process.waitFor();
            listener.join();
        } finally {
            end(process);
        }
        if (code != 0 || !Files.isRegularFile(out)) {
            throw new IOException("the workbench's program on "
                    + InetAddress.getLocalHost().getHostName() + " ended with exit code " + code + ": " + tail(log));
        }
        return Files.readAllBytes(out);
    }

    /** Its engine ends with it: at once where it was asked to, within ten seconds where the program was killed. */
    private static void end(Process process) throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            // An interrupted thread cannot wait; the wish to end was heard already.
            boolean interrupted = Thread.interrupted();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void listen(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
            }
        } catch (IOException e) {
            told.add("notice " + e.getClass().getSimpleName());
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
