package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folders in which the files of a set may lie: archives are often unpacked a folder or two too deep. */
final class NestedFolders {
    private static final int DEEPEST = 3;
    private static final int MOST = 500;
    private static final int NAMED = 6;

    private NestedFolders() {}

    /** A folder, then those below it, the nearest first; empty where there is none. A folder that cannot be listed has none below it. */
    static List<Path> of(Path folder) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            all.add(folder);
        }
        int from = 0;
        for (int depth = 0; depth < DEEPEST; depth++) {
            int end = all.size();
            for (int i = from; i < end && all.size() < MOST; i++) {
                try (Stream<Path> children = Files.list(all.get(i))) {
                    children.filter(child ->
                                    !String.valueOf(child.getFileName()).startsWith("."))
                            .filter(Files::isDirectory)
                            .sorted()
                            .limit(MOST)
                            .forEach(all::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    org.slf4j.LoggerFactory.getLogger(NestedFolders.class).debug("{} cannot be listed", all.get(i), e);
                }
            }
            from = end;
        }
        return all;
    }

    /** What lies in a folder, for messages: the first names. */
    static String contents(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder) ? "it is a file" : "there is no such folder";
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<String> names = children.map(child -> child.getFileName() + (Files.isDirectory(child) ? "/" : ""))
                    .sorted()
                    .toList();
            return names.isEmpty()
                    ? "the folder is empty"
                    : "there " + (names.size() == 1 ? "is " : "are ")
                            + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                            + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
        } catch (IOException | java.io.UncheckedIOException e) {
            return "the folder cannot be listed (" + e.getMessage() + ")";
        }
    }
}
