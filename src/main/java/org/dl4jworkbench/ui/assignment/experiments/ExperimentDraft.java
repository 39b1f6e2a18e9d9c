package org.dl4jworkbench.ui.assignment.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An experiment of the user's own while it is edited: a preset, some fields of it, and a row of values per setting. What does not
 * fit shows in {@link #problemProperty()} as one types. An empty value leaves the field as the preset has it.
 */
final class ExperimentDraft {
    /** A setting in the making: its name, and a text per field. */
    static final class Row {
        private final StringProperty name;
        private final Map<String, StringProperty> values = new LinkedHashMap<>();
        private final @Nullable String preset;
        private final Variation.@Nullable Reported reported;

        private Row(String name, @Nullable String preset, Variation.@Nullable Reported reported) {
            this.name = new SimpleStringProperty(name);
            this.preset = preset;
            this.reported = reported;
        }

        StringProperty nameProperty() {
            return name;
        }

        /** The text of a field; empty: as the preset has it. */
        StringProperty value(String path) {
            return values.computeIfAbsent(path, key -> new SimpleStringProperty(""));
        }
    }

    private static final String FIRST_FIELD = "training.learningRate";

    private final Assignment assignment;
    private final String id;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty preset = new SimpleStringProperty("");
    private final IntegerProperty seeds = new SimpleIntegerProperty(1);
    private final IntegerProperty folds = new SimpleIntegerProperty(1);
    private final ObservableList<String> fields = FXCollections.observableArrayList();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final boolean changesExisting;

    private ExperimentDraft(Assignment assignment, String id, boolean changesExisting) {
        this.assignment = assignment;
        this.id = id;
        this.changesExisting = changesExisting;
        for (StringProperty each : List.of(title, note, preset)) {
            each.addListener(observable -> check());
        }
        seeds.addListener(observable -> check());
        folds.addListener(observable -> check());
        fields.addListener((ListChangeListener<String>) change -> check());
        rows.addListener((ListChangeListener<Row>) change -> check());
    }

    /** A new one: two settings of one field. */
    static ExperimentDraft fresh(Assignment assignment) {
        ExperimentDraft draft = new ExperimentDraft(assignment, "", false);
        Preset first = assignment.presets().get(0);
        draft.preset.set(first.id());
        draft.title.set("My experiment");
        draft.addField(FIRST_FIELD);
        draft.addRow();
        draft.addRow();
        draft.rows.get(0).value(FIRST_FIELD).set(SpecPaths.get(first.spec(), FIRST_FIELD));
        draft.rows.get(0).nameProperty().set("as the preset");
        return draft;
    }

    /** An own experiment, to be changed. */
    static ExperimentDraft of(Assignment assignment, Experiment experiment) {
        ExperimentDraft draft = new ExperimentDraft(assignment, experiment.id(), true);
        draft.take(experiment);
        return draft;
    }

    /** A start from another experiment. */
    static ExperimentDraft copyOf(Assignment assignment, Experiment experiment, List<String> taken) {
        ExperimentDraft draft = new ExperimentDraft(assignment, "", false);
        draft.take(experiment);
        draft.title.set(experiment.title() + " (mine)");
        return draft;
    }

    private void take(Experiment experiment) {
        title.set(experiment.title());
        note.set(experiment.note());
        preset.set(experiment.preset());
        seeds.set(experiment.seeds());
        folds.set(experiment.folds());
        Set<String> paths = new LinkedHashSet<>();
        experiment.variations().forEach(each -> paths.addAll(each.set().keySet()));
        fields.setAll(paths);
        for (Variation variation : experiment.variations()) {
            Row row = new Row(variation.name(), variation.preset(), variation.reported());
            variation.set().forEach((path, value) -> row.value(path).set(text(value)));
            add(row);
        }
    }

    /** As SpecPaths takes it; what is left out on purpose is written as null. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value instanceof Double number
                    ? org.dl4jworkbench.model.Numbers.plain(number)
                    : String.valueOf(value);
        }
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("a value of an experiment that is no JSON: " + value, e);
        }
    }

    Assignment assignment() {
        return assignment;
    }

    /** Whether an experiment that there is already is changed. */
    boolean changesExisting() {
        return changesExisting;
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty noteProperty() {
        return note;
    }

    StringProperty presetProperty() {
        return preset;
    }

    IntegerProperty seedsProperty() {
        return seeds;
    }

    /** k of the cross-validation, 1 for none. */
    IntegerProperty foldsProperty() {
        return folds;
    }

    /** The paths that the settings differ in. */
    ObservableList<String> fields() {
        return fields;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /** What does not fit, as a sentence; empty where the experiment can be saved. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The fields of the chosen preset that can be varied, those of every layer of a type first. */
    List<String> possibleFields() {
        RunSpec spec = assignment.preset(preset.get()).spec();
        Set<String> paths = new LinkedHashSet<>();
        for (String path : SpecPaths.paths(spec)) {
            if (path.startsWith("network.layers[")) {
                String type = SpecPaths.get(spec, path.substring(0, path.indexOf(']') + 1) + ".type");
                if (!type.isEmpty()) {
                    paths.add("network.layers[" + type + "]" + path.substring(path.indexOf(']') + 1));
                }
            }
        }
        paths.addAll(SpecPaths.paths(spec));
        paths.removeAll(fields);
        paths.removeIf(path -> path.endsWith(".type") || path.startsWith("engine.") || path.equals("training.seed"));
        return List.copyOf(paths);
    }

    /** What the preset has for a field, to be shown where a setting says nothing; empty where parts of a type differ. */
    String presetValue(String path) {
        try {
            return path.matches(".*\\[[a-z].*")
                    ? ""
                    : SpecPaths.get(assignment.preset(preset.get()).spec(), path);
        } catch (WorkbenchException e) {
            // The preset is being changed: the problem is shown by the check.
            return "";
        }
    }

    void addField(String path) {
        if (!fields.contains(path)) {
            fields.add(path);
        }
    }

    void removeField(String path) {
        fields.remove(path);
    }

    void addRow() {
        add(new Row("setting " + (rows.size() + 1), null, null));
    }

    private void add(Row row) {
        row.nameProperty().addListener(observable -> check());
        fields.forEach(path -> listen(row, path));
        fields.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(path -> listen(row, path));
            }
        });
        rows.add(row);
    }

    private void listen(Row row, String path) {
        row.value(path).addListener(observable -> check());
    }

    void removeRow(Row row) {
        rows.remove(row);
    }

    private void check() {
        try {
            Experiment made = made();
            ExperimentSpecs.check(assignment, made);
            problem.set("");
        } catch (WorkbenchException e) {
            problem.set(Problem.what(e) + (e.where().isEmpty() ? "" : " (" + e.where() + ")"));
        }
    }

    /**
     * The experiment as it stands.
     *
     * @throws WorkbenchException where it is none
     */
    Experiment made() {
        List<Variation> variations = new ArrayList<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> set = new LinkedHashMap<>();
            for (String path : fields) {
                String value = row.value(path).get().strip();
                if (!value.isEmpty()) {
                    set.put(path, value.equals("null") ? null : value);
                }
            }
            variations.add(new Variation(row.nameProperty().get().strip(), row.preset, set, row.reported));
        }
        return new Experiment(
                idOf(), title.get().strip(), note.get().strip(), preset.get(), variations, seeds.get(), folds.get());
    }

    /** The id that it has, or one made from the title that is not taken. */
    private String idOf() {
        if (changesExisting) {
            return id;
        }
        String words = java.text.Normalizer.normalize(title.get(), java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = words.isEmpty() ? "own" : words.substring(0, Math.min(words.length(), 50));
        List<String> taken =
                assignment.experiments().stream().map(Experiment::id).toList();
        String free = base;
        for (int number = 2; taken.contains(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }
}
