package org.dl4jworkbench.ui.data;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Folders;
import org.jspecify.annotations.Nullable;

/** Asks for a set of the user's own; closes when it has been read and added, or by Cancel. */
final class AddSetDialog {
    private static final double WIDTH = 640;
    private static final double NAME_WIDTH = 140;

    /** What a small screen has between the dialog's head and its buttons. */
    private static final double MOST_HEIGHT = 560;

    private final AddSetModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final GridPane fields = new GridPane();
    private final VBox outcome = new VBox();
    private final VBox body = new VBox(12);
    private final ScrollPane content = new ScrollPane(body);
    private String looked = "";
    private final HBox names = new HBox(8);
    private final Node namesFile;
    private final List<Row> rows = new ArrayList<>();

    AddSetDialog(AddSetModel model, @Nullable Window owner, Consumer<String> added) {
        this.model = model;
        namesFile = withButton(
                text(model.namesFileProperty(), "a text file, one name in each line", "set-names-file"),
                button("File…", () -> chooseFile(model.namesFileProperty(), "Text with class names", null)));
        build();
        ButtonType act = new ButtonType("Read and add", ButtonBar.ButtonData.OK_DONE);
        dialog.setTitle("Add a set");
        dialog.setHeaderText("Add a set of your own");
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, act);
        Button preview = button("Preview", model::preview);
        preview.setId("preview-set");
        body.getChildren().addAll(fields, preview, outcome);
        content.setFitToWidth(true);
        content.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.getStyleClass().add("edge-to-edge");
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.setResizable(true);
        Button add = (Button) dialog.getDialogPane().lookupButton(act);
        add.setId("add-set");
        add.getStyleClass().add("primary-action");
        add.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            model.add();
        });
        preview.disableProperty().bind(add.disableProperty());
        add.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.isComplete() || isReading(),
                        model.titleProperty(),
                        model.pathProperty(),
                        model.stateProperty()));
        model.stateProperty().addListener((observable, old, now) -> {
            show(now);
            if (now instanceof AddSetModel.State.Added done && dialog.isShowing()) {
                dialog.setResult(act);
                dialog.close();
                added.accept(done.id());
            }
        });
        dialog.setOnShown(event -> {
            fields.lookup("#set-title").requestFocus();
            fit(body.getHeight());
        });
        dialog.setOnHidden(event -> {
            if (isReading()) {
                model.abandon();
            }
        });
    }

    private boolean isReading() {
        return model.stateProperty().get() instanceof AddSetModel.State.Reading;
    }

    void show() {
        dialog.show();
    }

    private void build() {
        fields.setHgap(12);
        fields.setVgap(10);
        ColumnConstraints first = new ColumnConstraints();
        first.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints second = new ColumnConstraints();
        second.setHgrow(Priority.ALWAYS);
        fields.getColumnConstraints().addAll(first, second);
        ComboBox<DatasetFormat> format = new ComboBox<>();
        format.setId("set-format");
        format.getItems().setAll(DatasetFormat.values());
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable DatasetFormat value) {
                return value == null ? "" : value.label();
            }

            @Override
            public DatasetFormat fromString(String label) {
                throw new UnsupportedOperationException("the box is not typed into");
            }
        });
        format.valueProperty().bindBidirectional(model.formatProperty());
        Label files = Nodes.wrapping("", "muted", "small");
        files.textProperty().bind(model.formatProperty().map(value -> "Files: " + value.files()));
        Label id = Nodes.label("", "muted", "small");
        id.textProperty()
                .bind(model.titleProperty()
                        .map(title -> model.id().isEmpty()
                                ? "The id comes from the title"
                                : "id in specs and on the command line: " + model.id()));
        TextField path = text(model.pathProperty(), "the folder of the files", "set-path");
        row("Format", new VBox(4, format, files));
        row("Title", new VBox(4, text(model.titleProperty(), "such as Leaves", "set-title"), id));
        row("Files", withButton(path, button("Folder…", () -> chooseFolder(model.pathProperty())), csvButton()));
        names.getChildren().add(text(model.namesProperty(), "empty: as the files say", "set-names"));
        HBox.setHgrow(names.getChildren().get(0), Priority.ALWAYS);
        row(
                "Class names",
                new VBox(
                        4, names, Nodes.wrapping("Separated by commas, in the order of the labels.", "muted", "small")),
                DatasetFormat.IDX,
                DatasetFormat.CIFAR,
                DatasetFormat.BOXES,
                DatasetFormat.FOLDERS);
        row(
                "or from a file",
                namesFile,
                DatasetFormat.IDX,
                DatasetFormat.CIFAR,
                DatasetFormat.BOXES,
                DatasetFormat.FOLDERS);
        row(
                "Pictures",
                new VBox(
                        6,
                        check("the first label is 1", "set-from-one", model.fromOneProperty()),
                        check(
                                "turn them: rows and columns are exchanged (EMNIST)",
                                "set-transposed",
                                model.transposedProperty())),
                DatasetFormat.IDX);
        row("Classes", new VocClasses(model), DatasetFormat.VOC);
        row(
                "Test part",
                new VBox(
                        6,
                        text(model.testPartProperty(), "share of the pictures; empty: 0.2", "set-test-part"),
                        check(
                                "coordinates begin at 1, as in the original VOC sets",
                                "set-pixels-from-one",
                                model.pixelsFromOneProperty())),
                DatasetFormat.VOC);
        row(
                "Columns to predict",
                text(model.targetsProperty(), "separated by commas; empty: the last one", "set-targets"),
                DatasetFormat.CSV);
        model.formatProperty().addListener(observable -> showFields());
        // Typing looks when it is done, choosing at once.
        path.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                lookAgain();
            }
        });
        body.heightProperty().addListener((observable, old, now) -> fit(now.doubleValue()));
        showFields();
    }

    /** A folder of class folders cannot be a file, a CSV can. */
    private Button csvButton() {
        Button csv = button("File…", () -> chooseFile(model.pathProperty(), "CSV of numbers", "*.csv"));
        csv.visibleProperty().bind(model.formatProperty().isEqualTo(DatasetFormat.CSV));
        csv.managedProperty().bind(csv.visibleProperty());
        return csv;
    }

    /** A field of the form. */
    private record Row(Label name, Node control, Set<DatasetFormat> formats) {}

    private void showFields() {
        DatasetFormat format = model.formatProperty().get();
        // Only rows that are shown: a hidden one would keep its gap.
        fields.getChildren().clear();
        int at = 0;
        for (Row row : rows) {
            if (row.formats().isEmpty() || row.formats().contains(format)) {
                fields.addRow(at++, row.name(), row.control());
            }
        }
    }

    /** @param of the formats that need the field; none for all */
    private void row(String name, Node control, DatasetFormat... of) {
        Label label = Nodes.label(name);
        GridPane.setValignment(label, VPos.TOP);
        label.setStyle("-fx-padding: 6px 0 0 0;");
        rows.add(new Row(label, control, Set.of(of)));
    }

    /** The window follows the form's height, which is known after a layout; what is higher scrolls. */
    private void fit(double height) {
        content.setPrefViewportHeight(Math.min(MOST_HEIGHT, height));
        Platform.runLater(() -> {
            if (dialog.isShowing()) {
                window().sizeToScene();
            }
        });
    }

    private static CheckBox check(String text, String id, BooleanProperty property) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private static TextField text(StringProperty property, String prompt, String id) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.setId(id);
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static HBox withButton(TextField field, Button... buttons) {
        HBox line = new HBox(8, field);
        line.getChildren().addAll(buttons);
        HBox.setHgrow(field, Priority.ALWAYS);
        return line;
    }

    private void chooseFolder(StringProperty into) {
        Folders.choose(window(), "Folder of the files", into.get()).ifPresent(chosen -> {
            into.set(chosen);
            lookAgain();
        });
    }

    private void lookAgain() {
        String path = model.pathProperty().get();
        if (!path.equals(looked)) {
            looked = path;
            model.look();
        }
    }

    private void chooseFile(StringProperty into, String title, @Nullable String pattern) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (pattern != null) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(title, pattern));
        }
        Optional.ofNullable(chooser.showOpenDialog(window())).map(File::getPath).ifPresent(into::set);
    }

    private Window window() {
        return dialog.getDialogPane().getScene().getWindow();
    }

    private void show(AddSetModel.State state) {
        fields.setDisable(state instanceof AddSetModel.State.Reading);
        outcome.getChildren().clear();
        if (state instanceof AddSetModel.State.Reading) {
            ProgressIndicator indicator = new ProgressIndicator();
            indicator.setPrefSize(18, 18);
            HBox line = new HBox(8, indicator, Nodes.label("Reading the whole set …", "muted"));
            line.getStyleClass().add("card-head");
            outcome.getChildren().add(line);
        } else if (state instanceof AddSetModel.State.Previewed shown) {
            outcome.getChildren().add(preview(shown.preview()));
        } else if (state instanceof AddSetModel.State.Failed failed) {
            outcome.getChildren().add(new ErrorCard(failed.problem()));
        }
    }

    private static Node preview(AddSetModel.Preview preview) {
        VBox card = Nodes.card("Preview");
        card.getChildren().add(Nodes.wrapping(preview.facts(), "muted", "small"));
        SampleSheet sheet = preview.samples();
        if (sheet != null && sheet.rowHeight() > 0) {
            GridPane grid = new GridPane();
            grid.setHgap(12);
            int rows = sheet.height() / sheet.rowHeight();
            for (int i = 0; i < rows; i++) {
                grid.getRowConstraints().add(new RowConstraints(sheet.rowHeight()));
                Label name = Nodes.label(preview.classNames().get(i));
                name.setMinWidth(
                        Math.min(NAME_WIDTH, 8 * preview.classNames().get(i).length()));
                name.setMaxWidth(NAME_WIDTH);
                grid.add(name, 0, i);
            }
            grid.add(DatasetDetail.picture(sheet), 1, 0, 1, Math.max(1, rows));
            card.getChildren().add(grid);
            if (rows < preview.classNames().size()) {
                card.getChildren()
                        .add(Nodes.label(
                                "and " + (preview.classNames().size() - rows) + " more classes", "muted", "small"));
            }
        }
        if (preview.warning() != null) {
            card.getChildren().add(Nodes.wrapping(preview.warning(), "warning-text"));
        }
        return card;
    }
}
