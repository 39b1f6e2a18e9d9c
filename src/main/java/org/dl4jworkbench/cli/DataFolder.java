package org.dl4jworkbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/** The folder of data sets that {@code --data} names. */
final class DataFolder {
    private DataFolder() {}

    /** As given, or as chosen in the window's settings. */
    static @Nullable Path of(@Nullable Path given, FolderChoices folders) {
        require(given);
        String chosen = folders.data();
        return given != null || chosen.isEmpty() ? given : Path.of(chosen);
    }

    /** A mistyped folder must not end in a training on the embedded data. */
    static void require(@Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new BadDataException(
                    "is no folder",
                    folder.toString(),
                    "Name with --data a folder with data sets, such as one with mnist/");
        }
    }
}
