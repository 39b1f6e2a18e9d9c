package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of a data set on the disk, so that another machine can have them too.
 *
 * @param root the data root in which the set was found: where all entries lie at their paths, the set is found with it
 * @param entries what makes up the set
 */
public record DatasetFiles(Path root, List<Entry> entries) {
    private static final String BELOW = "files";
    private static final String NAMES = "class-names.txt";

    /**
     * One file.
     *
     * @param name below a data root of another machine, with slashes
     * @param path where it lies here
     * @param source what is to be copied to that name: the same file, but for a definition whose text names paths
     */
    public record Entry(String name, Path path, Path source) {}

    public DatasetFiles {
        entries = List.copyOf(entries);
    }

    /** Of a set that the program knows by name: its files lie in a folder of its id. */
    static DatasetFiles known(String id, Found found) {
        Path folder = Path.of(found.where()).toAbsolutePath().normalize();
        return new DatasetFiles(Objects.requireNonNull(folder.getParent()), entries(id, folder, found));
    }

    /**
     * Of a set of the user's own: its definition, and its files wherever they lie.
     *
     * @param scratch gets the definition as another machine needs it
     */
    static DatasetFiles own(OwnSets.Definition definition, Found found, Path scratch) {
        OwnSet set = definition.set();
        Path folder = Objects.requireNonNull(definition.file().getParent());
        Path place = folder.resolve(set.path()).normalize();
        boolean single = found.files().size() == 1
                && found.files().values().iterator().next().location().equals(place.toString());
        Path around = single ? Objects.requireNonNull(place.getParent()) : place;
        List<Entry> entries = new ArrayList<>(entries(set.id() + "/" + BELOW, around, found));
        @Nullable String namesFile = set.classNamesFile();
        OwnSet moved = set.withPath(single ? BELOW + "/" + place.getFileName() : BELOW);
        if (namesFile != null) {
            Path names = folder.resolve(namesFile).normalize();
            entries.add(new Entry(set.id() + "/" + NAMES, names, names));
            moved = moved.withClassNamesFile(NAMES);
        }
        OwnSets.write(moved, scratch.resolve(set.id()));
        String file = String.valueOf(definition.file().getFileName());
        entries.add(new Entry(
                set.id() + "/" + file,
                definition.file(),
                scratch.resolve(set.id()).resolve(file)));
        return new DatasetFiles(Objects.requireNonNull(folder.getParent()), entries);
    }

    private static List<Entry> entries(String below, Path folder, Found found) {
        return found.files().values().stream()
                .map(file -> Path.of(file.location()).toAbsolutePath().normalize())
                .map(path -> new Entry(
                        below + "/" + folder.relativize(path).toString().replace('\\', '/'), path, path))
                .toList();
    }
}
