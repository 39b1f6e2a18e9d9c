package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The dialog in which a search of the user's own is made: a row for each parameter, with its problem below it. */
final class SearchEditor {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonBar.ButtonData.OK_DONE);

    private final SearchDraft draft;
    private final GridPane grid = new GridPane();
    private final ComboBox<String> addField = new SearchableComboBox<>();
    private boolean filling;

    private SearchEditor(SearchDraft draft) {
        this.draft = draft;
    }

    /** Lets the user edit; null where it was cancelled. */
    static @Nullable Search edit(Window owner, SearchDraft draft) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Search");
        dialog.setHeaderText(draft.changesExisting() ? "Edit search" : "New search");
        Dialogs.dress(dialog, owner);
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().setPrefSize(900, 620);
        // The style sheet of dialogs has a width for messages.
        dialog.getDialogPane().setMinWidth(860);
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(new SearchEditor(draft).content());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, SAVE);
        Button save = (Button) dialog.getDialogPane().lookupButton(SAVE);
        save.setId("save-search");
        save.getStyleClass().add("primary-action");
        Runnable allow = () -> save.setDisable(!draft.isWhole());
        draft.problemProperty().addListener(observable -> allow.run());
        draft.rows().forEach(row -> row.problemProperty().addListener(observable -> allow.run()));
        draft.rows().addListener((ListChangeListener<SearchDraft.Row>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(row -> row.problemProperty().addListener(observable -> allow.run()));
            }
            allow.run();
        });
        allow.run();
        return dialog.showAndWait().filter(answer -> answer == SAVE).isPresent() ? draft.made() : null;
    }

    /** All of the dialog but its buttons. */
    private VBox content() {
        TextField title = new TextField();
        title.setId("draft-title");
        title.textProperty().bindBidirectional(draft.titleProperty());
        HBox.setHgrow(title, Priority.ALWAYS);
        TextArea note = new TextArea();
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.textProperty().bindBidirectional(draft.noteProperty());
        HBox.setHgrow(note, Priority.ALWAYS);
        ComboBox<String> preset = new ComboBox<>();
        preset.getItems().setAll(draft.presets());
        preset.valueProperty().bindBidirectional(draft.presetProperty());
        ComboBox<Search.Objective> objective = choice(
                draft.assignment().task() == Task.REGRESSION
                        ? List.of(Search.Objective.LOSS)
                        : List.of(Search.Objective.values()),
                each -> "validation " + each.token());
        objective.valueProperty().bindBidirectional(draft.objectiveProperty());
        ComboBox<Search.Sampler> sampler = choice(List.of(Search.Sampler.values()), SearchWords::sampler);
        sampler.setId("draft-sampler");
        sampler.valueProperty().bindBidirectional(draft.samplerProperty());
        Spinner<Integer> trials = spinner(SearchModel.MOST_TRIALS, draft.trialsProperty());
        trials.setId("draft-trials");
        Spinner<Integer> folds = spinner(Fold.MOST, draft.foldsProperty());
        TextField seed = new TextField();
        seed.setPrefColumnCount(6);
        seed.textProperty().bindBidirectional(draft.seedProperty());

        fillFields();
        addField.setId("add-parameter");
        addField.setPromptText("Add a field …");
        addField.setPrefWidth(320);
        addField.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String path) {
                return path == null ? "" : FieldNames.of(path);
            }

            @Override
            public String fromString(String text) {
                return addField.getItems().stream()
                        .filter(path -> FieldNames.of(path).equals(text))
                        .findFirst()
                        .orElse("");
            }
        });
        addField.valueProperty().addListener((observable, old, now) -> {
            if (!filling && now != null && !now.isEmpty()) {
                draft.add(now);
            }
        });

        grid.getStyleClass().add("draft-grid");
        draft.rows().addListener((ListChangeListener<SearchDraft.Row>) change -> {
            fillFields();
            fillGrid();
        });
        draft.presetProperty().addListener(observable -> {
            fillFields();
            fillGrid();
        });
        fillGrid();
        ScrollPane scroll = new ScrollPane(grid);
        scroll.getStyleClass().addAll("plain-scroll", "edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label problem = Nodes.wrapping("", "error-text");
        problem.setId("draft-problem");
        problem.textProperty().bind(draft.problemProperty());
        problem.setMinHeight(Region.USE_PREF_SIZE);
        VBox content = new VBox(
                10,
                line(name("Title"), title),
                line(name("Note"), note),
                line(name("Preset"), preset, name("Objective"), objective, name("Sampler"), sampler),
                line(name("Trials"), trials, name("Folds"), folds, name("Seed"), seed),
                line(addField),
                scroll,
                problem);
        content.getStyleClass().add("experiment-editor");
        return content;
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(10, parts);
        line.getStyleClass().add("card-head");
        return line;
    }

    private static Label name(String text) {
        Label label = Nodes.label(text, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static <T> ComboBox<T> choice(List<T> values, Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(SearchWords.converter(text));
        return box;
    }

    private static Spinner<Integer> spinner(int most, javafx.beans.property.IntegerProperty value) {
        Spinner<Integer> spinner = new Spinner<>(1, most, value.get());
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                value.set(now);
            }
        });
        return spinner;
    }

    private void fillFields() {
        filling = true;
        try {
            addField.setValue(null);
            addField.getItems().setAll(draft.possibleFields());
        } finally {
            filling = false;
        }
    }

    private void fillGrid() {
        grid.getChildren().clear();
        List<String> heads = List.of("parameter", "range", "from", "to", "values", "steps of a grid");
        for (int column = 0; column < heads.size(); column++) {
            grid.add(Nodes.label(heads.get(column), "muted", "small"), column, 0);
        }
        int line = 1;
        for (int index = 0; index < draft.rows().size(); index++) {
            SearchDraft.Row row = draft.rows().get(index);
            Label name = new Label(FieldNames.of(row.path()));
            name.setTooltip(new Tooltip(row.path() + ", " + draft.presetValue(row.path()) + " in the preset"));
            name.setMinWidth(140);
            ComboBox<Search.Range> range = choice(List.of(Search.Range.values()), Search.Range::token);
            range.setMinWidth(96);
            range.valueProperty().bindBidirectional(row.rangeProperty());
            var choice = Bindings.equal(row.rangeProperty(), Search.Range.CHOICE);
            TextField from = field("draft-from-" + index, row.fromProperty(), 7);
            TextField to = field("draft-to-" + index, row.toProperty(), 7);
            TextField values = field("draft-values-" + index, row.valuesProperty(), 16);
            TextField steps = field("draft-steps-" + index, row.stepsProperty(), 4);
            values.setPromptText("such as adam, sgd");
            from.disableProperty().bind(choice);
            to.disableProperty().bind(choice);
            values.disableProperty().bind(choice.not());
            GridPane.setHgrow(values, Priority.ALWAYS);
            Button remove = Nodes.icon(MaterialDesignC.CLOSE, "Take this parameter out", () -> draft.remove(row));
            remove.setDisable(draft.rows().size() == 1);
            grid.addRow(line, name, range, from, to, values, steps, remove);
            Label problem = Nodes.wrapping("", "error-text", "small");
            problem.setId("draft-problem-" + index);
            problem.textProperty().bind(row.problemProperty());
            problem.visibleProperty().bind(row.problemProperty().isNotEmpty());
            problem.managedProperty().bind(problem.visibleProperty());
            grid.add(problem, 0, line + 1, heads.size() + 1, 1);
            line += 2;
        }
    }

    private static TextField field(String id, javafx.beans.property.StringProperty text, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.textProperty().bindBidirectional(Objects.requireNonNull(text));
        return field;
    }
}
