package org.dl4jworkbench.ui.data;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Numbers;

/** The labels that were found in annotations, each with a field for the class it becomes. */
final class VocClasses extends VBox {
    VocClasses(AddSetModel model) {
        setSpacing(4);
        model.labelsProperty().addListener((observable, old, now) -> show(now));
        show(model.labelsProperty().get());
    }

    private void show(List<AddSetModel.LabelRow> rows) {
        getChildren().clear();
        if (rows.isEmpty()) {
            getChildren().add(Nodes.wrapping("The labels are listed once the folder is chosen.", "muted", "small"));
            return;
        }
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(4);
        ColumnConstraints label = new ColumnConstraints();
        label.setMinWidth(120);
        ColumnConstraints target = new ColumnConstraints();
        target.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(label, target);
        for (int i = 0; i < rows.size(); i++) {
            AddSetModel.LabelRow row = rows.get(i);
            TextField field = new TextField();
            field.setId("voc-class-" + i);
            field.textProperty().bindBidirectional(row.target());
            Label name = Nodes.label(row.label() + " (" + Numbers.grouped(row.boxes()) + ") becomes");
            name.setLabelFor(field);
            grid.addRow(i, name, field);
        }
        getChildren().addAll(grid, Nodes.wrapping("Several labels may become one class.", "muted", "small"));
    }
}
