package org.dl4jworkbench.lab.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.WorkLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The experiments on the disk. */
public final class ExperimentHistory {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentHistory.class);

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

    /** All readable experiments and searches below a folder, newest first; a missing folder holds none. */
    public static List<Entry> all(Path experiments) {
        if (!Files.isDirectory(experiments)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(experiments)) {
            return folders.map(ExperimentDirectory::new)
                    .filter(ExperimentDirectory::exists)
                    .flatMap(ExperimentHistory::entry)
                    .sorted(Comparator.comparing((Entry entry) -> entry.record().created())
                            .thenComparing(entry -> entry.directory().name())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", experiments.toString(), "Check the rights", e);
        }
    }

    private static Stream<Entry> entry(ExperimentDirectory directory) {
        try {
            ExperimentRecord record = directory.read();
            boolean atWork = WorkLock.isHeld(directory.lock());
            return Stream.of(new Entry(directory, atWork ? record : Reconciliation.of(directory, record), atWork));
        } catch (RunFolderException e) {
            LOG.warn("{} is left out", directory.path(), e);
            return Stream.of();
        }
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
