package org.dl4jworkbench.lab.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.EpochsCsv;

/** The {@code epochs.csv} of a search's runs, read again only when they have changed: a table is drawn several times a second. */
final class EpochFiles {
    private record Stamp(FileTime modified, long size) {}

    private record Read(Stamp stamp, List<EpochResult> epochs) {}

    private final Map<Path, Read> known = new ConcurrentHashMap<>();

    /** What an item's run has evaluated; empty before its first start. */
    List<EpochResult> read(ExperimentDirectory directory, ExperimentItem item) {
        return directory.run(item).map(run -> read(run.epochs())).orElse(List.of());
    }

    private List<EpochResult> read(Path file) {
        Stamp stamp;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            stamp = new Stamp(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "Check the rights", e);
        }
        Read before = known.get(file);
        if (before != null && before.stamp().equals(stamp)) {
            return before.epochs();
        }
        List<EpochResult> epochs = List.copyOf(EpochsCsv.read(file));
        known.put(file, new Read(stamp, epochs));
        return epochs;
    }
}
