package org.dl4jworkbench.ui.assignment.setup;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.ui.assignment.setup.LayerSettings.Choice;

/**
 * The controls of a {@link SpecField}. They hang on the field by weak bindings only: a row that is thrown away leaves nothing
 * behind in the model.
 */
final class FieldControls {
    private FieldControls() {}

    /** A text field; red while its text does not fit. Leaving it ends the step that undo takes back. */
    static TextField text(SetupModel model, SpecField field) {
        TextField control = new TextField();
        control.setId(field.path());
        control.textProperty().bindBidirectional(field.textProperty());
        control.setPrefColumnCount(6);
        control.setAccessibleText(FieldNames.of(field.path()));
        control.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                model.closeStep();
            }
        });
        return control;
    }

    /** A drop-down list of what the field can be; a value that is not in the list is added to it. */
    static ComboBox<Choice> choice(SpecField field, List<Choice> choices) {
        ComboBox<Choice> control = new ComboBox<>();
        control.setId(field.path());
        control.getItems().setAll(choices);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(FieldNames.of(field.path()));
        StringConverter<Choice> tokens = new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return choice == null ? field.textProperty().get() : choice.token();
            }

            @Override
            public Choice fromString(String token) {
                return control.getItems().stream()
                        .filter(each -> each.token().equals(token))
                        .findFirst()
                        .orElseGet(() -> new Choice(token, token));
            }
        };
        // A binding starts from its second side, which must not empty the field.
        control.setValue(tokens.fromString(field.textProperty().get()));
        Bindings.bindBidirectional(field.textProperty(), control.valueProperty(), tokens);
        return control;
    }

    /** The message under a control, as one types; takes no room while there is none. */
    static Label problem(SpecField field, Node... controls) {
        Label label = new Label();
        label.getStyleClass().add("error-text");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.textProperty().bind(field.problemProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        Runnable mark = () -> {
            for (Node control : controls) {
                control.pseudoClassStateChanged(
                        Styles.STATE_DANGER, !label.getText().isEmpty());
            }
        };
        label.textProperty().addListener(observable -> mark.run());
        mark.run();
        return label;
    }

    /** A line of a form: name, control, and the message below. */
    static VBox row(String name, SpecField field, Node control) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "form-name");
        label.setLabelFor(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox line = new HBox(label, control);
        line.getStyleClass().add("form-line");
        List<Node> marked = new ArrayList<>(List.of(control));
        VBox row = new VBox(line);
        if (control instanceof TextFormBox box) {
            Node parts = box.takeParts();
            marked.add(parts);
            row.getChildren().add(parts);
        }
        row.getChildren().add(problem(field, marked.toArray(Node[]::new)));
        row.getStyleClass().add("form-row");
        return row;
    }

    /** Shows a node, and gives it room, only while a condition holds. */
    static void showIf(Node node, javafx.beans.value.ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
