package org.dl4jworkbench.ui.assignments;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.ProblemList;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.Services;

/** The catalogue: a card for each assignment, opened by click or Enter. */
public final class AssignmentsPage implements Page {
    private final AssignmentsModel model;
    private final Services services;
    private final Navigator navigator;
    private final Parent root;

    @FXML
    private ProblemList problems;

    @FXML
    private CardGrid cards;

    @FXML
    private Label ownFolder;

    public AssignmentsPage(Services services, Navigator navigator, RunIndex index) {
        this.services = services;
        this.navigator = navigator;
        model = new AssignmentsModel(
                services.assignments(), services::datasets, index, Background.on(services.background()));
        root = Fxml.load("assignments", this);
    }

    @FXML
    private void initialize() {
        problems.show(model.problems());
        ownFolder.setText("Assignments of your own are read from "
                + services.places().userAssignments() + " (YAML files) at the next start.");
        for (Assignment assignment : model.assignments()) {
            cards.getChildren()
                    .add(new AssignmentCard(assignment, model, () -> navigator.openAssignment(assignment.id())));
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
