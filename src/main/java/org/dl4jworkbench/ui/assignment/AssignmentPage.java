package org.dl4jworkbench.ui.assignment;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.Services;

/** Stands until branch {@code page} is merged. */
public final class AssignmentPage implements Page {
    private final Label title = new Label();
    private final VBox root = new VBox(title);

    public AssignmentPage(Services services, Navigator navigator) {
        root.getStyleClass().add("page");
        title.getStyleClass().add("page-title");
    }

    @Override
    public Parent root() {
        return root;
    }

    public void open(Assignment assignment) {
        title.setText(assignment.title());
    }

    public void open(RunDirectory run) {
        title.setText(run.name());
    }
}
