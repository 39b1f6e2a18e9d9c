package org.dl4jworkbench.ui.compare;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.compare.ScoreTable;
import org.dl4jworkbench.ui.common.Nodes;

/** What the runs came to, a row each, or a row for each group. */
final class ScoresCard extends VBox {
    ScoresCard(CompareModel model, ComparePage.Menus menus) {
        getStyleClass().add("card");
        ExhibitTable table = new ExhibitTable();
        table.setId("compare-scores");
        VBox.setVgrow(table, Priority.ALWAYS);
        Runnable show = () -> table.show(content(model));
        HBox head = new HBox(
                Nodes.label(
                        "Best epoch by validation loss, without a validation split by training loss", "muted", "small"),
                Nodes.space(),
                menus.of(() -> content(model)));
        head.getStyleClass().add("card-head");
        getChildren().setAll(head, table);
        model.comparisonProperty().addListener(observable -> show.run());
        model.groupedProperty().addListener(observable -> show.run());
        show.run();
    }

    private static Table content(CompareModel model) {
        return ScoreTable.of(
                model.comparisonProperty().get(), model.groupedProperty().get());
    }
}
