package org.dl4jworkbench.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dl4jworkbench.data.DatasetListing.Kind;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RecordFile;

/** The definitions of the user's own data sets: every {@code dataset.yaml} in a folder of a data root. */
final class OwnSets {
    private static final String FILE = "dataset.yaml";

    private final List<Path> roots;

    OwnSets(List<Path> roots) {
        this.roots = roots;
    }

    /** What was read. */
    record Read(List<KnownSet> sets, List<WorkbenchException> problems) {}

    /** All definitions, those of the first root first; one that does not hold is reported and left out. */
    Read read() {
        List<KnownSet> sets = new ArrayList<>();
        List<WorkbenchException> problems = new ArrayList<>();
        for (Path root : roots) {
            for (Path file : definitions(root, problems)) {
                try {
                    KnownSet set = known(parse(file), folderOf(file));
                    requireNew(set, sets, file);
                    sets.add(set);
                } catch (WorkbenchException e) {
                    problems.add(e);
                }
            }
        }
        return new Read(List.copyOf(sets), List.copyOf(problems));
    }

    /** A definition and the file that holds it. */
    record Definition(OwnSet set, Path file) {}

    /** The definition that {@link #read()} took for an id, or nothing. */
    Optional<Definition> definition(String id) {
        if (!OwnSet.isId(id)) {
            return Optional.empty();
        }
        return roots.stream()
                .map(root -> root.resolve(id).resolve(FILE))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new Definition(parse(file), file));
    }

    /** Throws what is wrong with the definition of that id, where there is one that does not hold. */
    void requireSound(String id) {
        Read read = read();
        for (Path root : roots) {
            // As text: what was asked for may be no folder name at all.
            String file = root + File.separator + id + File.separator + FILE;
            for (WorkbenchException problem : read.problems()) {
                if (problem.where().startsWith(file)) {
                    throw problem;
                }
            }
        }
    }

    private static List<Path> definitions(Path root, List<WorkbenchException> problems) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.resolve(FILE))
                    .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(new BadDataException("cannot be listed (" + e.getMessage() + ")", root.toString(), "", e));
            return List.of();
        }
    }

    private static void requireNew(KnownSet set, List<KnownSet> sets, Path file) {
        if (Stream.concat(KnownSet.ALL.stream(), sets.stream())
                .anyMatch(other -> other.id().equals(set.id()))) {
            throw new BadSpecException(
                    "there is another data set \"" + set.id() + "\"", file.toString(), "Choose another id");
        }
    }

    private static OwnSet parse(Path file) {
        OwnSet definition = RecordFile.yaml(file, OwnSet.class);
        if (!String.valueOf(folderOf(file).getFileName()).equals(definition.id())) {
            throw new BadSpecException(
                    "the id is \"" + definition.id() + "\", but the folder is called "
                            + folderOf(file).getFileName(),
                    file.toString(),
                    "Give both the same name");
        }
        return definition;
    }

    private static Path folderOf(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }

    /** The set of a definition that stands, or is to stand, in a folder. */
    static KnownSet known(OwnSet definition, Path folder) {
        return new KnownSet(
                definition.id(),
                definition.title(),
                Kind.OWN,
                definition.format(),
                definition.shape(),
                definition.sizesDiffer(),
                reader(definition, folder),
                path(definition.path(), folder, "path"),
                definition.toString());
    }

    private static Path path(String text, Path folder, String field) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new BadSpecException(
                    "\"" + text + "\" is not a path", folder.resolve(FILE) + ", " + field, "Fix the path", e);
        }
    }

    private static SetReader reader(OwnSet definition, Path folder) {
        return switch (definition.format()) {
            case IDX ->
                new IdxSetReader(
                        definition.title(),
                        null,
                        names(definition, folder),
                        List.of(),
                        new IdxSetReader.Form(definition.firstLabel(), definition.transposed()));
            case CIFAR -> new CifarSetReader(names(definition, folder), null);
            case BOXES -> new PicturesWithBoxes(names(definition, folder));
            case VOC -> {
                VocOptions voc = definition.voc();
                yield new VocSetReader(names(definition, folder), voc == null ? VocOptions.defaults() : voc);
            }
            case FOLDERS -> new ClassFolders(names(definition, folder));
            case CSV -> new NumberFiles(definition.targets());
        };
    }

    private static ClassNames.Source names(OwnSet definition, Path folder) {
        List<String> typed = definition.classNames();
        if (typed != null) {
            return () -> ClassNames.checked(typed, folder.resolve(FILE) + ", classNames");
        }
        String file = definition.classNamesFile();
        return file == null ? ClassNames.Source.files() : namesOf(namesFile(definition, file, folder));
    }

    private static ClassNames.Source namesOf(Path file) {
        return () -> ClassNames.read(DataFile.of(file));
    }

    /** A definition that came from somebody else must not show what stands in any text file of this machine. */
    private static Path namesFile(OwnSet definition, String text, Path folder) {
        Path file = path(text, folder, "classNamesFile");
        if (!file.startsWith(folder.normalize()) && !file.startsWith(path(definition.path(), folder, "path"))) {
            throw new BadSpecException(
                    "\"" + text + "\" lies outside the data set",
                    folder.resolve(FILE) + ", classNamesFile",
                    "Put the file beside " + FILE + " or its pictures, or write the names as classNames");
        }
        return file;
    }

    static void write(OwnSet definition, Path folder) {
        Path file = folder.resolve(FILE);
        try {
            AtomicFiles.write(file, out -> out.write(Json.YAML.writeValueAsBytes(definition)));
        } catch (IOException e) {
            throw new BadDataException(
                    "cannot be written (" + e + ")", file.toString(), "Check that you may write there", e);
        }
    }

    /** Deletes a definition, and its folder where nothing else lies in it. */
    void remove(String id) {
        for (Path root : roots) {
            Path folder = root.resolve(id).normalize();
            Path file = folder.resolve(FILE);
            if (!root.equals(folder.getParent()) || !Files.isRegularFile(file)) {
                continue;
            }
            try {
                Files.delete(file);
                try (Stream<Path> rest = Files.list(folder)) {
                    if (rest.findAny().isPresent()) {
                        return;
                    }
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new BadDataException("cannot be deleted (" + e + ")", file.toString(), "Check the rights", e);
            }
            return;
        }
        throw new BadSpecException("\"" + id + "\" is no data set of your own", "id", "");
    }
}
