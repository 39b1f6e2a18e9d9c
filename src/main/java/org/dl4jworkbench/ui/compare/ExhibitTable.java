package org.dl4jworkbench.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.dl4jworkbench.chart.Table;
import org.jspecify.annotations.Nullable;

/** A table of the write-up on the screen, to be sorted and scrolled. */
final class ExhibitTable extends TableView<List<Table.Cell>> {
    private static final double ROW_HEIGHT = 30;
    private static final double WIDEST = 380;
    private static final double PER_LETTER = 7.2;

    private @Nullable Table shown;

    ExhibitTable() {
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(new Label("Nothing differs"));
    }

    /** Keeps columns, widths and order where only the cells are new. */
    void show(Table table) {
        if (table.equals(shown)) {
            return;
        }
        if (shown == null || !shown.columns().equals(table.columns())) {
            List<TableColumn<List<Table.Cell>, Table.Cell>> columns = new ArrayList<>();
            for (int index = 0; index < table.columns().size(); index++) {
                columns.add(column(table, index));
            }
            getColumns().setAll(columns);
        }
        shown = table;
        List<TableColumn<List<Table.Cell>, ?>> order = new ArrayList<>(getSortOrder());
        getItems().setAll(table.rows());
        getSortOrder().setAll(order);
        sort();
    }

    private static TableColumn<List<Table.Cell>, Table.Cell> column(Table table, int index) {
        Table.Column title = table.columns().get(index);
        TableColumn<List<Table.Cell>, Table.Cell> column = new TableColumn<>(title.title());
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        column.setCellFactory(ignored -> new TextCell(title.numeric()));
        column.setComparator(Comparator.comparingDouble(ExhibitTable::number).thenComparing(Table.Cell::shown));
        if (title.numeric()) {
            column.getStyleClass().add("number");
        }
        int letters = table.rows().stream()
                .mapToInt(row -> row.get(index).shown().length())
                .max()
                .orElse(0);
        double width = 24 + PER_LETTER * Math.max(letters, title.title().length());
        column.setMinWidth(50);
        column.setPrefWidth(Math.min(WIDEST, Math.max(70, width)));
        return column;
    }

    /** Text stands after numbers, in its own order. */
    private static double number(Table.Cell cell) {
        try {
            return Double.parseDouble(cell.exact());
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static final class TextCell extends TableCell<List<Table.Cell>, Table.Cell> {
        TextCell(boolean number) {
            if (number) {
                getStyleClass().add("number");
            }
            setOnMouseEntered(event ->
                    setTooltip(getText() != null && prefWidth(-1) > getWidth() ? new Tooltip(getText()) : null));
        }

        @Override
        protected void updateItem(Table.@Nullable Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            setText(empty || cell == null ? null : cell.shown());
        }
    }

    /** Rows as columns, the first column's cells as titles. */
    static Table transposed(Table table) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("run")));
        table.rows().forEach(row -> columns.add(Table.Column.text(row.get(0).shown())));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int index = 1; index < table.columns().size(); index++) {
            List<Table.Cell> row = new ArrayList<>(
                    List.of(Table.text(table.columns().get(index).title())));
            for (List<Table.Cell> each : table.rows()) {
                row.add(each.get(index));
            }
            rows.add(row);
        }
        return new Table(table.title(), columns, rows);
    }
}
