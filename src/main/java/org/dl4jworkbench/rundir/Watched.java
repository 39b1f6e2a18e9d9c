package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.dl4jworkbench.model.RunFolderException;

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

    static Watched read(Path file) {
        int[][] rows = Npy.readMatrix(file, Npy.Form.anything().columns(2).from(-1));
        for (int[] row : rows) {
            if (row[0] < 0) {
                throw new RunFolderException(
                        "names the example " + row[0], file.toString(), "Restore the file, or train the run again");
            }
        }
        return new Watched(column(rows, 0), column(rows, 1));
    }

    private static int[] column(int[][] rows, int column) {
        return Arrays.stream(rows).mapToInt(row -> row[column]).toArray();
    }

    /** Whether any example has a class; none has one in a regression. */
    boolean hasClasses() {
        return Arrays.stream(labels).anyMatch(label -> label >= 0);
    }

    /**
     * Refuses labels that are none of a run's classes.
     *
     * @param file that they were read from
     */
    public void requireClasses(int classes, Path file) {
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new RunFolderException(
                        "holds the label " + label + ", but the run has " + classes + " classes",
                        file.toString(),
                        "Restore the file, or train the run again");
            }
        }
    }

    void write(Path file) throws IOException {
        int[][] rows = new int[count()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new int[] {examples[row], labels[row]};
        }
        Npy.write(file, rows);
    }
}
