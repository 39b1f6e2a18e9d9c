package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;

/**
 * How many snapshots a run keeps and what they take on the disk.
 *
 * @param epochs kept after epochs
 * @param iterations kept after single iterations
 * @param bytes of their files together
 */
public record SnapshotRoom(int epochs, int iterations, long bytes) {
    /** Looks at the size of every file, so not for the JavaFX thread. */
    public static SnapshotRoom of(RunDirectory run) {
        List<Integer> epochs = run.snapshotEpochs();
        List<Long> iterations = run.snapshotIterations();
        long bytes = 0;
        for (int epoch : epochs) {
            bytes += bytes(run.epoch(epoch));
        }
        for (long iteration : iterations) {
            bytes += bytes(run.iteration(iteration));
        }
        return new SnapshotRoom(epochs.size(), iterations.size(), bytes);
    }

    /** What the files of a snapshot's folder take; 0 where it is gone, since a run in training thins them out. */
    public static long bytes(Path folder) {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        } catch (NoSuchFileException e) {
            return bytes;
        } catch (IOException e) {
            throw new RunFolderException("cannot be listed (" + e + ")", folder.toString(), "", e);
        }
        return bytes;
    }
}
