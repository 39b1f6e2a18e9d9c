package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;

/** The runs on the disk: an index of run directories. Deleting one in the file manager is no error. */
public final class RunHistory {
    /** One run directory and its record. */
    public record Entry(RunDirectory directory, RunRecord record) {}

    private static final Duration SILENCE = Duration.ofMinutes(2);

    private RunHistory() {}

    /** All readable runs below a folder, newest first; a missing folder holds none. */
    public static List<Entry> list(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(RunDirectory::new)
                    .filter(RunDirectory::exists)
                    .flatMap(run -> run.tryRead().map(record -> new Entry(run, record)).stream())
                    .sorted(Comparator.comparing((Entry entry) -> entry.record().created())
                            .thenComparing(entry -> entry.directory().name())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", runs.toString(), "Check the rights", e);
        }
    }

    /**
     * Whether a run's record says that an engine is at work on it while nothing has been written to its folder for two
     * minutes. An engine that trains writes more often; one that was killed together with its workbench cannot say so.
     */
    public static boolean isAbandoned(Entry entry, Instant now) {
        RunStatus status = entry.record().status();
        return (status == RunStatus.RUNNING || status == RunStatus.STARTING)
                && lastWritten(entry.directory()).isBefore(now.minus(SILENCE));
    }

    private static Instant lastWritten(RunDirectory run) {
        return Stream.of(run.record(), run.metrics(), run.epochs(), run.engineLog())
                .filter(Files::exists)
                .map(RunHistory::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "Check the rights", e);
        }
    }

    /** Deletes a run's folder with all it holds. Refuses a folder that is no run. */
    public static void delete(RunDirectory run) {
        if (!run.exists()) {
            throw new RunFolderException("is no run's folder", run.path().toString(), "Nothing was deleted");
        }
        try (Stream<Path> files = Files.walk(run.path())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be deleted completely (" + e + ")", run.path().toString(), "Delete it by hand", e);
        }
    }
}
