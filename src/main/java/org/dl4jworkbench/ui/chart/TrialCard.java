package org.dl4jworkbench.ui.chart;

import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** A trial's values beside the pointer: a line for each. */
final class TrialCard extends GridPane {
    /**
     * @param title the trial's name, with what became of it
     * @param values in their order
     */
    TrialCard(String title, Map<String, String> values) {
        setHgap(14);
        setVgap(1);
        Label head = new Label(title);
        head.getStyleClass().add("trial-card-title");
        add(head, 0, 0, 2, 1);
        int row = 1;
        for (Map.Entry<String, String> value : values.entrySet()) {
            Label name = new Label(value.getKey());
            name.getStyleClass().add("trial-card-name");
            Label text = new Label(value.getValue());
            setHalignment(text, HPos.RIGHT);
            addRow(row, name, text);
            row++;
        }
    }
}
