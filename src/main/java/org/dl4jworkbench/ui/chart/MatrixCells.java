package org.dl4jworkbench.ui.chart;

import java.util.Locale;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a confusion matrix say and how they look: rows = actual class, columns = predicted.
 *
 * @param baseline what differences are to; null for none
 */
record MatrixCells(
        ConfusionMatrix matrix, MatrixLook look, @Nullable ConfusionMatrix baseline) {
    MatrixCells {
        if (baseline != null && baseline.size() != matrix.size()) {
            baseline = null;
        }
    }

    private boolean isDifference() {
        return look.isDifference() && baseline != null;
    }

    private int difference(int actual, int predicted) {
        return baseline == null ? 0 : matrix.count(actual, predicted) - baseline.count(actual, predicted);
    }

    private double shareDifference(int actual, int predicted) {
        return baseline == null ? 0 : matrix.rowShare(actual, predicted) - baseline.rowShare(actual, predicted);
    }

    private double change(int actual, int predicted) {
        return look == MatrixLook.ROW_SHARE_DIFFERENCE
                ? shareDifference(actual, predicted)
                : difference(actual, predicted);
    }

    /** How much room the numbers may take. */
    enum Room {
        /** 1,135. */
        FULL,
        /** 1135. */
        PLAIN,
        /** 1.1k. */
        SHORT,
        /** 1k. */
        SHORTEST
    }

    /** The same as {@link #text(int, int)} in as much room as there is: counts lose their last digits before they are not said at all. */
    String text(int actual, int predicted, Room room) {
        String text = text(actual, predicted);
        int count = matrix.count(actual, predicted);
        if (look != MatrixLook.COUNTS || count < 1000) {
            return text;
        }
        return switch (room) {
            case FULL -> text;
            case PLAIN -> Integer.toString(count);
            case SHORT -> Numbers.significant(count / 1000.0, count < 100_000 ? 2 : 3) + "k";
            case SHORTEST -> Math.round(count / 1000.0) + "k";
        };
    }

    /** Empty where there is nothing to tell. */
    String text(int actual, int predicted) {
        if (isDifference()) {
            int difference = difference(actual, predicted);
            return look == MatrixLook.ROW_SHARE_DIFFERENCE
                    ? signedShare(shareDifference(actual, predicted))
                    : difference == 0 ? "" : signed(difference);
        }
        int count = matrix.count(actual, predicted);
        if (count == 0) {
            return "";
        }
        return switch (look) {
            case COUNTS, DIFFERENCE, ROW_SHARE_DIFFERENCE -> Numbers.grouped(count);
            case ROW_SHARES -> share(matrix.rowShare(actual, predicted));
            case COLUMN_SHARES -> share(matrix.columnShare(actual, predicted));
        };
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    private static String signedShare(double share) {
        String rounded = String.format(Locale.ROOT, "%.2f", Math.abs(share));
        return rounded.equals("0.00") ? "" : (share > 0 ? "+" : "−") + rounded;
    }

    private static String signed(int difference) {
        return (difference > 0 ? "+" : "−") + Numbers.grouped(Math.abs(difference));
    }

    /** Blue for right or better, red for wrong or worse. */
    boolean isBlue(int actual, int predicted) {
        boolean right = actual == predicted;
        return isDifference() ? right == change(actual, predicted) > 0 : right;
    }

    /** From 0 to 1. */
    double opacity(int actual, int predicted) {
        boolean right = actual == predicted;
        if (isDifference()) {
            double share = look == MatrixLook.ROW_SHARE_DIFFERENCE
                    ? Math.abs(shareDifference(actual, predicted))
                    : Math.abs(difference(actual, predicted)) / (double) Math.max(1, matrix.support(actual));
            return Palette.cellOpacity(Math.min(1, share), false);
        }
        return Palette.cellOpacity(
                look == MatrixLook.COLUMN_SHARES
                        ? matrix.columnShare(actual, predicted)
                        : matrix.rowShare(actual, predicted),
                right);
    }

    /** "actual 4, predicted 9: 28 (2.9 % of 4)". */
    String describe(MatrixView.Cell cell) {
        String actual = matrix.classes().get(cell.actual());
        String predicted = matrix.classes().get(cell.predicted());
        String counted = String.format(
                Locale.ROOT,
                "actual %s, predicted %s: %s ",
                actual,
                predicted,
                Numbers.grouped(matrix.count(cell.actual(), cell.predicted())));
        if (isDifference()) {
            int difference = difference(cell.actual(), cell.predicted());
            String share = signedShare(shareDifference(cell.actual(), cell.predicted()));
            if (look == MatrixLook.ROW_SHARE_DIFFERENCE) {
                return counted + "(" + (share.isEmpty() ? "as before" : share + " of " + actual) + ")";
            }
            return counted + "(" + (difference == 0 ? "as before" : signed(difference)) + ")";
        }
        return look == MatrixLook.COLUMN_SHARES
                ? counted
                        + String.format(
                                Locale.ROOT,
                                "(%.1f %% of those taken for %s)",
                                100 * matrix.columnShare(cell.actual(), cell.predicted()),
                                predicted)
                : counted
                        + String.format(
                                Locale.ROOT,
                                "(%.1f %% of %s)",
                                100 * matrix.rowShare(cell.actual(), cell.predicted()),
                                actual);
    }
}
