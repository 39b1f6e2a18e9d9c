package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records and notes of run directories, each file read again only when it has changed: hundreds of runs are listed at every visit of
 * a page. May be used by several threads.
 */
public final class RunRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecords.class);

    /**
     * What a run's files said.
     *
     * @param record null where it cannot be read
     * @param problems what is wrong with them
     */
    record Stored(@Nullable RunRecord record, RunNotes notes, List<WorkbenchException> problems) {}

    /**
     * What tells one state of a file from another. Files are replaced by renaming, so that most file systems give each content a key of
     * its own; two writes within one tick of the clock are told apart by it.
     */
    private record Stamp(@Nullable Object key, FileTime modified, long size) {}

    private record Known(Stamp record, @Nullable Stamp notes, Stored stored) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong reads = new AtomicLong();

    /** The run's record and notes; empty where the folder is no run's. */
    Optional<Stored> read(RunDirectory run) {
        try {
            return readFiles(run);
        } catch (RunFolderException e) {
            // A link in the place of a file.
            return Optional.of(new Stored(null, RunNotes.NONE, List.of(e)));
        }
    }

    private Optional<Stored> readFiles(RunDirectory run) {
        Stamp record = stamp(run.record());
        if (record == null) {
            return Optional.empty();
        }
        Stamp notes = stamp(run.notes());
        Known before = known.get(run.path());
        if (before == null || !before.record().equals(record) || !java.util.Objects.equals(before.notes(), notes)) {
            List<WorkbenchException> problems = new ArrayList<>();
            RunRecord content = readRecord(run, problems);
            RunNotes said = notes == null ? RunNotes.NONE : readNotes(run, problems);
            before = new Known(record, notes, new Stored(content, said, List.copyOf(problems)));
            known.put(run.path(), before);
        }
        return Optional.of(before.stored());
    }

    private @Nullable RunRecord readRecord(RunDirectory run, List<WorkbenchException> problems) {
        reads.incrementAndGet();
        try {
            return run.read();
        } catch (RunFolderException e) {
            problems.add(e);
            return null;
        }
    }

    private RunNotes readNotes(RunDirectory run, List<WorkbenchException> problems) {
        reads.incrementAndGet();
        try {
            return run.readNotes();
        } catch (RunFolderException e) {
            // The run is listed all the same; whoever changes its notes is told that they cannot be read.
            problems.add(e);
            return RunNotes.NONE;
        }
    }

    private static @Nullable Stamp stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.fileKey(), found.lastModifiedTime(), found.size());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return null;
        }
    }

    /** Forgets the runs that are gone. */
    void keep(Set<Path> runs) {
        known.keySet().retainAll(runs);
    }

    /** How many files were read so far. */
    public long reads() {
        return reads.get();
    }
}
