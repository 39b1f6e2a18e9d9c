package org.dl4jworkbench.ui.assignment;

import javafx.scene.Parent;
import org.dl4jworkbench.model.Assignment;

/** One tab of the assignment page. */
public interface AssignmentTab {
    String title();

    Parent root();

    /** Called each time the tab comes to the front. */
    default void shown() {}

    /** Called each time another tab takes its place. */
    default void hidden() {}

    /** Whether the tab has something to show for an assignment; else it is not offered. */
    default boolean suits(Assignment assignment) {
        return true;
    }
}
