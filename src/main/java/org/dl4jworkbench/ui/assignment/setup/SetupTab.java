package org.dl4jworkbench.ui.assignment.setup;

import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.dl4jworkbench.ui.assignment.AssignmentTab;

/** The first tab: what is trained on what, and how. */
public final class SetupTab implements AssignmentTab {
    private final HBox root;

    public SetupTab(SetupModel setup, DataModel data, EpochTime time) {
        Parent layers = new LayersCard(setup, time).root();
        HBox.setHgrow(layers, Priority.ALWAYS);
        root = new HBox(new DataCard(setup, data).root(), layers, new TrainingCard(setup).root());
        root.getStyleClass().addAll("tab-content", "setup");
    }

    @Override
    public String title() {
        return "Setup";
    }

    @Override
    public Parent root() {
        return root;
    }
}
