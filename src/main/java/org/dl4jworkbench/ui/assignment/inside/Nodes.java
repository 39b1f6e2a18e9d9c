package org.dl4jworkbench.ui.assignment.inside;

import javafx.scene.Node;

/** What the tab's cards do with their parts. */
final class Nodes {
    private Nodes() {}

    /** Shows a part, or takes it out of the layout. */
    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
