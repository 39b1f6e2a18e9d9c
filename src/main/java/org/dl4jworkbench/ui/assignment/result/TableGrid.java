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
    private final boolean wrapped;
    private @Nullable Table shown;

    /** @param wrapped whether long text in the last column goes on in a further line */
    TableGrid(boolean wrapped) {
        this.wrapped = wrapped;
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
            boolean numeric = columns.get(i).numeric();
            // Numbers and the first column are never cut off; other text gives way, or is wrapped.
            boolean whole = numeric || i == 0;
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(!numeric ? Priority.SOMETIMES : i == 0 ? Priority.NEVER : Priority.ALWAYS);
            column.setHalignment(numeric ? HPos.RIGHT : HPos.LEFT);
            column.setMinWidth(whole ? Region.USE_PREF_SIZE : 40);
            if (wrapped && i == columns.size() - 1) {
                column.setHgrow(Priority.ALWAYS);
                column.setPrefWidth(120);
            }
            getColumnConstraints().add(column);
        }
        boolean titled = columns.stream().anyMatch(column -> !column.title().isEmpty());
        for (int i = 0; titled && i < columns.size(); i++) {
            add(cell(columns.get(i).title(), columns.get(i).numeric(), "header"), i, 0);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                String text = table.rows().get(row).get(i).shown();
                Label cell = cell(text, columns.get(i).numeric(), "body");
                cell.setWrapText(wrapped && i == columns.size() - 1);
                add(cell, i, row + 1);
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
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }
}
