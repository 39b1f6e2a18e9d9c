package org.dl4jworkbench.ui.assignment.experiments;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The runs of an experiment in the order in which they run, each with what can be done with it. */
public final class QueueTable extends TableView<QueueRow> {
    /** What the buttons of a row do. */
    public interface Handler {
        void move(QueueRow row, int by);

        void skip(QueueRow row);

        void retry(QueueRow row, boolean fromStart);

        void open(QueueRow row);
    }

    private static final double ROW_HEIGHT = 34;

    private final Handler handler;

    public QueueTable(Handler handler) {
        this.handler = handler;
        setId("experiment-queue");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<QueueRow, QueueRow> place = column("#", 36, 36);
        place.setMaxWidth(48);
        place.setCellFactory(ignored -> new TextCell(row -> String.valueOf(row.place() + 1)));
        TableColumn<QueueRow, QueueRow> name = column("run", 140, 220);
        name.setCellFactory(ignored -> new TextCell(QueueRow::name));
        TableColumn<QueueRow, QueueRow> state = column("state", 160, 280);
        state.setCellFactory(ignored -> new StateCell());
        TableColumn<QueueRow, QueueRow> actions = column("", 210, 210);
        actions.setMaxWidth(230);
        actions.setCellFactory(ignored -> new ActionCell());
        getColumns().setAll(List.of(place, name, state, actions));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
    }

    private void openSelected() {
        QueueRow row = getSelectionModel().getSelectedItem();
        if (row != null && row.canOpen()) {
            handler.open(row);
        }
    }

    /** Shows rows; those that stay the same are left as they are. */
    public void show(List<QueueRow> rows) {
        if (getItems().size() != rows.size()) {
            getItems().setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!getItems().get(i).equals(rows.get(i))) {
                getItems().set(i, rows.get(i));
            }
        }
    }

    private static TableColumn<QueueRow, QueueRow> column(String title, double least, double wanted) {
        TableColumn<QueueRow, QueueRow> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
        return column;
    }

    private static final class TextCell extends TableCell<QueueRow, QueueRow> {
        private final java.util.function.Function<QueueRow, String> text;

        TextCell(java.util.function.Function<QueueRow, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable QueueRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }

    private static final class StateCell extends TableCell<QueueRow, QueueRow> {
        private final Label words = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final HBox line = new HBox(10, words, bar);

        StateCell() {
            bar.getStyleClass().add("thin");
            line.getStyleClass().add("card-head");
        }

        @Override
        protected void updateItem(@Nullable QueueRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            words.setText(row.reason().isEmpty() ? row.state() : row.state() + ": " + row.reason());
            words.setTooltip(row.reason().isEmpty() ? null : new Tooltip(row.reason()));
            words.getStyleClass().removeAll("bad", "good", "quiet");
            words.getStyleClass()
                    .add(
                            switch (row.item().state()) {
                                case FAILED, INTERRUPTED -> "bad";
                                case FINISHED -> "good";
                                case QUEUED, SKIPPED, STOPPED, RUNNING, PAUSED, HELD, PRUNED -> "quiet";
                            });
            bar.setVisible(row.fraction() >= 0);
            bar.setManaged(row.fraction() >= 0);
            bar.setProgress(row.fraction());
            setGraphic(line);
        }
    }

    private final class ActionCell extends TableCell<QueueRow, QueueRow> {
        private final Button up = button(MaterialDesignA.ARROW_UP, "Earlier", row -> handler.move(row, -1));
        private final Button down = button(MaterialDesignA.ARROW_DOWN, "Later", row -> handler.move(row, 1));
        private final Button skip =
                button(MaterialDesignD.DEBUG_STEP_OVER, "Leave this run out", row -> handler.skip(row));
        private final Button retry =
                button(MaterialDesignR.REFRESH, "Try again from the last checkpoint", row -> handler.retry(row, false));
        private final Button again =
                button(MaterialDesignR.RESTART, "Run again from the first epoch", row -> handler.retry(row, true));
        private final Button open =
                button(MaterialDesignO.OPEN_IN_APP, "Open this run in Train and Result", row -> handler.open(row));
        private final HBox line = new HBox(2, up, down, skip, retry, again, open);

        ActionCell() {
            line.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        }

        private Button button(Ikon icon, String what, Consumer<QueueRow> action) {
            Button button = new Button("", new FontIcon(icon));
            button.getStyleClass().add("icon-button");
            button.setTooltip(new Tooltip(what));
            button.setAccessibleText(what);
            button.setOnAction(event -> {
                QueueRow row = getItem();
                if (row != null) {
                    action.accept(row);
                }
            });
            return button;
        }

        @Override
        protected void updateItem(@Nullable QueueRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            show(up, row.canMove());
            show(down, row.canMove());
            show(skip, row.canSkip());
            show(retry, row.canRetry());
            show(again, row.canStartAgain());
            show(open, row.canOpen());
            setGraphic(line);
        }

        private void show(Button button, boolean shown) {
            button.setVisible(shown);
            button.setManaged(shown);
        }
    }
}
