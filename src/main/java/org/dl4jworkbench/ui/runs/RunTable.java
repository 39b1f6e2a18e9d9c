package org.dl4jworkbench.ui.runs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
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
    private static final PseudoClass ARCHIVED = PseudoClass.getPseudoClass("archived");

    private Consumer<RunRow> opened = row -> {};
    private Consumer<RunRow> starred = row -> {};
    private Runnable deleted = () -> {};
    private Runnable compared = () -> {};

    public RunTable() {
        setId("runs-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No run matches the filter"));
        getColumns().add(star());
        TableColumn<RunRow, RunFacts> status = new TableColumn<>("status");
        RunColumns.setStatus(status);
        width(status, 92, 94);
        status.setMaxWidth(130);
        getColumns().add(status);
        getColumns().add(text("assignment · preset", 142, 172, RunFacts::title));
        getColumns().add(text("changes", 118, 190, RunFacts::briefChanges));
        getColumns().add(text("tags", 52, 96, RunFacts::tags));
        TableColumn<RunRow, RunFacts> started = new TableColumn<>("started");
        RunColumns.set(started, RunFacts::started, RunFacts::startedText);
        width(started, 98, 110);
        started.setMaxWidth(150);
        getColumns().add(started);
        getColumns().add(number("epochs", 92, RunFacts::epochsDone, RunFacts::epochsText));
        TableColumn<RunRow, RunFacts> accuracy = new TableColumn<>("test accuracy");
        accuracy.getColumns().add(score("best", facts -> RunColumns.accuracy(facts.bestTest())));
        accuracy.getColumns().add(score("last", facts -> RunColumns.accuracy(facts.lastTest())));
        getColumns().add(accuracy);
        TableColumn<RunRow, RunFacts> loss = new TableColumn<>("test loss");
        loss.getColumns().add(score("best", facts -> RunColumns.loss(facts.bestTest())));
        loss.getColumns().add(score("last", facts -> RunColumns.loss(facts.lastTest())));
        getColumns().add(loss);
        getColumns().add(number("training", 70, RunFacts::secondsKey, RunFacts::secondsText));
        getColumns().add(text("experiment", 80, 120, RunFacts::experiment));
        getColumns().add(text("note", 80, 160, RunFacts::note));
        getColumns().add(text("data", 72, 120, RunFacts::dataset));
        getColumns().add(text("folder", 80, 260, RunFacts::name));
        setTableMenuButtonVisible(true);
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

    /** What a click on a star, or S, does. */
    void onStarred(Consumer<RunRow> action) {
        starred = action;
    }

    /** What Ctrl+D does with the selected runs. */
    void onCompared(Runnable action) {
        compared = action;
    }

    /** The names of the columns that are left out. */
    List<String> hiddenColumns() {
        return getColumns().stream()
                .filter(column -> !column.isVisible())
                .map(TableColumn::getText)
                .toList();
    }

    /** Leaves columns out, and tells when the user changes that. */
    void hideColumns(List<String> names, Runnable changed) {
        getColumns().forEach(column -> {
            column.setVisible(!names.contains(column.getText()));
            column.visibleProperty().addListener(observable -> changed.run());
        });
    }

    /** A column as the name in its head says. */
    TableColumn<RunRow, ?> column(String name) {
        return getColumns().stream()
                .filter(column -> column.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TableColumn<RunRow, RunFacts> star() {
        TableColumn<RunRow, RunFacts> column = new TableColumn<>("★");
        RunColumns.setStar(column, row -> starred.accept(row));
        width(column, 34, 34);
        column.setMaxWidth(34);
        return column;
    }

    private TableRow<RunRow> row() {
        TableRow<RunRow> row = new TableRow<>() {
            private final ChangeListener<RunFacts> follow = (observable, old, now) -> dim(now);

            @Override
            protected void updateItem(@Nullable RunRow item, boolean empty) {
                RunRow before = getItem();
                if (before != null && before != item) {
                    before.factsProperty().removeListener(follow);
                }
                super.updateItem(item, empty);
                if (item != null && item != before) {
                    item.factsProperty().addListener(follow);
                }
                dim(item == null ? null : item.facts());
            }

            private void dim(@Nullable RunFacts facts) {
                pseudoClassStateChanged(ARCHIVED, facts != null && facts.notes().archived());
            }
        };
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
        } else if (event.getCode() == KeyCode.D && event.isShortcutDown()) {
            event.consume();
            compared.run();
        } else if (event.getCode() == KeyCode.S && !event.isShortcutDown() && selected != null) {
            event.consume();
            starred.accept(selected);
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
        return number(title, 66, value, facts -> RunColumns.four(value.apply(facts)));
    }

    private static void width(TableColumn<RunRow, RunFacts> column, double minimum, double preferred) {
        column.setMinWidth(minimum);
        column.setPrefWidth(preferred);
    }
}
