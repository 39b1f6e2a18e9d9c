package org.dl4jworkbench.ui.assignment.inside;

/**
 * A layer whose outputs can be drawn.
 *
 * @param index in the network
 * @param kept whether snapshots hold its outputs, so that no engine is needed
 */
record LatentLayer(int index, String name, boolean kept) {
    @Override
    public String toString() {
        return "layer " + (index + 1) + " · " + name;
    }
}
