package org.dl4jworkbench.ui.compare;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.compare.SpecTable;
import org.dl4jworkbench.ui.common.Nodes;

/** What the runs were asked to do: of few runs a column each, of many a row each. */
final class SettingsCard extends VBox {
    private static final int MOST_COLUMNS = 6;

    private final CompareModel model;
    private final CheckBox all = new CheckBox("All settings");

    SettingsCard(CompareModel model, ComparePage.Menus menus) {
        this.model = model;
        getStyleClass().add("card");
        all.setId("compare-all-settings");
        ExhibitTable table = new ExhibitTable();
        table.setId("compare-settings");
        VBox.setVgrow(table, Priority.ALWAYS);
        Runnable show = () -> table.show(shown());
        HBox head = new HBox(all, Nodes.space(), menus.of(this::content));
        head.getStyleClass().add("card-head");
        getChildren().setAll(head, table);
        all.selectedProperty().addListener(observable -> show.run());
        model.comparisonProperty().addListener(observable -> show.run());
        show.run();
    }

    private Table content() {
        return SpecTable.of(model.comparisonProperty().get(), all.isSelected());
    }

    private Table shown() {
        Table table = content();
        return model.comparisonProperty().get().runs().size() > MOST_COLUMNS ? ExhibitTable.transposed(table) : table;
    }
}
