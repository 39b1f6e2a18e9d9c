package org.dl4jworkbench.ui.assignment.experiments;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
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
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.ui.common.Dialogs;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The dialog in which an experiment of the user's own is made: a small grid, a row per setting and a column per field. */
final class ExperimentEditor {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonBar.ButtonData.OK_DONE);

    private final ExperimentDraft draft;
    private final GridPane grid = new GridPane();
    private final ComboBox<String> addField = new SearchableComboBox<>();
    private boolean filling;

    private ExperimentEditor(ExperimentDraft draft) {
        this.draft = draft;
    }

    /** Lets the user edit; null where it was cancelled. */
    static @Nullable Experiment edit(Window owner, ExperimentDraft draft) {
        Dialog<ButtonType> dialog = dialog(owner, draft);
        return dialog.showAndWait().filter(answer -> answer == SAVE).isPresent() ? draft.made() : null;
    }

    private static Dialog<ButtonType> dialog(Window owner, ExperimentDraft draft) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Experiment");
        dialog.setHeaderText(draft.changesExisting() ? "Edit experiment" : "New experiment");
        Dialogs.dress(dialog, owner);
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().setPrefSize(860, 600);
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(new ExperimentEditor(draft).content());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, SAVE);
        Button save = (Button) dialog.getDialogPane().lookupButton(SAVE);
        save.setId("save-experiment");
        save.getStyleClass().add("primary-action");
        save.disableProperty().bind(draft.problemProperty().isNotEmpty());
        return dialog;
    }

    /** All of the dialog but its buttons. */
    private VBox content() {
        TextField title = new TextField();
        title.setId("draft-title");
        title.textProperty().bindBidirectional(draft.titleProperty());
        TextArea note = new TextArea();
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.textProperty().bindBidirectional(draft.noteProperty());
        ComboBox<String> preset = new ComboBox<>();
        preset.getItems()
                .setAll(draft.assignment().presets().stream().map(Preset::id).toList());
        preset.valueProperty().bindBidirectional(draft.presetProperty());
        Spinner<Integer> seeds = new Spinner<>(1, 100, draft.seedsProperty().get());
        seeds.setPrefWidth(76);
        seeds.valueProperty()
                .addListener((observable, old, now) -> draft.seedsProperty().set(now));
        Spinner<Integer> folds =
                new Spinner<>(1, Fold.MOST, draft.foldsProperty().get());
        folds.setId("draft-folds");
        folds.setPrefWidth(76);
        folds.setTooltip(new Tooltip("k of a stratified k-fold cross-validation; 1: the preset's own validation part"));
        folds.valueProperty()
                .addListener((observable, old, now) -> draft.foldsProperty().set(now));
        HBox basis = new HBox(10, name("Preset"), preset, name("Seeds of each setting"), seeds, name("Folds"), folds);
        basis.getStyleClass().add("card-head");

        fillFields();
        addField.setId("add-field");
        addField.setPromptText("Add a field …");
        addField.setPrefWidth(300);
        addField.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String path) {
                return path == null ? "" : label(path);
            }

            @Override
            public String fromString(String text) {
                return addField.getItems().stream()
                        .filter(path -> label(path).equals(text))
                        .findFirst()
                        .orElse("");
            }
        });
        addField.valueProperty().addListener((observable, old, now) -> {
            if (!filling && now != null && !now.isEmpty()) {
                draft.addField(now);
            }
        });
        Button addRow = new Button("Add a setting", new FontIcon(MaterialDesignP.PLUS));
        addRow.setId("add-setting");
        addRow.setMinWidth(Region.USE_PREF_SIZE);
        addRow.setOnAction(event -> draft.addRow());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(10, addRow, addField, space, muted("An empty value: as the preset has it"));
        tools.getStyleClass().add("card-head");

        grid.getStyleClass().add("draft-grid");
        draft.fields().addListener((ListChangeListener<String>) change -> {
            fillFields();
            fillGrid();
        });
        draft.rows().addListener((ListChangeListener<ExperimentDraft.Row>) change -> fillGrid());
        draft.presetProperty().addListener(observable -> {
            fillFields();
            fillGrid();
        });
        fillGrid();
        ScrollPane scroll = new ScrollPane(grid);
        scroll.getStyleClass().addAll("plain-scroll", "edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);

        Label problem = new Label();
        problem.setId("draft-problem");
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(draft.problemProperty());
        problem.visibleProperty().bind(Bindings.isNotEmpty(draft.problemProperty()));
        VBox content = new VBox(10, line("Title", title), line("Note", note), basis, tools, scroll, problem);
        content.setMinWidth(780);
        content.setPadding(new Insets(4, 0, 0, 0));
        return content;
    }

    private static HBox line(String name, Node control) {
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox line = new HBox(10, name(name), control);
        line.getStyleClass().add("card-head");
        return line;
    }

    private static Label name(String text) {
        Label label = muted(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
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

    /** "Learning rate", "every convolution, kernel": the paths of every layer of a type have no number. */
    static String label(String path) {
        java.util.regex.Matcher every = java.util.regex.Pattern.compile("network\\.layers\\[([a-z-]+)]\\.(.+)")
                .matcher(path);
        return every.matches()
                ? "Every " + every.group(1).replace('-', ' ') + ", "
                        + FieldNames.of("x." + every.group(2)).toLowerCase(java.util.Locale.ROOT)
                : FieldNames.of(path);
    }

    private void fillGrid() {
        grid.getChildren().clear();
        grid.add(muted("setting"), 0, 0);
        for (int column = 0; column < draft.fields().size(); column++) {
            String path = draft.fields().get(column);
            Label head = muted(label(path));
            head.setTooltip(new Tooltip(path));
            Button remove = remove("Take this field out", () -> draft.removeField(path));
            HBox cell = new HBox(4, head, remove);
            cell.getStyleClass().add("card-head");
            grid.add(cell, column + 1, 0);
        }
        for (int row = 0; row < draft.rows().size(); row++) {
            ExperimentDraft.Row setting = draft.rows().get(row);
            TextField name = new TextField();
            name.setId("draft-name-" + row);
            name.setPrefColumnCount(12);
            name.textProperty().bindBidirectional(setting.nameProperty());
            grid.add(name, 0, row + 1);
            for (int column = 0; column < draft.fields().size(); column++) {
                String path = draft.fields().get(column);
                TextField value = new TextField();
                value.setId("draft-value-" + row + "-" + column);
                value.setPrefColumnCount(9);
                value.setPromptText(draft.presetValue(path));
                value.textProperty().bindBidirectional(setting.value(path));
                grid.add(value, column + 1, row + 1);
            }
            Button remove = remove("Take this setting out", () -> draft.removeRow(setting));
            remove.setDisable(draft.rows().size() == 1);
            grid.add(remove, draft.fields().size() + 1, row + 1);
        }
    }

    private static Button remove(String what, Runnable action) {
        Button button = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setOnAction(event -> action.run());
        return button;
    }
}
