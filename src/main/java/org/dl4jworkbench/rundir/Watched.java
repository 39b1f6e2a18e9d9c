package org.dl4jworkbench.rundir;

/**
 * The examples that a run's snapshots speak of: all of its test split.
 *
 * @param examples the index of each in the test file
 * @param labels the actual class of each; −1 in a regression
 */
public record Watched(int[] examples, int[] labels) {
    public int count() {
        return examples.length;
    }
}
