package org.dl4jworkbench.ui.assignment.search;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Nodes;

/** What a search that has not been run would vary: its parameters with their ranges, and what the preset has. */
final class PlanCard extends VBox {
    private final GridPane grid = new GridPane();

    PlanCard() {
        setId("search-plan");
        getStyleClass().add("card");
        grid.getStyleClass().add("search-plan-grid");
        getChildren().setAll(Nodes.label("What varies", "card-title"), grid);
    }

    void show(Assignment assignment, Search search) {
        grid.getChildren().clear();
        grid.addRow(
                0,
                Nodes.label("parameter", "muted", "small"),
                Nodes.label("drawn from", "muted", "small"),
                Nodes.label("preset " + search.preset(), "muted", "small"));
        int row = 1;
        for (Search.Parameter parameter : search.parameters()) {
            Label name = new Label(FieldNames.of(parameter.path()));
            name.setTooltip(new Tooltip(parameter.path()));
            grid.addRow(
                    row,
                    name,
                    Nodes.wrapping(SearchWords.range(parameter)),
                    Nodes.label(preset(assignment, search, parameter.path())));
            row++;
        }
    }

    private static String preset(Assignment assignment, Search search, String path) {
        try {
            String value = SpecPaths.get(assignment.preset(search.preset()).spec(), path);
            return value.isEmpty() ? "none" : value;
        } catch (WorkbenchException e) {
            // A path that stands for every layer of a type has no single value.
            return "–";
        }
    }
}
