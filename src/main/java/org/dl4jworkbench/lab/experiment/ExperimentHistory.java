package org.dl4jworkbench.lab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.WorkLock;

/** The experiments on the disk. */
public final class ExperimentHistory {
    /**
     * One experiment's folder and its record.
     *
     * @param atWork whether a workbench, this one or another, is at work on it
     */
    public record Entry(ExperimentDirectory directory, ExperimentRecord record, boolean atWork) {}

    private ExperimentHistory() {}

    /** All readable experiments below a folder, newest first, without searches; a missing folder holds none. */
    public static List<Entry> list(Path experiments) {
        return all(experiments).stream()
                .filter(entry -> entry.record().search() == null)
                .toList();
    }

    /**
     * What lies below a folder.
     *
     * @param entries newest first
     * @param problems what is wrong with the records of others, which are left out; each names its file
     */
    public record Found(List<Entry> entries, List<WorkbenchException> problems) {
        public Found {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
        }
    }

    /** All readable experiments and searches below a folder, newest first; a missing folder holds none. */
    public static List<Entry> all(Path experiments) {
        return find(experiments).entries();
    }

    /** All experiments and searches below a folder; a missing folder holds none. */
    public static Found find(Path experiments) {
        if (!Files.isDirectory(experiments)) {
            return new Found(List.of(), List.of());
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(experiments)) {
            folders = all.sorted().toList();
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", experiments.toString(), "Check the rights", e);
        }
        List<Entry> entries = new ArrayList<>();
        List<WorkbenchException> problems = new ArrayList<>();
        for (Path folder : folders) {
            try {
                entry(new ExperimentDirectory(folder)).ifPresent(entries::add);
            } catch (RunFolderException e) {
                problems.add(e);
            }
        }
        entries.sort(Comparator.comparing((Entry entry) -> entry.record().created())
                .thenComparing(entry -> entry.directory().name())
                .reversed());
        return new Found(entries, problems);
    }

    private static Optional<Entry> entry(ExperimentDirectory directory) {
        if (!directory.exists()) {
            return Optional.empty();
        }
        ExperimentRecord record = directory.read();
        boolean atWork = WorkLock.isHeld(directory.lock());
        return Optional.of(new Entry(directory, atWork ? record : Reconciliation.of(directory, record), atWork));
    }

    /** Deletes an experiment's folder with all its runs; refuses one that a workbench is at work on. */
    public static void delete(ExperimentDirectory experiment) {
        if (!experiment.exists()) {
            throw new RunFolderException(
                    "is no experiment's folder", experiment.path().toString(), "Nothing was deleted");
        }
        if (WorkLock.isHeld(experiment.lock())) {
            throw new RunFolderException(
                    "a workbench is at work on the experiment; nothing was deleted",
                    experiment.path().toString(),
                    "Stop it first");
        }
        try (Stream<Path> files = Files.walk(experiment.path())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be deleted completely (" + e + ")",
                    experiment.path().toString(),
                    "Delete it by hand",
                    e);
        }
    }
}
