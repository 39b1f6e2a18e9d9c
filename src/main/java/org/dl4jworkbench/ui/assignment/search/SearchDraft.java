package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.lab.search.SearchPlan;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A search of the user's own while it is edited: a preset and a row for each parameter. What does not fit shows at its row as one
 * types, and what concerns all of it in {@link #problemProperty()}.
 */
final class SearchDraft {
    /** A parameter in the making. */
    static final class Row {
        private final String path;
        private final ObjectProperty<Search.Range> range = new SimpleObjectProperty<>(Search.Range.LINEAR);
        private final StringProperty from = new SimpleStringProperty("");
        private final StringProperty to = new SimpleStringProperty("");
        private final StringProperty values = new SimpleStringProperty("");
        private final StringProperty steps = new SimpleStringProperty("");
        private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

        private Row(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }

        ObjectProperty<Search.Range> rangeProperty() {
            return range;
        }

        StringProperty fromProperty() {
            return from;
        }

        StringProperty toProperty() {
            return to;
        }

        /** Of a choice, separated by commas. */
        StringProperty valuesProperty() {
            return values;
        }

        /** How many values a grid takes; empty: the grid's own choice. */
        StringProperty stepsProperty() {
            return steps;
        }

        /** What does not fit in this row; empty where all does. */
        ReadOnlyStringProperty problemProperty() {
            return problem.getReadOnlyProperty();
        }

        private Search.Parameter made() {
            boolean choice = range.get() == Search.Range.CHOICE;
            String wanted = steps.get().strip();
            return new Search.Parameter(
                    path,
                    range.get(),
                    choice ? null : number(from.get(), "from"),
                    choice ? null : number(to.get(), "to"),
                    choice
                            ? Stream.of(values.get().split(","))
                                    .map(String::strip)
                                    .filter(each -> !each.isEmpty())
                                    .toList()
                            : null,
                    wanted.isEmpty() ? null : (int) number(wanted, "steps"));
        }

        private double number(String text, String what) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                throw new BadSpecException("\"" + text.strip() + "\" is no number for \"" + what + "\"", path, "", e);
            }
        }
    }

    private final Assignment assignment;
    private final String id;
    private final boolean changesExisting;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty preset = new SimpleStringProperty("");
    private final IntegerProperty trials = new SimpleIntegerProperty(20);
    private final IntegerProperty folds = new SimpleIntegerProperty(1);
    private final ObjectProperty<Search.Sampler> sampler = new SimpleObjectProperty<>(Search.Sampler.RANDOM);
    private final ObjectProperty<Search.Objective> objective = new SimpleObjectProperty<>(Search.Objective.LOSS);
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private SearchDraft(Assignment assignment, String id, boolean changesExisting) {
        this.assignment = assignment;
        this.id = id;
        this.changesExisting = changesExisting;
        for (StringProperty each : List.of(title, note, preset, seed)) {
            each.addListener(observable -> check());
        }
        trials.addListener(observable -> check());
        folds.addListener(observable -> check());
        sampler.addListener(observable -> check());
        objective.addListener(observable -> check());
        rows.addListener((ListChangeListener<Row>) change -> check());
    }

    /** A new one, over the learning rate of the first preset. */
    static SearchDraft fresh(Assignment assignment) {
        SearchDraft draft = new SearchDraft(assignment, "", false);
        draft.preset.set(assignment.presets().get(0).id());
        draft.title.set("My search");
        draft.add("training.learningRate");
        return draft;
    }

    /** An own search, to be changed. */
    static SearchDraft of(Assignment assignment, Search search) {
        SearchDraft draft = new SearchDraft(assignment, search.id(), true);
        draft.take(search);
        return draft;
    }

    /** A start from another search. */
    static SearchDraft copyOf(Assignment assignment, Search search) {
        SearchDraft draft = new SearchDraft(assignment, "", false);
        draft.take(search);
        draft.title.set(search.title() + " (mine)");
        return draft;
    }

    private void take(Search search) {
        title.set(search.title());
        note.set(search.note());
        preset.set(search.preset());
        trials.set(search.trials());
        folds.set(search.folds());
        sampler.set(search.sampler());
        objective.set(search.objective());
        seed.set(Long.toString(search.seed()));
        search.parameters().forEach(parameter -> {
            Row row = new Row(parameter.path());
            row.range.set(parameter.range());
            row.from.set(text(parameter.from()));
            row.to.set(text(parameter.to()));
            List<String> values = parameter.values();
            row.values.set(values == null ? "" : String.join(", ", values));
            Integer steps = parameter.steps();
            row.steps.set(steps == null ? "" : steps.toString());
            addRow(row);
        });
    }

    private static String text(@Nullable Double number) {
        return number == null
                ? ""
                : number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString(Math.round(number))
                        : Numbers.plain(number);
    }

    Assignment assignment() {
        return assignment;
    }

    /** Whether a search that there is already is changed. */
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

    IntegerProperty trialsProperty() {
        return trials;
    }

    /** k of the cross-validation, 1 for the held-out part. */
    IntegerProperty foldsProperty() {
        return folds;
    }

    ObjectProperty<Search.Sampler> samplerProperty() {
        return sampler;
    }

    ObjectProperty<Search.Objective> objectiveProperty() {
        return objective;
    }

    StringProperty seedProperty() {
        return seed;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /** What does not fit apart from the rows, as a sentence; empty where there is nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it can be saved as it stands. */
    boolean isWhole() {
        return problem.get().isEmpty()
                && rows.stream().allMatch(row -> row.problem.get().isEmpty());
    }

    /** The fields of the chosen preset that can be searched over and are not yet. */
    List<String> possibleFields() {
        RunSpec spec = assignment.preset(preset.get()).spec();
        Set<String> paths = new LinkedHashSet<>();
        Stream.of("training.learningRate", "training.optimiser", "training.batchSize", "training.l2")
                .filter(SpecPaths.paths(spec)::contains)
                .forEach(paths::add);
        paths.addAll(SpecPaths.paths(spec));
        rows.forEach(row -> paths.remove(row.path()));
        paths.removeIf(path -> path.endsWith(".type")
                || path.startsWith("engine.")
                || path.startsWith("snapshots.")
                || SearchPlan.isFixed(path));
        return List.copyOf(paths);
    }

    /** What the preset has for a field; empty where it has nothing. */
    String presetValue(String path) {
        try {
            return SpecPaths.get(assignment.preset(preset.get()).spec(), path);
        } catch (WorkbenchException e) {
            // The preset is being changed: its rows' problems say so.
            return "";
        }
    }

    /** Adds a parameter, with a range around what the preset has. */
    void add(String path) {
        if (rows.stream().anyMatch(row -> row.path().equals(path))) {
            return;
        }
        Row row = new Row(path);
        String value = presetValue(path);
        try {
            double number = Double.parseDouble(value);
            boolean whole = number == Math.rint(number) && !value.contains(".") && number >= 1;
            row.range.set(whole ? Search.Range.INTEGER : number > 0 ? Search.Range.LOG : Search.Range.LINEAR);
            row.from.set(text(whole ? Math.max(1, Math.floor(number / 2)) : number / 10));
            row.to.set(text(whole ? 2 * number : number > 0 ? number * 10 : 1));
        } catch (NumberFormatException e) {
            // A word, or nothing: what it may be instead is a choice.
            row.range.set(Search.Range.CHOICE);
            row.values.set(value);
        }
        addRow(row);
    }

    private void addRow(Row row) {
        row.range.addListener(observable -> check());
        for (StringProperty each : List.of(row.from, row.to, row.values, row.steps)) {
            each.addListener(observable -> check());
        }
        rows.add(row);
    }

    void remove(Row row) {
        rows.remove(row);
    }

    private void check() {
        String found = "";
        boolean rowsFit = true;
        for (Row row : rows) {
            String wrong = "";
            try {
                ExperimentSpecs.check(assignment, search(List.of(row.made()), 0));
            } catch (WorkbenchException e) {
                wrong = Problem.what(e);
            }
            row.problem.set(wrong);
            rowsFit &= wrong.isEmpty();
        }
        try {
            if (rowsFit) {
                Search made = made();
                ExperimentSpecs.check(assignment, made);
                if (made.folds() == 1
                        && assignment.preset(made.preset()).spec().data().validation() == 0) {
                    throw new BadSpecException(
                            "nothing would validate the trials: take 2 folds or more",
                            "preset " + made.preset() + " keeps no part out",
                            "");
                }
            }
        } catch (WorkbenchException e) {
            found = Problem.what(e) + (e.where().isEmpty() ? "" : " (" + e.where() + ")");
        }
        problem.set(found);
    }

    /**
     * The search as it stands.
     *
     * @throws WorkbenchException where it is none
     */
    Search made() {
        long number;
        try {
            number = Long.parseLong(seed.get().strip());
        } catch (NumberFormatException e) {
            throw new BadSpecException("the seed must be a whole number, not \"" + seed.get() + "\"", "", "", e);
        }
        if (title.get().isBlank()) {
            throw new BadSpecException("the search needs a title", "", "");
        }
        return search(rows.stream().map(Row::made).toList(), number);
    }

    private Search search(List<Search.Parameter> parameters, long number) {
        return new Search(
                idOf(),
                title.get().strip(),
                note.get().strip(),
                preset.get(),
                trials.get(),
                folds.get(),
                parameters,
                sampler.get(),
                number,
                objective.get());
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
                new ArrayList<>(assignment.searches().stream().map(Search::id).toList());
        String free = base;
        for (int next = 2; taken.contains(free); next++) {
            free = base + "-" + next;
        }
        return free;
    }

    /** The presets' ids, to choose from. */
    List<String> presets() {
        return assignment.presets().stream().map(Preset::id).toList();
    }
}
