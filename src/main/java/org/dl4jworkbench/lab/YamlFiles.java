package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadSpecException;

/** The YAML files of folders, and checks of what was read from them. */
final class YamlFiles {
    private YamlFiles() {}

    /** The YAML files of a folder by name; a missing folder holds none. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadSpecException("cannot be listed (" + e + ")", folder.toString(), "Check the rights", e);
        }
    }

    /** Does a check of a file's content; an error gets the file before its place. */
    static void inFile(String where, Runnable check) {
        try {
            check.run();
        } catch (BadSpecException e) {
            String inside = e.where();
            String place = where.isEmpty() || inside.isEmpty() ? where + inside : where + ", " + inside;
            throw new BadSpecException(e.what(), place, e.remedy(), e);
        }
    }
}
