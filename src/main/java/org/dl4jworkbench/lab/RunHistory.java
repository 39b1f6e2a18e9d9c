package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;

/** The runs on the disk: an index of run directories. Deleting one in the file manager is no error. */
public final class RunHistory {
    /**
     * One run directory, its record, and what the user says of it.
     *
     * @param experiment the name of the folder of the experiment that the run belongs to, or null for a run of its own
     */
    public record Entry(
            RunDirectory directory,
            RunRecord record,
            RunNotes notes,
            @Nullable String experiment) {
        /** A run of its own of which nothing is said. */
        public Entry(RunDirectory directory, RunRecord record) {
            this(directory, record, RunNotes.NONE, null);
        }
    }

    private static final Duration STARTING_LIMIT = Duration.ofMinutes(2);

    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.record().created())
            .thenComparing(entry -> entry.directory().name())
            .reversed();

    private RunHistory() {}

    /** All readable runs below a folder, newest first; a missing folder holds none. */
    public static List<Entry> list(Path runs) {
        return sorted(list(runs, (String) null, new RunRecords()));
    }

    /** All readable runs of a folder and of the experiments below another, newest first. */
    public static List<Entry> list(Path runs, Path experiments) {
        return list(runs, experiments, new RunRecords());
    }

    /**
     * The same, reading only what has changed.
     *
     * @param known what was read before; forgets the runs that are gone
     */
    public static List<Entry> list(Path runs, Path experiments, RunRecords known) {
        List<Entry> all = new ArrayList<>(list(runs, (String) null, known));
        for (Path experiment : folders(experiments)) {
            all.addAll(list(experiment.resolve("runs"), String.valueOf(experiment.getFileName()), known));
        }
        known.keep(all.stream().map(entry -> entry.directory().path()).collect(Collectors.toSet()));
        return sorted(all);
    }

    private static List<Entry> sorted(List<Entry> all) {
        return all.stream().sorted(NEWEST_FIRST).toList();
    }

    private static List<Entry> list(Path runs, @Nullable String experiment, RunRecords known) {
        return folders(runs).stream()
                .map(RunDirectory::new)
                .flatMap(run -> known
                        .read(run)
                        .flatMap(stored -> Optional.ofNullable(stored.record())
                                .map(record -> new Entry(run, asItIs(run, record), stored.notes(), experiment)))
                        .stream())
                .toList();
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.toList();
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", parent.toString(), "Check the rights", e);
        }
    }

    /** The record, corrected where it says that an engine is at work and none is. */
    private static RunRecord asItIs(RunDirectory run, RunRecord record) {
        if (!isAbandoned(new Entry(run, record), Instant.now())) {
            return record;
        }
        return record.withStatus(
                RunStatus.FAILED,
                "The engine ended without a word: it was killed, or the machine went down. "
                        + Resumption.of(run, record).advice(),
                null);
    }

    /**
     * Whether a record says that an engine is at work and none is: the machine went down, or engine and workbench were both
     * killed. A run that is just starting has not taken its lock yet.
     */
    public static boolean isAbandoned(Entry entry, Instant now) {
        RunRecord record = entry.record();
        Instant begun = WorkLock.announced(entry.directory())
                .filter(announced -> announced.isAfter(record.created()))
                .orElse(record.created());
        boolean justStarted = record.status() == RunStatus.STARTING && begun.isAfter(now.minus(STARTING_LIMIT));
        return record.status().isLive() && !justStarted && !WorkLock.isHeld(entry.directory());
    }

    /** Deletes a run's folder with all it holds. Refuses a folder that is no run, and a run that an engine is at work on. */
    public static void delete(RunDirectory run) {
        if (!run.exists()) {
            throw new RunFolderException("is no run's folder", run.path().toString(), "Nothing was deleted");
        }
        if (WorkLock.isHeld(run)) {
            throw new RunFolderException(
                    "an engine is at work on the run; nothing was deleted",
                    run.path().toString(),
                    "Stop it first");
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
