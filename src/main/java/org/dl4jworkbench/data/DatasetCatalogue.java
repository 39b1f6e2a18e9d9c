package org.dl4jworkbench.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dl4jworkbench.data.IdxSet.Part;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.jspecify.annotations.Nullable;

/**
 * Finds and loads the data sets on this machine: those in the given folders, and the one inside the program. Listing looks at
 * names and sizes only; a loaded set is kept as long as memory allows and read again when its files have changed. May be used
 * by any thread; {@link #load} can take a second, so never on the JavaFX thread.
 */
public final class DatasetCatalogue {
    /** The official MNIST, {@code mnist/} below a root. */
    public static final String MNIST = IdxSet.MNIST.id();

    /** The stand-in that is always there. */
    public static final String GENERATED_DIGITS = IdxSet.GENERATED_DIGITS.id();

    private static final List<IdxSet> SETS = List.of(IdxSet.MNIST, IdxSet.GENERATED_DIGITS);
    private static final String EMBEDDED = "embedded in the program";

    private final List<Path> roots;
    private final Map<String, Loaded> cache = new HashMap<>();

    /** A set in memory, and the state of its files when it was read. */
    private record Loaded(List<String> stamp, SoftReference<Dataset> dataset) {}

    /** The four files of a set, where they are, and what was passed over on the way to them. */
    private record Found(
            Map<Part, DataFile> files,
            List<String> stamp,
            String where,
            long size,
            @Nullable String notice) {}

    /** @param roots folders that may hold data sets, each in a folder of its own; the first that has a set wins */
    public DatasetCatalogue(List<Path> roots) {
        this.roots = roots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    /** The folders that are searched, in this order. */
    public List<Path> roots() {
        return roots;
    }

    /** Every set the program knows, there or not, without reading any. */
    public List<DatasetListing> list() {
        return SETS.stream().map(this::listing).toList();
    }

    /** One entry of {@link #list()}. */
    public DatasetListing find(String id) {
        return listing(set(id));
    }

    private DatasetListing listing(IdxSet set) {
        Optional<Found> found = locate(set);
        return new DatasetListing(
                set.id(),
                set.title(),
                found.isPresent(),
                set.generated(),
                found.map(Found::where).orElse(""),
                found.map(Found::size).orElse(0L),
                set.generated() ? List.of() : folders(set),
                found.isPresent() ? "" : howToGet(set));
    }

    /**
     * The set that a run uses.
     *
     * @param requested a set's id, or {@link DataSpec#AUTO} for the first accepted one that is on this machine
     * @param accepted ids that fit the assignment, the preferred one first
     */
    public String resolve(String requested, List<String> accepted) {
        if (!requested.equals(DataSpec.AUTO)) {
            if (!accepted.contains(requested)) {
                throw new BadSpecException(
                        "\"" + requested + "\" is no data set of this assignment",
                        "data.dataset",
                        "Allowed: " + DataSpec.AUTO + ", " + String.join(", ", accepted));
            }
            return requested;
        }
        return SETS.stream()
                .filter(set -> accepted.contains(set.id()))
                .sorted(Comparator.comparingInt(set -> accepted.indexOf(set.id())))
                .filter(set -> locate(set).isPresent())
                .map(IdxSet::id)
                .findFirst()
                .orElseThrow(() -> new BadDataException(
                        "none of the data sets " + String.join(", ", accepted) + " is on this machine",
                        "",
                        searchedText(roots)));
    }

    /** Loads a set whole; loading it again gives the same object while its files are unchanged and memory suffices. */
    public synchronized Dataset load(String id) {
        IdxSet set = set(id);
        Found found = locate(set).orElseThrow(() -> missing(set));
        Loaded loaded = cache.get(id);
        if (loaded != null && loaded.stamp().equals(found.stamp())) {
            Dataset dataset = loaded.dataset().get();
            if (dataset != null) {
                return dataset;
            }
        }
        Dataset dataset = set.load(found.files(), found.where(), found.notice());
        cache.put(id, new Loaded(found.stamp(), new SoftReference<>(dataset)));
        return dataset;
    }

    private static IdxSet set(String id) {
        return SETS.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + id + "\" is no data set that the program knows",
                        "data.dataset",
                        "Known: " + SETS.stream().map(IdxSet::id).collect(Collectors.joining(", "))));
    }

    private Optional<Found> locate(IdxSet set) {
        if (set.generated()) {
            return Optional.of(embedded(set));
        }
        List<String> passedOver = new ArrayList<>();
        for (Path folder : folders(set)) {
            Map<Part, Path> paths = present(set, folder);
            if (paths.size() == set.members().size()) {
                return Optional.of(onDisk(folder, paths, passedOver));
            }
            if (!paths.isEmpty()) {
                passedOver.add(folder + " was passed over: " + missingText(set, folder));
            }
        }
        return Optional.empty();
    }

    private static Found onDisk(Path folder, Map<Part, Path> paths, List<String> passedOver) {
        Map<Part, DataFile> files = new EnumMap<>(Part.class);
        long size = 0;
        List<String> stamp = new ArrayList<>();
        for (Map.Entry<Part, Path> entry : paths.entrySet()) {
            Path path = entry.getValue();
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                size += attributes.size();
                stamp.add(path + " " + attributes.size() + " " + attributes.lastModifiedTime());
            } catch (IOException e) {
                throw unreadable(path.toString(), e);
            }
            files.put(entry.getKey(), DataFile.of(path));
        }
        String notice = passedOver.isEmpty() ? null : String.join("; ", passedOver);
        stamp.addAll(passedOver);
        return new Found(files, stamp, folder.toString(), size, notice);
    }

    private static Found embedded(IdxSet set) {
        Map<Part, DataFile> files = new EnumMap<>(Part.class);
        long size = 0;
        for (Part part : Part.values()) {
            DataFile file = DataFile.ofResource(
                    "/datasets/" + set.id() + "/" + set.member(part).name() + ".gz");
            try {
                size += file.content().size();
            } catch (IOException e) {
                throw unreadable(file.location(), e);
            }
            files.put(part, file);
        }
        return new Found(files, List.of(EMBEDDED), EMBEDDED, size, null);
    }

    private List<Path> folders(IdxSet set) {
        return roots.stream().map(root -> root.resolve(set.id())).toList();
    }

    /** The files of the set that lie in the folder. */
    private static Map<Part, Path> present(IdxSet set, Path folder) {
        Map<Part, Path> paths = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            set.member(part).fileNames().stream()
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(path -> paths.put(part, path));
        }
        return paths;
    }

    private BadDataException missing(IdxSet set) {
        for (Path folder : folders(set)) {
            if (!present(set, folder).isEmpty()) {
                return new BadDataException(
                        set.title() + " is incomplete: " + missingText(set, folder), folder.toString(), howToGet(set));
            }
        }
        return new BadDataException(set.title() + " is not on this machine", "", howToGet(set));
    }

    private static String missingText(IdxSet set, Path folder) {
        Map<Part, Path> present = present(set, folder);
        return set.members().entrySet().stream()
                .filter(entry -> !present.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().name())
                .collect(Collectors.joining(", ", "", " missing"));
    }

    private String howToGet(IdxSet set) {
        String names = set.members().values().stream().map(IdxSet.Member::name).collect(Collectors.joining(", "));
        return "Put the four files " + names + " (as they are or as .gz) into a folder named " + set.id()
                + ", and name the folder around it with --data or in Settings. " + searchedText(folders(set))
                + stray(set);
    }

    /** A hint where the files lie directly in a root: the folder around them was meant. */
    private String stray(IdxSet set) {
        return roots.stream()
                .filter(root -> present(set, root).size() == set.members().size())
                .map(root -> "; files of these names lie in " + root + ": if they are those of " + set.title()
                        + ", move them into " + root.resolve(set.id()))
                .collect(Collectors.joining());
    }

    private static String searchedText(List<Path> folders) {
        return folders.isEmpty()
                ? "No folder was searched: name one with --data or in Settings"
                : "Searched: " + folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static BadDataException unreadable(String location, IOException cause) {
        return new BadDataException(
                "cannot be read (" + cause.getMessage() + ")",
                location,
                "Check that the file is there and that you may read it",
                cause);
    }
}
