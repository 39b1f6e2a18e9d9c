package org.dl4jworkbench.chart;

import java.util.Locale;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A confusion matrix as a figure: rows = actual class, columns = predicted.
 *
 * @param look what the cells say
 * @param baseline what differences are to, such as the matrix of another epoch or run; null where the look is no difference
 */
public record MatrixFigure(
        String title,
        ConfusionMatrix matrix,
        MatrixLook look,
        @Nullable ConfusionMatrix baseline) implements Figure {
    /** The title of the axis below, which states the orientation. */
    public static final String AXIS_TITLE = "predicted (rows: actual)";

    /** Differences of shares below it stay pale. */
    private static final double LEAST_SHARE = 0.02;

    public MatrixFigure {
        title = PlainText.of(title);
        if (look.isDifference() && (baseline == null || baseline.size() != matrix.size())) {
            throw new IllegalArgumentException("a difference needs another matrix of the same classes");
        }
    }

    /** @param normalised whether the cells show shares of their row instead of counts */
    public MatrixFigure(String title, ConfusionMatrix matrix, boolean normalised) {
        this(title, matrix, normalised ? MatrixLook.ROW_SHARES : MatrixLook.COUNTS, null);
    }

    /** The counts less those of another epoch or run. */
    public static MatrixFigure difference(String title, ConfusionMatrix matrix, ConfusionMatrix baseline) {
        return new MatrixFigure(title, matrix, MatrixLook.DIFFERENCE, baseline);
    }

    /** What a cell says: a count, a share from 0 to 1, or a difference of counts. */
    public double value(int actual, int predicted) {
        return switch (look) {
            case COUNTS -> matrix.count(actual, predicted);
            case ROW_SHARES -> matrix.rowShare(actual, predicted);
            case COLUMN_SHARES -> matrix.columnShare(actual, predicted);
            case DIFFERENCE ->
                baseline == null ? 0 : matrix.count(actual, predicted) - baseline.count(actual, predicted);
            case ROW_SHARE_DIFFERENCE ->
                baseline == null ? 0 : matrix.rowShare(actual, predicted) - baseline.rowShare(actual, predicted);
        };
    }

    /** How far a cell is from nothing, on the scale of its colour: the share of its row or column, or of the largest difference. */
    double strength(int actual, int predicted) {
        if (look.isDifference()) {
            return Math.abs(value(actual, predicted)) / largestDifference();
        }
        return look == MatrixLook.COLUMN_SHARES
                ? matrix.columnShare(actual, predicted)
                : matrix.rowShare(actual, predicted);
    }

    private double largestDifference() {
        double largest = look == MatrixLook.DIFFERENCE ? 1 : LEAST_SHARE;
        for (int actual = 0; actual < matrix.size(); actual++) {
            for (int predicted = 0; predicted < matrix.size(); predicted++) {
                largest = Math.max(largest, Math.abs(value(actual, predicted)));
            }
        }
        return largest;
    }

    /** The text of a cell; empty where there is nothing to tell, unless zeros are wanted. */
    String text(int actual, int predicted, boolean zeros) {
        double value = value(actual, predicted);
        boolean nothing = look.isDifference() ? value == 0 : matrix.count(actual, predicted) == 0;
        if (nothing && !zeros) {
            return "";
        }
        return switch (look) {
            case COUNTS -> Numbers.grouped((long) value);
            case ROW_SHARES, COLUMN_SHARES -> String.format(Locale.ROOT, "%.2f", value);
            case ROW_SHARE_DIFFERENCE ->
                (value > 0 ? "+" : value < 0 ? "−" : "") + String.format(Locale.ROOT, "%.2f", Math.abs(value));
            case DIFFERENCE -> value == 0 ? "0" : (value > 0 ? "+" : "−") + Numbers.grouped((long) Math.abs(value));
        };
    }
}
