package org.dl4jworkbench.ui.assignment.experiments;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ExperimentTable.Row;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/**
 * The report's table of an experiment: a row per setting, mean and deviation over its seeds, the report's own figure small below
 * ours. Sorted by a click on a column.
 */
final class ResultsTable extends TableView<Row> {
    private static final int DECIMALS = 4;
    private static final double LOW_ROW = 30;
    private static final double HIGH_ROW = 42;
    private static final double HIGHEST_ROW = 54;

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private Map<String, String> states = Map.of();
    private @Nullable Task task;

    ResultsTable() {
        setId("experiment-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        SortedList<Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    /**
     * Shows a table; rows that stay the same are left as they are.
     *
     * @param stateTexts what is to be said of a setting's runs, by its name; the row's own words where there is none
     */
    void show(ExperimentTable table, Map<String, String> stateTexts) {
        states = stateTexts;
        if (task != table.task()) {
            task = table.task();
            getColumns().setAll(columns(table.task()));
        }
        boolean reported = table.rows().stream().anyMatch(row -> row.reported() != null);
        boolean deviations = table.rows().stream()
                .anyMatch(row -> !Double.isNaN(row.trainLoss().deviation()));
        setFixedCellSize(reported && deviations ? HIGHEST_ROW : reported || deviations ? HIGH_ROW : LOW_ROW);
        if (rows.size() != table.rows().size()) {
            rows.setAll(table.rows());
        } else {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(table.rows().get(i))) {
                    rows.set(i, table.rows().get(i));
                }
            }
        }
        refresh();
    }

    /** The height that shows all rows. */
    double wholeHeight() {
        return 34 + getFixedCellSize() * Math.max(1, rows.size());
    }

    private static @Nullable String note(Row row) {
        return row.reported() == null ? null : row.reported().note();
    }

    private java.util.List<TableColumn<Row, Row>> columns(Task kind) {
        java.util.List<TableColumn<Row, Row>> columns = new java.util.ArrayList<>();
        columns.add(text("setting", 118, 150, Row::variation, row -> {
            String note = note(row);
            return note == null ? "" : "report: " + note;
        }));
        columns.add(text("state", 92, 104, this::state, row -> ""));
        columns.add(measure("train loss", Row::trainLoss, Variation.Reported::trainLoss));
        if (kind == Task.CLASSIFICATION) {
            columns.add(measure("train acc.", Row::trainAccuracy, Variation.Reported::trainAccuracy));
            columns.add(measure("val. acc.", Row::validationAccuracy, Variation.Reported::validationAccuracy));
            columns.add(measure("test acc.", Row::testAccuracy, Variation.Reported::testAccuracy));
        } else {
            columns.add(measure("val. loss", Row::validationLoss, reported -> null));
            columns.add(measure("test loss", Row::testLoss, Variation.Reported::testLoss));
        }
        columns.add(number("parameters", Row::parameters, row -> Numbers.grouped(row.parameters())));
        columns.add(number(
                "time",
                row -> row.seconds().mean(),
                row -> row.seconds().isKnown() ? Numbers.duration(row.seconds().mean()) : "–"));
        return columns;
    }

    private String state(Row row) {
        String live = states.get(row.variation());
        String words = live != null ? live : row.items().isEmpty() ? "not run yet" : row.state();
        return row.interim() ? words + ", so far" : words;
    }

    private static TableColumn<Row, Row> text(
            String title, double least, double wanted, Function<Row, String> text, Function<Row, String> below) {
        TableColumn<Row, Row> column = column(title, Comparator.comparing(text));
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
        column.setCellFactory(ignored -> new ResultCell(text, below, false));
        return column;
    }

    private static <K extends Comparable<? super K>> TableColumn<Row, Row> number(
            String title, Function<Row, K> key, Function<Row, String> text) {
        TableColumn<Row, Row> column = column(title, Comparator.comparing(key));
        column.getStyleClass().add("number");
        column.setMinWidth(title.length() > 6 ? 94 : 60);
        column.setPrefWidth(title.length() > 6 ? 96 : 64);
        column.setCellFactory(ignored -> new ResultCell(text, row -> "", true));
        return column;
    }

    private static TableColumn<Row, Row> measure(
            String title, Function<Row, Measure> measure, Function<Variation.Reported, @Nullable Double> stated) {
        TableColumn<Row, Row> column = column(
                title, Comparator.comparingDouble(row -> measure.apply(row).mean()));
        column.getStyleClass().add("number");
        column.setMinWidth(92);
        column.setPrefWidth(100);
        column.setCellFactory(ignored -> new ResultCell(
                row -> {
                    double mean = measure.apply(row).mean();
                    return Table.number(mean, DECIMALS).shown();
                },
                row -> {
                    double deviation = measure.apply(row).deviation();
                    Double figure = row.reported() == null ? null : stated.apply(row.reported());
                    String own = Double.isNaN(deviation) ? "" : String.format(Locale.ROOT, "± %.4f", deviation);
                    String theirs = figure == null ? "" : String.format(Locale.ROOT, "report %.4f", figure);
                    return own.isEmpty() || theirs.isEmpty() ? own + theirs : own + "\n" + theirs;
                },
                true));
        return column;
    }

    private static TableColumn<Row, Row> column(String title, Comparator<Row> order) {
        TableColumn<Row, Row> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        column.setReorderable(false);
        return column;
    }
}
