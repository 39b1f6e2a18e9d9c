package org.dl4jworkbench.data;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers for a regression, in memory. The arrays are shared with every reader and must not be changed.
 *
 * @param inputNames the input columns, at least one
 * @param targetNames the columns to predict, at least one
 * @param inputs {@code count × inputNames}, row after row
 * @param targets {@code count × targetNames}, row after row
 */
public record NumberTable(List<String> inputNames, List<String> targetNames, float[] inputs, float[] targets)
        implements Examples {
    public NumberTable {
        inputNames = List.copyOf(inputNames);
        targetNames = List.copyOf(targetNames);
        if (inputNames.isEmpty()
                || targetNames.isEmpty()
                || inputs.length % inputNames.size() != 0
                || (long) inputs.length / inputNames.size() * targetNames.size() != targets.length) {
            throw new IllegalArgumentException(inputs.length + " inputs and " + targets.length
                    + " targets are no rows of " + inputNames.size() + " and " + targetNames.size());
        }
    }

    @Override
    public int count() {
        return inputs.length / inputNames.size();
    }

    public float input(int row, int column) {
        return inputs[row * inputNames.size() + column];
    }

    /** The values to predict of a row; a copy. */
    public float[] targetRow(int row) {
        int columns = targetNames.size();
        return Arrays.copyOfRange(targets, row * columns, (row + 1) * columns);
    }

    public float target(int row, int column) {
        return targets[row * targetNames.size() + column];
    }
}
