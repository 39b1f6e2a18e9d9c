package org.dl4jworkbench.ui.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.DatasetSample;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.OwnSet;
import org.dl4jworkbench.data.SetProposal;
import org.dl4jworkbench.data.VocOptions;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** A set of the user's own while it is being described: its fields, and how its check by reading went. */
final class AddSetModel {
    private static final int LONGEST_ID = 60;

    /** Where the check stands. */
    sealed interface State {
        record Editing() implements State {}

        /** The set is read whole. */
        record Reading() implements State {}

        record Failed(Throwable problem) implements State {}

        /** It is sound and was not added yet. */
        record Previewed(Preview preview) implements State {}

        /** It is in the catalogue now. */
        record Added(String id) implements State {}
    }

    /**
     * How a set looks.
     *
     * @param facts shape and counts in one line
     * @param samples a row for each of the first classes; null for numbers
     */
    record Preview(
            String facts,
            List<String> classNames,
            @Nullable SampleSheet samples,
            @Nullable String warning) {
        private static final int MOST_COLUMNS = 12;
        private static final int WIDTH = 380;
        private static final int ROWS = 6;

        static Preview of(Dataset dataset) {
            String facts = dataset.shape() + (dataset.sizesDiffer() ? " for looking at, sizes differ" : "") + " · "
                    + Numbers.grouped(dataset.train().count()) + " training and "
                    + Numbers.grouped(dataset.test().count()) + " test examples";
            if (!(dataset.train() instanceof LabelledImages images)) {
                return new Preview(facts, dataset.classNames(), null, dataset.warning());
            }
            int columns = Math.max(1, Math.min(MOST_COLUMNS, WIDTH / SampleSheet.cellWidth(images)));
            int[][] rows =
                    DatasetSample.firstOfEachClass(images, dataset.classNames().size(), columns);
            List<int[]> shown = List.of(rows).subList(0, Math.min(ROWS, rows.length));
            return new Preview(
                    facts,
                    dataset.classNames(),
                    SampleSheet.of(images, shown.toArray(new int[0][]), columns),
                    dataset.warning());
        }
    }

    /**
     * A label that was found in the files, and the class it is to become.
     *
     * @param boxes how many have it
     */
    record LabelRow(String label, int boxes, StringProperty target) {}

    private final Supplier<DatasetCatalogue> catalogue;
    private final Path root;
    private final Set<String> taken;
    private final Background background;
    private final ObjectProperty<DatasetFormat> format = new SimpleObjectProperty<>(DatasetFormat.FOLDERS);
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty names = new SimpleStringProperty("");
    private final StringProperty namesFile = new SimpleStringProperty("");
    private final StringProperty targets = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Editing());
    private final BooleanProperty fromOne = new SimpleBooleanProperty();
    private final BooleanProperty transposed = new SimpleBooleanProperty();
    private final BooleanProperty pixelsFromOne = new SimpleBooleanProperty();
    private final StringProperty testPart = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<LabelRow>> labels = new ReadOnlyObjectWrapper<>(List.of());
    private boolean abandoned;
    private long looks;

    /**
     * @param root the data root that gets the definition
     * @param taken ids of the sets that there are
     */
    AddSetModel(Supplier<DatasetCatalogue> catalogue, Path root, Set<String> taken, Background background) {
        this.catalogue = catalogue;
        this.root = root;
        this.taken = Set.copyOf(taken);
        this.background = background;
        format.addListener(observable -> look());
    }

    ObjectProperty<DatasetFormat> formatProperty() {
        return format;
    }

    StringProperty titleProperty() {
        return title;
    }

    /** The folder of the files; for numbers also one .csv file. */
    StringProperty pathProperty() {
        return path;
    }

    /** Class names separated by commas; empty where the files or a file of names say them. */
    StringProperty namesProperty() {
        return names;
    }

    /** A text file with a class name in each line; empty where they are typed or in the files. */
    StringProperty namesFileProperty() {
        return namesFile;
    }

    /** For numbers: the columns to predict, separated by commas; empty for the last one. */
    StringProperty targetsProperty() {
        return targets;
    }

    /** For IDX: whether the labels begin with 1. */
    BooleanProperty fromOneProperty() {
        return fromOne;
    }

    /** For IDX: whether the pictures lie on their side. */
    BooleanProperty transposedProperty() {
        return transposed;
    }

    /** For annotations: whether coordinates begin with 1. */
    BooleanProperty pixelsFromOneProperty() {
        return pixelsFromOne;
    }

    /** For annotations: the share of the pictures kept for the test; empty for a fifth. */
    StringProperty testPartProperty() {
        return testPart;
    }

    /** For annotations: the labels in the files, found by {@link #look()}. */
    ReadOnlyObjectProperty<List<LabelRow>> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    /** Looks into the files for what they suggest: labels and their classes, a first label of 1, EMNIST's pictures on their side. */
    void look() {
        long mine = ++looks;
        DatasetFormat current = format.get();
        String place = path.get();
        labels.set(List.of());
        if (place.isBlank() || (current != DatasetFormat.VOC && current != DatasetFormat.IDX)) {
            return;
        }
        background.run(
                () -> SetProposal.of(current, place),
                proposal -> {
                    if (mine == looks) {
                        take(proposal);
                    }
                },
                problem -> {
                    if (mine == looks) {
                        state.set(new State.Failed(problem));
                    }
                });
    }

    private void take(SetProposal proposal) {
        labels.set(proposal.labels().entrySet().stream()
                .map(entry -> new LabelRow(
                        entry.getKey(),
                        entry.getValue(),
                        new SimpleStringProperty(SetProposal.classOf(entry.getKey()))))
                .toList());
        fromOne.set(proposal.firstLabel() == 1);
        transposed.set(proposal.transposed());
        if (names.get().isBlank() && !proposal.classNames().isEmpty()) {
            names.set(String.join(", ", proposal.classNames()));
        }
        if (state.get() instanceof State.Failed) {
            state.set(new State.Editing());
        }
    }

    /** Reads the set and shows how it looks, without adding it. */
    void preview() {
        DatasetCatalogue current = catalogue.get();
        OwnSet definition;
        try {
            definition = definition();
        } catch (RuntimeException e) {
            state.set(new State.Failed(e));
            return;
        }
        state.set(new State.Reading());
        background.run(
                () -> Preview.of(current.preview(definition, root)),
                preview -> state.set(new State.Previewed(preview)),
                problem -> state.set(new State.Failed(problem)));
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The id that the title gives; no other set has it. Empty while the title holds no letter and no digit. */
    String id() {
        String plain = title.get()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String whole = plain.substring(0, Math.min(LONGEST_ID, plain.length())).replaceAll("-+$", "");
        String id = whole;
        for (int number = 2; taken.contains(id); number++) {
            id = whole + "-" + number;
        }
        return id;
    }

    /** Whether there is enough to try. */
    boolean isComplete() {
        return !id().isEmpty() && !path.get().isBlank();
    }

    /** Reads the set and, when it is sound, adds it; the state tells. */
    void add() {
        DatasetCatalogue current = catalogue.get();
        OwnSet definition;
        try {
            definition = definition();
        } catch (RuntimeException e) {
            state.set(new State.Failed(e));
            return;
        }
        state.set(new State.Reading());
        background.run(
                () -> current.add(definition, root).id(),
                id -> {
                    if (abandoned) {
                        takeBack(current, id);
                    } else {
                        state.set(new State.Added(id));
                    }
                },
                problem -> state.set(new State.Failed(problem)));
    }

    /** The dialog was closed; what is being read now is not added. */
    void abandon() {
        abandoned = true;
    }

    private void takeBack(DatasetCatalogue current, String id) {
        background.run(
                () -> {
                    current.remove(id);
                    return id;
                },
                removed -> state.set(new State.Editing()),
                problem -> state.set(new State.Failed(problem)));
    }

    private OwnSet definition() {
        boolean numbers = format.get() == DatasetFormat.CSV;
        OwnSet plain =
                OwnSet.of(id(), title.get().strip(), format.get(), path.get().strip());
        if (numbers) {
            return plain.withTargets(listed(targets.get()));
        }
        String file = namesFile.get().strip();
        List<String> typed = listed(names.get());
        // Both are kept so that the definition refuses them in its own words.
        return new OwnSet(
                plain.id(),
                plain.title(),
                plain.format(),
                plain.path(),
                typed,
                file.isEmpty() ? null : file,
                null,
                null,
                false,
                format.get() == DatasetFormat.IDX && fromOne.get() ? 1 : 0,
                format.get() == DatasetFormat.IDX && transposed.get(),
                format.get() == DatasetFormat.VOC ? voc() : null);
    }

    private VocOptions voc() {
        Map<String, String> classes = new LinkedHashMap<>();
        labels.get().forEach(row -> classes.put(row.label(), row.target().get().strip()));
        return new VocOptions(classes.isEmpty() ? null : classes, share(), pixelsFromOne.get() ? 1 : 0);
    }

    private @Nullable Double share() {
        String text = testPart.get().strip();
        try {
            return text.isEmpty() ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new BadSpecException(
                    "the test part \"" + text + "\" is not a number",
                    "voc.testPart",
                    "Use a number between 0 and 1: 0.2",
                    e);
        }
    }

    private static @Nullable List<String> listed(String text) {
        List<String> parts = Stream.of(text.split("[,\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? null : parts;
    }
}
