package org.dl4jworkbench.ui.common;

import java.util.ArrayList;
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
public final class TableGrid extends GridPane {
    private static final String NUMBER = "number";

    private final boolean wrapped;
    private final List<Label> labels = new ArrayList<>();
    private @Nullable Table shown;

    /** @param wrapped whether long text in the last column goes on in a further line */
    public TableGrid(boolean wrapped) {
        this.wrapped = wrapped;
        getStyleClass().add("table-grid");
    }

    /** Shows a table, or nothing. */
    public void show(@Nullable Table table) {
        if (table == null || shown == null || !sameShape(table, shown)) {
            rebuild(table);
        } else if (!table.equals(shown)) {
            // New numbers in the labels that stand: making them anew would have all of them styled again.
            List<String> texts = texts(table);
            for (int i = 0; i < labels.size(); i++) {
                write(labels.get(i), texts.get(i));
            }
        }
        shown = table;
    }

    private static boolean sameShape(Table one, Table other) {
        return one.rows().size() == other.rows().size()
                && one.columns().stream()
                        .map(Table.Column::numeric)
                        .toList()
                        .equals(other.columns().stream()
                                .map(Table.Column::numeric)
                                .toList())
                && isTitled(one) == isTitled(other);
    }

    private static boolean isTitled(Table table) {
        return table.columns().stream().anyMatch(column -> !column.title().isEmpty());
    }

    /** Of all labels, in the order in which they are made. */
    private static List<String> texts(Table table) {
        List<String> texts = new ArrayList<>();
        if (isTitled(table)) {
            table.columns().forEach(column -> texts.add(column.title()));
        }
        table.rows().forEach(row -> row.forEach(cell -> texts.add(cell.shown())));
        return texts;
    }

    private void rebuild(@Nullable Table table) {
        getChildren().clear();
        labels.clear();
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
        for (int i = 0; isTitled(table) && i < columns.size(); i++) {
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

    /** Text may be cut off, so that it also is the tooltip; numbers are shown whole. */
    private static void write(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            boolean whole = text.isEmpty() || label.getStyleClass().contains(NUMBER);
            label.setTooltip(whole ? null : new Tooltip(text));
        }
    }

    private Label cell(String text, boolean numeric, String kind) {
        Label label = new Label();
        label.getStyleClass().addAll("table-grid-cell", kind);
        if (numeric) {
            label.getStyleClass().add(NUMBER);
        }
        write(label, text);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        labels.add(label);
        return label;
    }
}
