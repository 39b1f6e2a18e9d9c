package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** How well each class is told at the selected moment: precision, recall and F1 of the chosen split, accuracy of train and test. */
final class ClassScores {
    private static final int DECIMALS = 3;

    private ClassScores() {}

    /** Null while there is no matrix. The last row holds means over the classes, and the accuracy of all examples. */
    static @Nullable Table table(ConfusionModel model) {
        ConfusionMatrix shown = model.matrixProperty().get();
        MomentContent content = model.inside().content();
        if (shown == null || content == null) {
            return null;
        }
        Map<SplitName, ConfusionMatrix> matrices = content.matrices();
        ConfusionMatrix train = matrices.get(SplitName.TRAIN);
        ConfusionMatrix test = matrices.get(SplitName.TEST);
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("class"),
                Table.Column.number("prec."),
                Table.Column.number("recall"),
                Table.Column.number("F1"),
                Table.Column.number("train"),
                Table.Column.number("test")));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int index = 0; index < shown.size(); index++) {
            rows.add(List.of(
                    Table.text(shown.classes().get(index)),
                    Table.number(shown.precision(index), DECIMALS),
                    Table.number(shown.recall(index), DECIMALS),
                    Table.number(f1(shown, index), DECIMALS),
                    Table.number(train == null ? Double.NaN : train.recall(index), DECIMALS),
                    Table.number(test == null ? Double.NaN : test.recall(index), DECIMALS)));
        }
        rows.add(List.of(
                Table.text("all"),
                Table.number(mean(shown, ConfusionMatrix::precision), DECIMALS),
                Table.number(mean(shown, ConfusionMatrix::recall), DECIMALS),
                Table.number(mean(shown, ClassScores::f1), DECIMALS),
                Table.number(train == null ? Double.NaN : train.accuracy(), DECIMALS),
                Table.number(test == null ? Double.NaN : test.accuracy(), DECIMALS)));
        return new Table("Scores per class, " + content.moment().label(), columns, rows);
    }

    /** The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); NaN where the class neither is nor was predicted. */
    static double f1(ConfusionMatrix matrix, int index) {
        long of = matrix.support(index) + matrix.predicted(index);
        return of == 0 ? Double.NaN : 2.0 * matrix.count(index, index) / of;
    }

    private interface Score {
        double of(ConfusionMatrix matrix, int index);
    }

    /** Over the classes that have one. */
    private static double mean(ConfusionMatrix matrix, Score score) {
        return java.util.stream.IntStream.range(0, matrix.size())
                .mapToDouble(index -> score.of(matrix, index))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    static @Nullable MatrixFigure figure(ConfusionModel model) {
        ConfusionMatrix shown = model.matrixProperty().get();
        return shown == null
                ? null
                : RunFigures.confusion(
                        shown, model.splitProperty().get(), model.lookProperty().get() == MatrixLook.ROW_SHARES);
    }
}
