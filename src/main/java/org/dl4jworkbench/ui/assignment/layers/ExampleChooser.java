package org.dl4jworkbench.ui.assignment.layers;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Chooses an example: by its number, its neighbours, or any that is taken for another class. */
final class ExampleChooser {
    private final ExamplesModel model;
    private final ObjectProperty<@Nullable Integer> selected;
    private final TextField number = new TextField();
    private final HBox root;

    /** @param name in ids; "second" can be removed */
    ExampleChooser(ExamplesModel model, ObjectProperty<@Nullable Integer> selected, String name) {
        this.model = model;
        this.selected = selected;
        number.setId(name + "-number");
        number.setPrefColumnCount(5);
        number.setMinWidth(52);
        number.getStyleClass().add("small-field");
        number.setPromptText("number");
        number.setTooltip(new Tooltip("The example's number among the test examples, from 0"));
        number.setOnAction(event -> entered());
        number.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                show();
            }
        });
        Button mistake = new Button("Random wrong");
        mistake.setId(name + "-mistake");
        mistake.getStyleClass().add("small-button");
        mistake.setMinWidth(Button.USE_PREF_SIZE);
        mistake.setTooltip(new Tooltip("Any example that is taken for another class"));
        mistake.setOnAction(event -> model.chooseMistake(selected));
        Button remove = Nodes.icon(MaterialDesignC.CLOSE, "Show one example only", () -> selected.set(null));
        Nodes.show(remove, name.contains("second"));
        root = new HBox(
                4,
                Nodes.icon(MaterialDesignC.CHEVRON_LEFT, "Previous example", () -> model.step(selected, -1)),
                number,
                Nodes.icon(MaterialDesignC.CHEVRON_RIGHT, "Next example", () -> model.step(selected, 1)),
                mistake,
                Nodes.space(),
                remove);
        root.setAlignment(Pos.CENTER_LEFT);
        selected.addListener(observable -> show());
        model.drawnProperty().addListener(observable -> show());
        show();
    }

    Node root() {
        return root;
    }

    private void entered() {
        String text = number.getText().strip().replace(",", "");
        if (text.matches("\\d{1,9}")) {
            model.choose(selected, Integer.parseInt(text));
        }
        show();
    }

    private void show() {
        Integer example = selected.get();
        number.setText(example == null ? "" : String.valueOf(example));
    }
}
