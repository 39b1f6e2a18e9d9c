package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;

/** Real engine processes for tests, in a folder of the test's, and what a test waits for. */
final class LiveRuns {
    /** Far beyond what anything here takes, also on a machine that others keep busy. */
    private static final long LIMIT_SECONDS = 90;

    private final Path folder;
    private final RunLauncher launcher;

    LiveRuns(Path folder) {
        this.folder = folder;
        this.launcher = new RunLauncher(new Places(null, folder));
    }

    RunLauncher launcher() {
        return launcher;
    }

    RunSession start(RunSpec spec) {
        return launcher.start(spec, folder.resolve("runs"), null);
    }

    RunSession resume(RunSession ended) {
        return launcher.resume(ended.data().directory(), null);
    }

    /** Starts a run and waits for its end. */
    RunSession finished(RunSpec spec) {
        return finish(start(spec));
    }

    RunSession finish(RunSession session) {
        assertThat(statusAtEnd(session)).as(reason(session)).isEqualTo(RunStatus.FINISHED);
        return session;
    }

    static RunStatus statusAtEnd(RunSession session) {
        return session.ended().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The reason in {@code run.json}, or an empty text. */
    static String reason(RunSession session) {
        return String.valueOf(session.data().directory().read().reason());
    }

    static void awaitIteration(RunSession session, long iteration) {
        await(
                "iteration " + iteration,
                session,
                () -> session.data().progress().map(Progress::iteration).orElse(0L) >= iteration);
    }

    static void await(String what, RunSession session, BooleanSupplier condition) {
        await(what, () -> {
            assertThat(session.isLive() || condition.getAsBoolean())
                    .as("the run ended before %s: %s", what, reason(session))
                    .isTrue();
            return condition.getAsBoolean();
        });
    }

    /** Waits for a condition, looking every few milliseconds; fails when it does not come. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    static byte[] entry(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(name);
            assertThat(entry).as("%s in %s", name, zip).isNotNull();
            return file.getInputStream(entry).readAllBytes();
        }
    }

    static byte[] parameters(RunSession session) throws IOException {
        return entry(session.data().directory().model(), "coefficients.bin");
    }

    static byte[] updaterState(RunSession session) throws IOException {
        return entry(session.data().directory().lastCheckpoint(), "updaterState.bin");
    }

    /** The lines of {@code epochs.csv} or {@code metrics.csv} without their third column, the seconds. */
    static List<String> withoutSeconds(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
                .toList();
    }

    static void assertSameFigures(RunSession actual, RunSession expected) throws IOException {
        RunDirectory run = actual.data().directory();
        RunDirectory reference = expected.data().directory();
        assertThat(withoutSeconds(run.epochs())).isEqualTo(withoutSeconds(reference.epochs()));
        assertThat(withoutSeconds(run.metrics())).isEqualTo(withoutSeconds(reference.metrics()));
        assertThat(parameters(actual)).isEqualTo(parameters(expected));
    }
}
