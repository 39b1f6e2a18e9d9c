package org.dl4jworkbench.lab.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dl4jworkbench.data.DatasetFiles;
import org.dl4jworkbench.engine.client.EngineCommandLine;

/**
 * The list of files that a run needs on its worker, as the driver reads it: {@code what TEXT}, {@code element NAME PATH} for what the
 * run's program is told, and {@code file NAME PATH SOURCE} for each file, where the source is sent to a worker that has not got the path.
 */
final class BundleList {
    private BundleList() {}

    /** Writes the list of the program: its elements are the class path. */
    static void program(Path list) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Words.line("what", "the program")));
        int number = 0;
        for (Path entry : EngineCommandLine.classPathWithoutWindow()) {
            if (!Files.exists(entry)) {
                continue;
            }
            // Numbered, because two libraries may be called the same.
            String name = String.format(Locale.ROOT, "%03d/%s", number++, entry.getFileName());
            lines.add(Words.line("element", name, entry.toString()));
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String below = entry.relativize(file).toString().replace('\\', '/');
                    lines.add(file(below.isEmpty() ? name : name + "/" + below, file, file));
                }
            }
        }
        Files.write(list, lines);
    }

    /** Writes the list of a data set: its element is the data root. */
    static void dataset(Path list, String id, DatasetFiles set) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                Words.line("what", "the data set " + id),
                Words.line("element", "", set.root().toString())));
        set.entries().forEach(entry -> lines.add(file(entry.name(), entry.path(), entry.source())));
        Files.write(list, lines);
    }

    private static String file(String name, Path path, Path source) {
        return Words.line("file", name, path.toString(), source.toString());
    }
}
