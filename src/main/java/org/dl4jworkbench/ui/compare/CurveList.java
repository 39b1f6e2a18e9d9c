package org.dl4jworkbench.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableSet;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.lab.compare.ComparedRun;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/** The legend of the comparison: a row for each curve with its colour and a tick; pointing at one lets its curve stand out. */
final class CurveList extends ListView<CurveList.Row> {
    /**
     * A curve.
     *
     * @param name the name of its series
     * @param run whose colour it has; of a group its first
     * @param group whether it is the mean of a group
     */
    record Row(String name, int colour, ComparedRun run, boolean group) {
        /** Below the name, where the run did not end as it should. */
        String detail() {
            int epochs = run.epochs().isEmpty()
                    ? 0
                    : run.epochs().get(run.epochs().size() - 1).epoch();
            return group || run.record().status() == RunStatus.FINISHED
                    ? ""
                    : StatusLook.of(run.record().status()).word() + ", " + epochs
                            + (epochs == 1 ? " epoch" : " epochs");
        }
    }

    private final CompareModel model;
    private final Navigator navigator;
    private final ObservableSet<String> hidden;
    private final Consumer<@Nullable String> pointedAt;

    CurveList(
            CompareModel model,
            Navigator navigator,
            ObservableSet<String> hidden,
            Consumer<@Nullable String> pointedAt) {
        this.model = model;
        this.navigator = navigator;
        this.hidden = hidden;
        this.pointedAt = pointedAt;
        setId("compare-runs");
        getStyleClass().add("curve-list");
        setCellFactory(list -> new Cell());
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    void show(List<Row> rows) {
        if (!rows.equals(getItems())) {
            getItems().setAll(rows);
        }
    }

    private final class Cell extends ListCell<Row> {
        private final CheckBox tick = new CheckBox();
        private final Circle dot = new Circle(6);
        private final Button colour = new Button("", dot);
        private final Label name = new Label();
        private final Label detail = Nodes.label("", "muted", "small");
        private final HBox line;

        Cell() {
            colour.getStyleClass().add("icon-button");
            colour.setMinWidth(USE_PREF_SIZE);
            tick.setMinWidth(USE_PREF_SIZE);
            name.getStyleClass().add("small");
            // Both ends tell runs apart.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            VBox texts = new VBox(name, detail);
            texts.setAlignment(Pos.CENTER_LEFT);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            line = new HBox(1, tick, colour, texts);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(1);
            setPrefWidth(0);
            tick.setOnAction(event -> {
                Row row = getItem();
                if (row != null && tick.isSelected()) {
                    hidden.remove(row.name());
                } else if (row != null) {
                    hidden.add(row.name());
                }
            });
            hoverProperty().addListener((observable, old, now) -> {
                Row row = getItem();
                pointedAt.accept(now && row != null && !isEmpty() ? row.name() : null);
            });
            setOnMouseClicked(event -> {
                Row row = getItem();
                if (event.getClickCount() == 2 && row != null && !row.group()) {
                    navigator.openRun(row.run().directory());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                setContextMenu(null);
                return;
            }
            tick.setSelected(!hidden.contains(row.name()));
            tick.setAccessibleText("Show " + row.name());
            dot.setFill(FxColours.series(row.colour()));
            name.setText(row.name());
            detail.setText(row.detail());
            Nodes.show(detail, !row.detail().isEmpty());
            ComparedRun run = row.run();
            colour.setAccessibleText("Colour of " + row.name());
            setTooltip(new Tooltip(
                    row.group()
                            ? row.name()
                            : row.name() + "\n" + run.directory().name()));
            colour.setOnAction(
                    event -> new ColourMenu(FxColours.series(row.colour()), chosen -> model.colour(run, chosen))
                            .show(colour, Side.BOTTOM, 0, 0));
            setContextMenu(row.group() ? null : menu(run));
            setGraphic(line);
        }

        private ContextMenu menu(ComparedRun run) {
            MenuItem open = new MenuItem("Open");
            open.setOnAction(event -> navigator.openRun(run.directory()));
            MenuItem remove = new MenuItem("Leave out");
            remove.setOnAction(event -> model.remove(run.directory()));
            return new ContextMenu(open, remove);
        }
    }
}
