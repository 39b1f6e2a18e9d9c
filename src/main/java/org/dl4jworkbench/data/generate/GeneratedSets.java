package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.BadDataException;

/**
 * Makes the stand-ins for the official data sets on first use. Any thread of any number of processes may ask for the same
 * folder at once; the files are written once and appear whole. A set takes up to three seconds of one core, so never on the
 * JavaFX thread.
 */
public final class GeneratedSets {
    private GeneratedSets() {}

    /** The ids of all sets. */
    public static List<String> ids() {
        return Arrays.stream(GeneratedSet.values()).map(GeneratedSet::id).toList();
    }

    /** A set by its id. */
    public static Optional<GeneratedSet> find(String id) {
        return Arrays.stream(GeneratedSet.values())
                .filter(set -> set.id().equals(id))
                .findFirst();
    }

    /** Whether the folder holds all files of the set as this version of the program makes them, by names and sizes. */
    public static boolean isWritten(String id, Path folder) {
        return new SetFolder(set(id), folder).isCurrent();
    }

    /**
     * Writes the files of a set unless they are there: the official format of the set it stands for, a {@code README.txt} and a
     * file {@code VERSION}. An older version, or a folder where a file is missing, is replaced as a whole.
     *
     * @param folder made when missing; nothing else may lie in it
     * @throws BadDataException when it cannot be written
     */
    public static void write(String id, Path folder) {
        try {
            new SetFolder(set(id), folder).write();
        } catch (IOException e) {
            throw new BadDataException(
                    "the set " + id + " cannot be written (" + e + ")",
                    folder.toString(),
                    "Check that the disk has room and that you may write there",
                    e);
        }
    }

    private static GeneratedSet set(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "\"" + id + "\" is no generated set; there are " + String.join(", ", ids())));
    }
}
