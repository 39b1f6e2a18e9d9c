package org.dl4jworkbench.ui.common;

import javafx.scene.Parent;

/** A place of the window: its content, and when it is on the screen. */
public interface Page {
    Parent root();

    /** Called each time the page comes on the screen. */
    default void shown() {}

    /** Called each time the page leaves the screen; polling stops here. */
    default void hidden() {}

    /** Called on F5 while the page is on the screen: reads again what it shows. */
    default void refresh() {}
}
