package org.dl4jworkbench.chart;

/** What the cells of a confusion matrix say. */
public enum MatrixLook {
    COUNTS("counts"),
    /** Of the examples of a class, the share that was taken for each class; the diagonal is the recall. */
    ROW_SHARES("share of row"),
    /** Of the examples taken for a class, the share that is of each class; the diagonal is the precision. */
    COLUMN_SHARES("share of column"),
    /** Counts less those of another matrix. */
    DIFFERENCE("difference");

    private final String label;

    MatrixLook(String label) {
        this.label = label;
    }

    /** On the screen. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
