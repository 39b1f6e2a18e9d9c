package org.dl4jworkbench.ui.assignment.result;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.dl4jworkbench.chart.Table;
import org.jspecify.annotations.Nullable;

/** Shows a small table whole: a quiet header, thin lines, numbers to the right. */
final class TableGrid extends GridPane {
    private @Nullable Table shown;

    TableGrid() {
        getStyleClass().add("table-grid");
    }

    /** Shows a table, or nothing. */
    void show(@Nullable Table table) {
        if (table == null || !table.equals(shown)) {
            shown = table;
            rebuild(table);
        }
    }

    private void rebuild(@Nullable Table table) {
        getChildren().clear();
        getColumnConstraints().clear();
        if (table == null) {
            return;
        }
        List<Table.Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.SOMETIMES : Priority.ALWAYS);
            column.setHalignment(columns.get(i).numeric() ? HPos.RIGHT : HPos.LEFT);
            // Numbers are never cut off; text gives way.
            column.setMinWidth(columns.get(i).numeric() ? Region.USE_PREF_SIZE : 20);
            getColumnConstraints().add(column);
            add(cell(columns.get(i).title(), columns.get(i).numeric(), "header"), i, 0);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                String text = table.rows().get(row).get(i).shown();
                add(cell(text, columns.get(i).numeric(), "body"), i, row + 1);
            }
        }
    }

    private static Label cell(String text, boolean numeric, String kind) {
        Label label = new Label(text);
        label.getStyleClass().addAll("table-grid-cell", kind);
        if (numeric) {
            label.getStyleClass().add("number");
        } else if (!text.isEmpty()) {
            label.setTooltip(new Tooltip(text));
        }
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
