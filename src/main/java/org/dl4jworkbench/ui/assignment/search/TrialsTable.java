package org.dl4jworkbench.ui.assignment.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextAlignment;
import org.dl4jworkbench.chart.ScaleAxis;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.search.SearchFigures;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.ui.chart.TrialSelection;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a search, a row each, the best first unless a column is clicked. What is picked and pointed at is that of the page's
 * selection, both ways.
 */
final class TrialsTable extends TableView<TrialRow> {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double ROW_HEIGHT = 28;
    private static final double HEAD_HEIGHT = 44;
    /** With more parameters than this the columns keep their widths, and the table scrolls sideways. */
    private static final int MOST_SHARED = 6;

    private final TrialSelection selection;
    private final ObservableList<TrialRow> rows = FXCollections.observableArrayList();
    private List<Search.Parameter> parameters = List.of();
    private String objective = "";
    private boolean showing;

    TrialsTable(TrialSelection selection, IntConsumer opened) {
        this.selection = selection;
        setId("search-trials");
        setFixedCellSize(ROW_HEIGHT);
        getStyleClass().add("trials-table");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<TrialRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(table -> new Row());
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TrialRow>) change -> pick());
        selection.pickedProperty().addListener(observable -> showPicked());
        setOnMouseExited(event -> selection.pointedProperty().set(null));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(opened);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(opened);
            }
        });
    }

    private void open(IntConsumer opened) {
        TrialRow row = getSelectionModel().getSelectedItem();
        if (row != null) {
            opened.accept(row.trial());
        }
    }

    private final class Row extends TableRow<TrialRow> {
        Row() {
            selection.pointedProperty().addListener((observable, old, now) -> mark(now));
            setOnMouseEntered(event -> {
                if (getItem() != null) {
                    selection.pointedProperty().set(getItem().trial());
                }
            });
        }

        private void mark(@Nullable Integer trial) {
            pseudoClassStateChanged(
                    POINTED,
                    getItem() != null && Integer.valueOf(getItem().trial()).equals(trial));
        }

        @Override
        protected void updateItem(@Nullable TrialRow row, boolean empty) {
            super.updateItem(row, empty);
            mark(selection.pointedProperty().get());
        }
    }

    private void pick() {
        if (!showing) {
            List<Integer> trials = new ArrayList<>(selection.picked());
            List<Integer> now = getSelectionModel().getSelectedItems().stream()
                    .map(TrialRow::trial)
                    .toList();
            trials.retainAll(now);
            now.stream().filter(each -> !trials.contains(each)).forEach(trials::add);
            selection.pickedProperty().set(List.copyOf(trials));
        }
    }

    private void showPicked() {
        boolean before = showing;
        showing = true;
        try {
            List<Integer> wanted = selection.picked();
            List<Integer> now = getSelectionModel().getSelectedItems().stream()
                    .map(TrialRow::trial)
                    .toList();
            if (now.size() == wanted.size() && now.containsAll(wanted)) {
                return;
            }
            getSelectionModel().clearSelection();
            for (int i = 0; i < getItems().size(); i++) {
                if (wanted.contains(getItems().get(i).trial())) {
                    getSelectionModel().select(i);
                }
            }
            int first = getSelectionModel().getSelectedIndex();
            if (first >= 0 && wanted.size() == 1) {
                scrollTo(Math.max(0, first - 2));
            }
        } finally {
            showing = before;
        }
    }

    /**
     * Shows trials; rows that stay the same are left as they are.
     *
     * @param table what they are trials of
     */
    void show(SearchTable table, List<TrialRow> wanted) {
        String name = SearchFigures.objectiveName(table);
        if (!parameters.equals(table.parameters()) || !objective.equals(name)) {
            parameters = table.parameters();
            objective = name;
            setColumnResizePolicy(
                    parameters.size() > MOST_SHARED
                            ? UNCONSTRAINED_RESIZE_POLICY
                            : CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            getColumns().setAll(columns(table));
        }
        boolean before = showing;
        showing = true;
        try {
            boolean sameOrder = rows.stream()
                    .map(TrialRow::trial)
                    .toList()
                    .equals(wanted.stream().map(TrialRow::trial).toList());
            if (!sameOrder) {
                rows.setAll(wanted);
            } else {
                for (int i = 0; i < wanted.size(); i++) {
                    if (!rows.get(i).equals(wanted.get(i))) {
                        rows.set(i, wanted.get(i));
                    }
                }
            }
        } finally {
            showing = before;
        }
        showPicked();
    }

    /** The height that shows so many rows. */
    static double height(int count) {
        return HEAD_HEIGHT + ROW_HEIGHT * Math.max(1, count) + 3;
    }

    private List<TableColumn<TrialRow, TrialRow>> columns(SearchTable table) {
        List<TableColumn<TrialRow, TrialRow>> columns = new ArrayList<>();
        columns.add(column(
                "trial",
                "",
                40,
                40,
                true,
                Comparator.comparingInt(TrialRow::trial),
                row -> Integer.toString(row.trial())));
        boolean folds = table.rows().stream().anyMatch(row -> row.folds() > 1);
        columns.add(column(
                objective,
                folds ? "The mean over the folds at its best epoch, ± the standard deviation" : "At its best epoch",
                folds ? 126 : 78,
                folds ? 126 : 90,
                true,
                TrialRow.bestFirst(table),
                row -> SearchWords.measure(row.row().objective())));
        if (folds) {
            columns.add(column(
                    "folds",
                    "",
                    46,
                    46,
                    true,
                    Comparator.comparingInt(row -> row.row().foldsDone()),
                    row -> row.row().foldsDone() + "/" + row.row().folds()));
        }
        for (Search.Parameter parameter : table.parameters()) {
            columns.add(parameter(parameter));
        }
        columns.add(column(
                "epoch",
                "The epoch that the objective is of",
                46,
                46,
                true,
                Comparator.comparing(row -> epoch(row)),
                row -> epoch(row) == 0 ? "–" : Numbers.grouped(epoch(row))));
        columns.add(column("time", "Training of each fold, on average", 46, 50, true, seconds(), row -> {
            double mean = row.row().seconds().mean();
            return Double.isNaN(mean) ? "–" : Numbers.duration(mean);
        }));
        columns.add(column(
                "state",
                "",
                80,
                90,
                false,
                Comparator.comparing(TrialRow::state),
                row -> row.reason().isEmpty() ? row.state() : row.state() + ": " + row.reason()));
        return columns;
    }

    private static int epoch(TrialRow row) {
        Integer epoch = row.row().epoch();
        return epoch == null ? 0 : epoch;
    }

    private static Comparator<TrialRow> seconds() {
        return Comparator.comparingDouble(row -> row.row().seconds().mean());
    }

    private static TableColumn<TrialRow, TrialRow> parameter(Search.Parameter parameter) {
        String path = parameter.path();
        boolean choice = parameter.range() == Search.Range.CHOICE;
        ScaleAxis axis = SearchFigures.axis(parameter);
        Comparator<TrialRow> order = choice
                ? Comparator.comparing(row -> row.row().value(path))
                : Comparator.comparingDouble(row -> number(row, path));
        return column(FieldNames.of(path), path, choice ? 76 : 62, choice ? 76 : 64, !choice, order, row -> {
            double number = choice ? Double.NaN : number(row, path);
            return Double.isNaN(number) ? row.row().value(path) : short3(axis, number);
        });
    }

    /** Whole numbers whole, others with three digits: six parameters are to stand beside one another. */
    private static String short3(ScaleAxis axis, double number) {
        if (axis.scale() == ScaleAxis.Scale.INTEGER || number == 0) {
            return axis.text(number);
        }
        String digits = String.format(Locale.ROOT, "%.2e", number);
        return Math.abs(number) < 1e-3
                ? digits.replaceAll("e([-+])0*", "e$1")
                : Numbers.plain(Double.parseDouble(digits));
    }

    private static double number(TrialRow row, String path) {
        try {
            return Double.parseDouble(row.row().value(path));
        } catch (NumberFormatException e) {
            // An optional field that the trial leaves out.
            return Double.NaN;
        }
    }

    private static TableColumn<TrialRow, TrialRow> column(
            String title,
            String about,
            double least,
            double wanted,
            boolean number,
            Comparator<TrialRow> order,
            Function<TrialRow, String> text) {
        TableColumn<TrialRow, TrialRow> column = new TableColumn<>();
        Label head = new Label(title);
        head.setWrapText(title.indexOf(' ') > 0);
        head.setMaxHeight(34);
        head.maxWidthProperty().bind(column.widthProperty().subtract(2));
        head.setTooltip(new Tooltip(about.isEmpty() ? title : title + "\n" + about));
        column.setGraphic(head);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        column.setReorderable(false);
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
        if (number) {
            head.setTextAlignment(TextAlignment.RIGHT);
            column.getStyleClass().add("number");
        }
        column.setCellFactory(ignored -> new Cell(text, number));
        return column;
    }

    /** The best trial is bold, figures so far are dim, failures red. */
    private static final class Cell extends TableCell<TrialRow, TrialRow> {
        private final Function<TrialRow, String> text;

        Cell(Function<TrialRow, String> text, boolean number) {
            this.text = text;
            getStyleClass().add("trial-cell");
            if (number) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable TrialRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("best", "interim", "failed");
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            String shown = text.apply(row);
            setText(shown);
            setTooltip(shown.length() > 14 ? new Tooltip(shown) : null);
            if (row.row().best()) {
                getStyleClass().add("best");
            } else if (row.row().state().equals("failed")) {
                getStyleClass().add("failed");
            } else if (row.row().interim() || row.row().pruned()) {
                getStyleClass().add("interim");
            }
        }
    }
}
