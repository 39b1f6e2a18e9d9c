package org.dl4jworkbench.ui.assignment;

import javafx.scene.Parent;

/** One tab of the assignment page. */
public interface AssignmentTab {
    String title();

    Parent root();
}
