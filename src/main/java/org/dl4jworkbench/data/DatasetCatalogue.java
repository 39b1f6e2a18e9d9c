package org.dl4jworkbench.data;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.data.generate.GeneratedSets;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Versions;
import org.jspecify.annotations.Nullable;

/**
 * Finds and loads the data sets on this machine: those in the given folders, the generated ones, and the user's own. Listing
 * looks at names and sizes only; a loaded set is kept as long as memory allows and read again when its files have changed. May
 * be used by any thread; {@link #load} can take seconds, so never on the JavaFX thread.
 */
public final class DatasetCatalogue {
    /** The official MNIST, {@code mnist/} below a root. */
    public static final String MNIST = KnownSet.MNIST.id();

    /** The stand-in that is always there. */
    public static final String GENERATED_DIGITS = KnownSet.GENERATED_DIGITS.id();

    private final List<Path> roots;
    private final @Nullable Path generatedFolder;
    private final SetReading reading;
    private final OwnSets ownSets;
    private final @Nullable DecodedSets decodedSets;
    private final @Nullable SetNotes notes;
    private final Map<Key, Loaded> cache = new HashMap<>();

    private record Key(String id, PictureSteps steps) {}

    /**
     * A set in memory, and the state of its files when it was read. Nobody who has let a set go pays for it with memory: most are kept
     * decoded on the disk and are back within a tenth of a second.
     */
    private record Loaded(List<String> stamp, WeakReference<Dataset> dataset) {}

    /**
     * @param roots folders that may hold data sets, each in a folder of its own; the first that has a set wins
     * @param generatedFolder where generated sets are written on first use, each in a folder of its own; null where none can be. Pictures
     *     are kept decoded in the folder {@code cache} beside it
     * @param decoder of picture files
     */
    public DatasetCatalogue(List<Path> roots, @Nullable Path generatedFolder, PictureDecoder decoder) {
        this.roots = roots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .distinct()
                .toList();
        this.generatedFolder = generatedFolder;
        reading = new SetReading(decoder);
        ownSets = new OwnSets(this.roots);
        Path kept = generatedFolder == null ? null : generatedFolder.resolveSibling("cache");
        decodedSets = kept == null ? null : new DecodedSets(kept);
        notes = kept == null ? null : new SetNotes(kept);
    }

    /** For looking at data: pictures are decoded by the JDK, and nothing is generated but the digits inside the program. */
    public DatasetCatalogue(List<Path> roots) {
        this(roots, null, new ImageIoDecoder());
    }

    /** The folders that are searched, in this order. */
    public List<Path> roots() {
        return roots;
    }

    /** Every set the program knows, there or not, without reading any; the user's own follow. */
    public List<DatasetListing> list() {
        return sets().map(this::listing).toList();
    }

    /** What is wrong with definitions of the user's own sets; those are left out of {@link #list()}. */
    public List<WorkbenchException> problems() {
        return ownSets.read().problems();
    }

    /** One entry of {@link #list()}. */
    public DatasetListing find(String id) {
        return listing(set(id));
    }

    /**
     * The sets that the assignment may use: those it names, then the user's own ones for its task and of its shape, as far as that is known
     * without reading. Pictures of another size are offered: a resize makes them fit.
     */
    public List<DatasetListing> fitting(Assignment assignment) {
        Stream<DatasetListing> named = assignment.datasets().stream()
                .filter(id -> sets().anyMatch(set -> set.id().equals(id)))
                .map(this::find);
        Stream<DatasetListing> own = ownSets.read().sets().stream()
                .filter(set -> !assignment.datasets().contains(set.id()))
                .map(this::listing)
                .filter(listing -> listing.task() == assignment.task() && mayFit(listing.shape(), assignment.input()));
        return Stream.concat(named, own).toList();
    }

    private static boolean mayFit(@Nullable Shape found, Shape wanted) {
        return found == null || found.equals(wanted) || (found.isPicture() && wanted.isPicture());
    }

    private DatasetListing listing(KnownSet set) {
        Optional<Place> place = locate(set);
        return new DatasetListing(
                set.id(),
                set.title(),
                set.kind(),
                set.format(),
                set.format().task(),
                set.shape(),
                set.sizesDiffer(),
                place.isPresent(),
                place.map(it -> it.found().where()).orElse(""),
                place.map(it -> it.found().size()).orElse(0L),
                place.map(it -> it.found().leftOut().notices()).orElse(List.of()),
                set.generated() ? List.of() : folders(set),
                place.isPresent() ? "" : howToGet(set),
                place.flatMap(it -> notes == null ? Optional.empty() : notes.find(set.id(), it.stamp()))
                        .orElse(null));
    }

    /**
     * The set that a run uses. Whether an own set's shape fits is asked by {@link #resolve(DataSpec, Assignment)}.
     *
     * @param requested a set's id, or {@link DataSpec#AUTO} for the first accepted one that is on this machine
     * @param accepted ids that fit the assignment, the preferred one first; the user's own sets are accepted besides
     */
    public String resolve(String requested, List<String> accepted) {
        if (!requested.equals(DataSpec.AUTO)) {
            List<String> own = ownSets.read().sets().stream().map(KnownSet::id).toList();
            if (!accepted.contains(requested) && !own.contains(requested)) {
                ownSets.requireSound(requested);
                throw new BadSpecException(
                        "\"" + requested + "\" is no data set of this assignment",
                        "data.dataset",
                        "Allowed: "
                                + Stream.of(Stream.of(DataSpec.AUTO), accepted.stream(), own.stream())
                                        .flatMap(ids -> ids)
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
            }
            return requested;
        }
        return accepted.stream()
                .filter(id -> sets().anyMatch(
                                set -> set.id().equals(id) && locate(set).isPresent()))
                .findFirst()
                .orElseThrow(() -> new BadDataException(
                        "none of the data sets " + String.join(", ", accepted) + " is on this machine",
                        "",
                        searchedText(roots)));
    }

    /**
     * The set that a run of an assignment uses. An own set must be for the assignment's task, and its examples, as far as they are known
     * without reading, of the assignment's shape, unless the spec resizes them.
     */
    public String resolve(DataSpec data, Assignment assignment) {
        String id = resolve(data.dataset(), assignment.datasets());
        if (assignment.datasets().contains(id)) {
            return id;
        }
        KnownSet set = set(id);
        if (set.format().task() != assignment.task()) {
            throw new BadSpecException(
                    "\"" + id + "\" is for " + set.format().task().token() + ", but " + assignment.title() + " is "
                            + assignment.task().token(),
                    "data.dataset",
                    "Take a set of another kind, or another assignment");
        }
        Shape shape = set.shape();
        boolean resized = PictureSteps.of(data.steps(assignment.input())).resize() != null;
        if (shape != null && !set.sizesDiffer() && !shape.equals(assignment.input()) && !resized) {
            throw new BadSpecException(
                    "examples of \"" + id + "\" are " + shape + ", but " + assignment.title() + " takes "
                            + assignment.input(),
                    "data.dataset",
                    assignment.input().isPicture() && shape.isPicture()
                            ? "Add the step resize to data.preprocessing"
                            : "Take a set of this shape");
        }
        return id;
    }

    /**
     * Loads a set whole, as its files hold it; pictures that differ in size are brought to a nominal one, for looking at. Loading
     * it again gives the same object while its files are unchanged and memory suffices.
     */
    public Dataset load(String id) {
        return load(id, PictureSteps.NONE, KnownSet.NOMINAL_SIDE);
    }

    /**
     * Loads a set for training, with the crop and the resize of the steps done; all other steps are passed over. A set whose pictures differ in
     * size needs a resize.
     */
    public Dataset load(String id, List<PreprocessingStep> steps) {
        return load(id, PictureSteps.of(steps), null);
    }

    /** Loads the set that a run's spec names (not {@code auto}) with its crop and resize done. */
    public Dataset load(DataSpec data) {
        List<PreprocessingStep> steps = data.preprocessing();
        return load(data.dataset(), steps == null ? List.of() : steps);
    }

    private synchronized Dataset load(String id, PictureSteps steps, @Nullable Integer nominalSide) {
        KnownSet set = set(id);
        if (set.generated() && !set.embedded() && generatedFolder != null) {
            GeneratedSets.write(id, generatedFolder.resolve(id));
        }
        Place place = locate(set).orElseThrow(() -> missing(set));
        Key key = new Key(id, steps);
        Loaded loaded = cache.get(key);
        if (loaded != null && loaded.stamp().equals(place.stamp())) {
            Dataset dataset = loaded.dataset().get();
            if (dataset != null && (nominalSide != null || !dataset.sizesDiffer())) {
                return dataset;
            }
        }
        Dataset dataset = decoded(set, place, steps, nominalSide);
        cache.put(key, new Loaded(place.stamp(), new WeakReference<>(dataset)));
        return dataset;
    }

    /** As it was kept on the disk by this or another process, or read and then kept. */
    private Dataset decoded(KnownSet set, Place place, PictureSteps steps, @Nullable Integer nominalSide) {
        DecodedSets kept = decodedSets;
        Optional<Dataset> found = kept == null || !isWorthKeeping(set)
                ? Optional.empty()
                : kept.find(set.id(), key(set, place, steps, nominalSide));
        return found.orElseGet(() -> {
            Dataset dataset = reading.read(set, place, steps, nominalSide);
            keep(set, place, steps, nominalSide, dataset);
            return dataset;
        });
    }

    private static boolean isWorthKeeping(KnownSet set) {
        return !set.embedded() && set.format().task() == Task.CLASSIFICATION;
    }

    private void keep(KnownSet set, Place place, PictureSteps steps, @Nullable Integer nominalSide, Dataset dataset) {
        if (decodedSets != null && isWorthKeeping(set)) {
            decodedSets.keep(dataset, key(set, place, steps, nominalSide));
        }
        if (notes != null) {
            notes.keep(set.id(), place.stamp(), dataset.warning());
        }
    }

    private String key(KnownSet set, Place place, PictureSteps steps, @Nullable Integer nominalSide) {
        List<String> parts = new ArrayList<>(List.of(
                Versions.workbench(),
                set.id() + " " + set.title() + " " + set.format(),
                place.found().where(),
                steps.toString(),
                String.valueOf(nominalSide)));
        parts.addAll(place.stamp());
        return DecodedSets.key(parts);
    }

    /**
     * Adds a set of the user's own: reads it whole, and when it is sound writes its definition.
     *
     * @param root the data root that gets the folder of the definition; one of {@link #roots()}
     * @return what was read; a second call of {@link #load} gives it at once
     */
    public Dataset add(OwnSet definition, Path root) {
        if (sets().anyMatch(set -> set.id().equals(definition.id()))) {
            throw new BadSpecException(
                    "there is a data set \"" + definition.id() + "\" already", "id", "Choose another id");
        }
        Path folder = root.toAbsolutePath().normalize().resolve(definition.id());
        Place place = placeOf(definition, folder);
        Dataset dataset =
                reading.read(OwnSets.known(definition, folder), place, PictureSteps.NONE, KnownSet.NOMINAL_SIDE);
        OwnSet found = definition.withShape(dataset.shape(), dataset.sizesDiffer());
        OwnSets.write(found, folder);
        KnownSet added = OwnSets.known(found, folder);
        Place known = new Place(place.found(), place.notice(), added.definition());
        keep(added, known, PictureSteps.NONE, KnownSet.NOMINAL_SIDE, dataset);
        return dataset;
    }

    /** Reads a set whole as {@link #add} would, and adds nothing. */
    public Dataset preview(OwnSet definition, Path root) {
        Path folder = root.toAbsolutePath().normalize().resolve(definition.id());
        return reading.read(
                OwnSets.known(definition, folder),
                placeOf(definition, folder),
                PictureSteps.NONE,
                KnownSet.NOMINAL_SIDE);
    }

    private Place placeOf(OwnSet definition, Path folder) {
        KnownSet set = OwnSets.known(definition, folder);
        return locate(set).orElseThrow(() -> notFound(set));
    }

    /** Removes the definition of a set of the user's own; its files stay where they are. */
    public synchronized void remove(String id) {
        ownSets.remove(id);
        cache.keySet().removeIf(key -> key.id().equals(id));
    }

    /**
     * The files of a set, for a machine that has not got them; empty for generated sets, which every machine makes itself. Looks at names only.
     *
     * @param scratch a folder that may be written to: a definition that names paths is written there as another machine needs it
     */
    public Optional<DatasetFiles> files(String id, Path scratch) {
        KnownSet set = set(id);
        if (set.generated()) {
            return Optional.empty();
        }
        Found found = locate(set).orElseThrow(() -> missing(set)).found();
        return Optional.of(ownSets.definition(id)
                .filter(definition -> set.place() != null)
                .map(definition -> DatasetFiles.own(definition, found, scratch))
                .orElseGet(() -> DatasetFiles.known(id, found)));
    }

    private Stream<KnownSet> sets() {
        return Stream.concat(KnownSet.ALL.stream(), ownSets.read().sets().stream());
    }

    private KnownSet set(String id) {
        return sets().filter(set -> set.id().equals(id)).findFirst().orElseThrow(() -> {
            ownSets.requireSound(id);
            return new BadSpecException(
                    "\"" + id + "\" is no data set that the program knows",
                    "data.dataset",
                    "Known: " + sets().map(KnownSet::id).collect(Collectors.joining(", ")));
        });
    }

    private Optional<Place> locate(KnownSet set) {
        if (set.embedded()) {
            return Optional.of(new Place(IdxSetReader.embedded(set.id()), null, ""));
        }
        if (set.generated() && generatedFolder != null) {
            Path folder = generatedFolder.resolve(set.id());
            return Optional.of(new Place(
                    GeneratedSets.isWritten(set.id(), folder)
                            ? set.reader().find(folder)
                            : new Found("made on first use", Map.of(), "", List.of(), 0),
                    null,
                    ""));
        }
        List<String> passedOver = new ArrayList<>();
        for (Path folder : folders(set)) {
            Found found = set.reader().find(folder);
            if (found.whole()) {
                return Optional.of(new Place(
                        found, passedOver.isEmpty() ? null : String.join("; ", passedOver), set.definition()));
            }
            if (!found.empty()) {
                passedOver.add(folder + " was passed over: " + found.missing());
            }
        }
        return Optional.empty();
    }

    private List<Path> folders(KnownSet set) {
        Path place = set.place();
        return place != null
                ? List.of(place)
                : roots.stream()
                        .flatMap(root -> Stream.concat(
                                Stream.of(root.resolve(set.id())),
                                // As torchvision and the archives name them.
                                set.otherFolders().stream().map(root::resolve).filter(Files::isDirectory)))
                        .toList();
    }

    /** For a set that is not defined yet. */
    private BadDataException notFound(KnownSet set) {
        Path place = folders(set).get(0);
        Found found = set.reader().find(place);
        return new BadDataException(
                found.empty()
                        ? "there are no files of the format " + set.format().label() + "; "
                                + NestedFolders.contents(place)
                        : found.missing(),
                place.toString(),
                "Name a folder with " + set.reader().wanted());
    }

    private BadDataException missing(KnownSet set) {
        for (Path folder : folders(set)) {
            Found found = set.reader().find(folder);
            if (!found.empty()) {
                return new BadDataException(
                        set.title() + " is incomplete: " + found.missing(), folder.toString(), howToGet(set));
            }
        }
        Path place = set.place();
        return place == null
                ? new BadDataException(set.title() + " is not on this machine", "", howToGet(set))
                : new BadDataException(
                        set.title() + " is not there; " + NestedFolders.contents(place),
                        place.toString(),
                        howToGet(set));
    }

    private String howToGet(KnownSet set) {
        if (set.place() != null) {
            return "Put " + set.reader().wanted() + " into " + set.place()
                    + ", or correct the path in its dataset.yaml";
        }
        if (set.generated()) {
            return "The program makes this set, but was given no folder to write it to. " + searchedText(folders(set));
        }
        return "Put " + set.reader().wanted() + " into a folder named " + set.id()
                + ", and name the folder around it with --data or in Settings. " + searchedText(folders(set))
                + stray(set);
    }

    /** A hint where the files lie directly in a root: the folder around them was meant. */
    private String stray(KnownSet set) {
        return roots.stream()
                .filter(root -> set.reader().find(root).whole())
                .map(root -> "; files of these names lie in " + root + ": if they are those of " + set.title()
                        + ", move them into " + root.resolve(set.id()))
                .collect(Collectors.joining());
    }

    private static String searchedText(List<Path> folders) {
        return folders.isEmpty()
                ? "No folder was searched: name one with --data or in Settings"
                : "Searched: " + folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
