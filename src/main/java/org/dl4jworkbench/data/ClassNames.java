package org.dl4jworkbench.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/** What holds for the names of a set's classes, wherever they come from. */
final class ClassNames {
    /** Labels are bytes. */
    static final int MOST = 256;

    private ClassNames() {}

    /** Where the names of a set's classes come from, asked when the set is read; null where the files themselves say. */
    @FunctionalInterface
    interface Source {
        @Nullable
        List<String> get();

        /** The files of the set say. */
        static Source files() {
            return () -> null;
        }

        static Source of(List<String> names) {
            return () -> names;
        }
    }

    /** The names in a text file, a line each; empty lines are passed over. */
    static List<String> read(DataFile file) {
        return checked(
                TextFile.read(file)
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                file.location());
    }

    /** Refuses names that are empty, doubled or too many; takes the spaces around them away. */
    static List<String> checked(List<String> given, String where) {
        List<String> names = given.stream().map(String::strip).toList();
        if (names.isEmpty() || names.size() > MOST) {
            throw new BadDataException(
                    names.isEmpty() ? "there are no classes" : "there are " + names.size() + " classes",
                    where,
                    "A set may have from 1 to " + MOST + " classes");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new BadDataException(
                        name.isEmpty() ? "a class has no name" : "the class \"" + name + "\" is named twice",
                        where,
                        "Name every class once, in the order of the labels");
            }
        }
        return names;
    }

    /** Names for classes that have none: their numbers, up to the largest label there is. */
    static List<String> numbered(LabelledImages train, LabelledImages test) {
        return numbered(train, test, 0);
    }

    /** @param first what the files call class 0 */
    static List<String> numbered(LabelledImages train, LabelledImages test, int first) {
        int largest = 0;
        for (LabelledImages images : List.of(train, test)) {
            for (int i = 0; i < images.count(); i++) {
                largest = Math.max(largest, images.label(i));
            }
        }
        return IntStream.rangeClosed(first, largest + first)
                .mapToObj(String::valueOf)
                .toList();
    }
}
