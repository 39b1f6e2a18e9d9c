package org.dl4jworkbench.ui.runs;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The table of runs. */
public final class RunTable extends TableView<RunRow> {
    private static final double ROW_HEIGHT = 30;

    private Consumer<RunRow> opened = row -> {};
    private Runnable deleted = () -> {};

    public RunTable() {
        setId("runs-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No run matches the filter"));
        TableColumn<RunRow, RunFacts> status = new TableColumn<>("status");
        RunColumns.setStatus(status);
        width(status, 98, 98);
        status.setMaxWidth(130);
        getColumns().add(status);
        getColumns().add(text("assignment · preset", 172, 176, RunFacts::title));
        TableColumn<RunRow, RunFacts> started = new TableColumn<>("started");
        RunColumns.set(started, RunFacts::started, RunFacts::startedText);
        width(started, 136, 136);
        started.setMaxWidth(180);
        getColumns().add(started);
        getColumns().add(number("epochs", 94, RunFacts::epochsDone, RunFacts::epochsText));
        TableColumn<RunRow, RunFacts> accuracy = new TableColumn<>("test accuracy");
        accuracy.getColumns().add(score("best", facts -> RunColumns.accuracy(facts.bestTest())));
        accuracy.getColumns().add(score("last", facts -> RunColumns.accuracy(facts.lastTest())));
        getColumns().add(accuracy);
        TableColumn<RunRow, RunFacts> loss = new TableColumn<>("test loss");
        loss.getColumns().add(score("best", facts -> RunColumns.loss(facts.bestTest())));
        loss.getColumns().add(score("last", facts -> RunColumns.loss(facts.lastTest())));
        getColumns().add(loss);
        getColumns().add(number("training", 76, RunFacts::secondsKey, RunFacts::secondsText));
        getColumns().add(text("data", 72, 120, RunFacts::dataset));
        getColumns().add(text("folder", 80, 260, RunFacts::name));
        setRowFactory(table -> row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows rows, sorted as the user wishes. */
    void show(ObservableList<RunRow> rows) {
        SortedList<RunRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    /** What Enter or a double click on a run does. */
    void onOpened(Consumer<RunRow> action) {
        opened = action;
    }

    /** What the Delete key does with the selected runs. */
    void onDeleted(Runnable action) {
        deleted = action;
    }

    private TableRow<RunRow> row() {
        TableRow<RunRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            RunRow item = row.getItem();
            if (event.getClickCount() == 2 && item != null) {
                opened.accept(item);
            }
        });
        return row;
    }

    private void keyPressed(KeyEvent event) {
        RunRow selected = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            event.consume();
            opened.accept(selected);
        } else if (event.getCode() == KeyCode.DELETE) {
            event.consume();
            deleted.run();
        }
    }

    private static TableColumn<RunRow, RunFacts> text(
            String title, double minimum, double preferred, Function<RunFacts, String> text) {
        TableColumn<RunRow, RunFacts> column = new TableColumn<>(title);
        RunColumns.set(column, text, text);
        width(column, minimum, preferred);
        return column;
    }

    private static <K extends Comparable<? super K>> TableColumn<RunRow, RunFacts> number(
            String title, double width, Function<RunFacts, @Nullable K> key, Function<RunFacts, String> text) {
        TableColumn<RunRow, RunFacts> column = new TableColumn<>(title);
        column.getStyleClass().add("number");
        RunColumns.set(column, key, text);
        width(column, width, width);
        // On a wide screen the room goes to the texts; figures stay side by side.
        column.setMaxWidth(width * 1.3);
        return column;
    }

    private static TableColumn<RunRow, RunFacts> score(String title, Function<RunFacts, @Nullable Double> value) {
        return number(title, 64, value, facts -> RunColumns.four(value.apply(facts)));
    }

    private static void width(TableColumn<RunRow, RunFacts> column, double minimum, double preferred) {
        column.setMinWidth(minimum);
        column.setPrefWidth(preferred);
    }
}
