package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.rundir.ScratchFolder;

/** Runs commands as processes of the operating system. */
public final class SystemCommandRunner implements CommandRunner {
    @Override
    public Outcome run(List<String> command, Map<String, String> environment, Duration limit) throws IOException {
        // Files instead of pipes: a child of the command that outlives it cannot keep this thread waiting in a read.
        try (ScratchFolder folder = ScratchFolder.create("command")) {
            Path output = folder.path().resolve("stdout");
            Path errors = folder.path().resolve("stderr");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile());
            builder.redirectError(errors.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = await(process, limit);
            return new Outcome(ended ? process.exitValue() : -1, read(output), read(errors), !ended);
        }
    }

    private static boolean await(Process process, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a command was running", e);
        }
        end(process);
        return false;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), Charset.defaultCharset()) : "";
    }
}
