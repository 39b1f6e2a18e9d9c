package org.dl4jworkbench.ui.assignment;

import javafx.scene.Parent;

/** One tab of the assignment page. */
public interface AssignmentTab {
    String title();

    Parent root();

    /** Called up to 20 times a second while the page is on the screen and this tab is in front; must be quick. */
    default void tick() {}
}
