package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.PlainFiles;
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

    /**
     * What lies below a folder.
     *
     * @param runs newest first
     * @param problems what is wrong with other runs' records, which are left out, and with notes; each names its file
     */
    public record Found(List<Entry> runs, List<WorkbenchException> problems) {
        public static final Found NONE = new Found(List.of(), List.of());

        public Found {
            runs = List.copyOf(runs);
            problems = List.copyOf(problems);
        }
    }

    /** All readable runs below a folder, newest first; a missing folder holds none. */
    public static List<Entry> list(Path runs) {
        return find(runs).runs();
    }

    /** All readable runs of a folder and of the experiments below another, newest first. */
    public static List<Entry> list(Path runs, Path experiments) {
        return find(runs, experiments, new RunRecords()).runs();
    }

    /** The runs of one folder; a missing folder holds none. */
    public static Found find(Path runs) {
        Search search = new Search(new RunRecords());
        search.look(folders(runs), null);
        return search.found();
    }

    /**
     * The runs of a folder and of the experiments below another, reading only what has changed.
     *
     * @param known what was read before; forgets the runs that are gone
     */
    public static Found find(Path runs, Path experiments, RunRecords known) {
        Search search = new Search(known);
        search.look(folders(runs), null);
        for (Path experiment : folders(experiments)) {
            search.lookInto(experiment);
        }
        Found found = search.found();
        known.keep(found.runs().stream().map(entry -> entry.directory().path()).collect(Collectors.toSet()));
        return found;
    }

    /** Gathers runs and problems of several folders. */
    private static final class Search {
        private final RunRecords known;
        private final List<Entry> runs = new ArrayList<>();
        private final List<WorkbenchException> problems = new ArrayList<>();

        Search(RunRecords known) {
            this.known = known;
        }

        /** An experiment's folder may have been handed on as a whole, so its runs are not looked for behind links. */
        void lookInto(Path experiment) {
            try {
                Path place = PlainFiles.below(experiment, "runs");
                List<Path> folders = folders(place);
                folders.forEach(folder -> PlainFiles.below(place, String.valueOf(folder.getFileName())));
                look(folders, String.valueOf(experiment.getFileName()));
            } catch (RunFolderException e) {
                problems.add(e);
            }
        }

        void look(List<Path> folders, @Nullable String experiment) {
            for (Path folder : folders) {
                RunDirectory run = new RunDirectory(folder);
                RunRecords.Stored stored = known.read(run).orElse(null);
                if (stored != null) {
                    problems.addAll(stored.problems());
                    RunRecord record = stored.record();
                    if (record != null) {
                        runs.add(new Entry(run, asItIs(run, record), stored.notes(), experiment));
                    }
                }
            }
        }

        Found found() {
            return new Found(runs.stream().sorted(NEWEST_FIRST).toList(), problems);
        }
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
