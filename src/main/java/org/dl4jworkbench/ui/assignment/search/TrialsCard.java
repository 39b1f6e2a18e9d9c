package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.search.SearchExhibits;
import org.dl4jworkbench.lab.search.SearchFigures;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.experiments.QueueRow;
import org.dl4jworkbench.ui.assignment.experiments.QueueTable;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The trials as a table, or the runs of the queue behind them, with what can be done with them. */
final class TrialsCard extends VBox {
    private static final int MOST_ROWS = 10;
    private static final int LEAST_ROWS = 4;
    /** What stands above the table and, for a good part of the parallel coordinates, below it. */
    private static final double BESIDES = 640;

    private static final double ROW = 28;

    private final SearchModel model;
    private final TrialsTable table;
    private final QueueTable queue;
    private final FigureMenu menu;
    private final ToggleButton showTable = toggle("search-show-table", "Trials");
    private final ToggleButton showQueue = toggle("search-show-queue", "Queue");
    private final Label basis = Nodes.label("", "muted", "small");
    private final Hyperlink clear = new Hyperlink("Clear brushes");
    private final StackPane place = new StackPane();
    private final TrialBar bar;
    private double room;

    /** @param withPreset compares the picked trials with the preset */
    TrialsCard(SearchModel model, Exports exports, TrialActions actions, Runnable withPreset) {
        this.model = model;
        getStyleClass().add("card");
        table = new TrialsTable(model.selection(), trial -> openFirst(model, actions, trial));
        queue = new QueueTable(new QueueCommands(model, actions));
        queue.setId("search-queue");
        menu = exports.menu(this::exhibit);
        bar = new TrialBar(model, actions, withPreset);
        ToggleGroup group = new ToggleGroup();
        showTable.setToggleGroup(group);
        showQueue.setToggleGroup(group);
        showTable.setSelected(true);
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                refresh();
            }
        });
        basis.setId("search-basis");
        clear.setId("clear-brushes");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(event -> model.selection().clearBrushes());
        HBox head = new HBox(
                showTable,
                showQueue,
                basis,
                clear,
                Nodes.space(),
                export("CSV", Format.CSV),
                export("LaTeX", Format.LATEX),
                menu);
        head.getStyleClass().add("card-head");
        place.getChildren().setAll(table, queue);
        getChildren().setAll(head, place, bar);
        model.execution().shownProperty().addListener(observable -> refresh());
        model.selection().brushesProperty().addListener(observable -> refresh());
        refresh();
    }

    /** How much height the tab has, which decides how many trials are seen at once. */
    void setRoom(double height) {
        room = height;
        refresh();
    }

    /** Opens the first run that a trial has. */
    static void openFirst(SearchModel model, TrialActions actions, int trial) {
        Shown shown = model.execution().shownProperty().get();
        if (shown != null) {
            shown.runs(trial).stream().findFirst().ifPresent(actions::open);
        }
    }

    private static ToggleButton toggle(String id, String text) {
        ToggleButton toggle = Nodes.literal(new ToggleButton(text));
        toggle.setId(id);
        toggle.getStyleClass().add("chip-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        return toggle;
    }

    private Button export(String text, Format format) {
        Button button = Nodes.literal(new Button(text));
        button.getStyleClass().add("small-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> menu.exportAs(format));
        return button;
    }

    /** What is exported is what is seen: the brushed trials, in the order of the table. */
    private @Nullable Table exhibit() {
        Shown shown = model.execution().shownProperty().get();
        return shown == null
                ? null
                : SearchExhibits.table(
                        shown.table(),
                        table.getItems().stream().map(TrialRow::row).toList());
    }

    private void refresh() {
        Shown shown = model.execution().shownProperty().get();
        Nodes.show(this, shown != null);
        if (shown == null) {
            return;
        }
        List<TrialRow> rows = model.rows();
        Set<Integer> brushed = model.brushed();
        boolean trials = showTable.isSelected();
        table.setVisible(trials);
        queue.setVisible(!trials);
        Nodes.show(bar, trials);
        Nodes.show(clear, brushed != null && trials);
        basis.setText(
                !trials
                        ? "in the order in which they run; double click opens a run"
                        : brushed == null
                                ? "best first, by " + SearchFigures.objectiveName(shown.table())
                                : rows.size() + " of "
                                        + SearchWords.count(shown.trials().size(), "trial") + " within the brushes");
        table.show(shown.table(), rows);
        queue.show(shown.queue());
        int most = (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, (room - BESIDES) / ROW));
        double height = TrialsTable.height(
                Math.max(LEAST_ROWS, Math.min(most, shown.trials().size())));
        place.setMinHeight(height);
        place.setPrefHeight(height);
    }

    /** What the buttons of the queue's rows do. */
    private record QueueCommands(SearchModel model, TrialActions actions) implements QueueTable.Handler {
        @Override
        public void move(QueueRow row, int by) {
            model.execution().move(row, by);
        }

        @Override
        public void skip(QueueRow row) {
            model.execution().skip(row);
        }

        @Override
        public void retry(QueueRow row, boolean fromStart) {
            model.execution().retry(row, fromStart);
        }

        @Override
        public void open(QueueRow row) {
            Shown shown = model.execution().shownProperty().get();
            if (shown != null) {
                shown.directory().run(row.item()).ifPresent(actions::open);
            }
        }
    }
}
