package org.dl4jworkbench.chart;

/** What the cells of a confusion matrix say. */
public enum MatrixLook {
    COUNTS("counts"),
    /** Of the examples of a class, the share that was taken for each class; the diagonal is the recall. */
    ROW_SHARES("share of row"),
    /** Of the examples taken for a class, the share that is of each class; the diagonal is the precision. */
    COLUMN_SHARES("share of column"),
    /** Counts less those of another matrix. */
    DIFFERENCE("difference"),
    /** Shares of the row less those of another matrix. */
    ROW_SHARE_DIFFERENCE("difference of row shares");

    private final String label;

    MatrixLook(String label) {
        this.label = label;
    }

    /** Whether it needs another matrix. */
    public boolean isDifference() {
        return this == DIFFERENCE || this == ROW_SHARE_DIFFERENCE;
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
