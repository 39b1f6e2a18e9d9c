package org.dl4jworkbench.ui.assignment.inside;

/**
 * A layer whose outputs can be drawn.
 *
 * @param index in the network
 * @param kept whether snapshots hold its outputs, so that no engine is needed
 */
record LayerChoice(int index, String name, boolean kept) {
    /** "layer 3 · Dense 2". */
    String title() {
        return "layer " + label();
    }

    /** The same in a list of layers, where space is short. */
    String label() {
        return index + 1 + " · " + name;
    }
}
