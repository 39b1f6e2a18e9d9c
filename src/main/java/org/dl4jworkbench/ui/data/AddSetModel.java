package org.dl4jworkbench.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.OwnSet;
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

        /** It is in the catalogue now. */
        record Added(String id) implements State {}
    }

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
    private boolean abandoned;

    /**
     * @param root the data root that gets the definition
     * @param taken ids of the sets that there are
     */
    AddSetModel(Supplier<DatasetCatalogue> catalogue, Path root, Set<String> taken, Background background) {
        this.catalogue = catalogue;
        this.root = root;
        this.taken = Set.copyOf(taken);
        this.background = background;
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
                0,
                false,
                null);
    }

    private static @Nullable List<String> listed(String text) {
        List<String> parts = Stream.of(text.split("[,\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? null : parts;
    }
}
