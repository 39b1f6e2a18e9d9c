package org.dl4jworkbench.ui.assignment.layers;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.TableGrid;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The card of dead and saturated units and the largest weights. */
final class HealthCard {
    private final HealthModel model;
    private final VBox words = new VBox(3);
    private final TableGrid table = new TableGrid(false);
    private final VBox root;

    HealthCard(HealthModel model, Exports exports) {
        this.model = model;
        root = Nodes.card(Nodes.label("Health", "card-title"), Nodes.space(), exports.menu(() -> model.tableProperty()
                .get()));
        root.setId("health-card");
        // A wide table must not push the cards above under the scroll bar.
        table.setMinWidth(0);
        words.setId("health-words");
        root.getChildren().addAll(new Answering(model.question(), words), table);
        model.tableProperty().addListener((observable, old, now) -> table.show(now));
        model.warningsProperty().addListener(observable -> show());
        model.question().answeredProperty().addListener(observable -> show());
        table.show(model.tableProperty().get());
        show();
    }

    VBox root() {
        return root;
    }

    private void show() {
        words.getChildren().clear();
        if (model.question().answeredProperty().get() == null) {
            return;
        }
        for (String warning : model.warningsProperty().get()) {
            words.getChildren().add(line(warning, new FontIcon(MaterialDesignA.ALERT_OUTLINE), "caution"));
        }
        if (words.getChildren().isEmpty()) {
            words.getChildren().add(line("No dead or saturated units", new FontIcon(MaterialDesignC.CHECK), "good"));
        }
    }

    private static Label line(String text, FontIcon icon, String look) {
        Label line = Nodes.wrapping(text, "small");
        icon.getStyleClass().addAll("status-icon", look);
        line.setGraphic(icon);
        return line;
    }
}
