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
                    Table.number(shown.f1(index), DECIMALS),
                    Table.number(train == null ? Double.NaN : train.recall(index), DECIMALS),
                    Table.number(test == null ? Double.NaN : test.recall(index), DECIMALS)));
        }
        rows.add(List.of(
                Table.text("all"),
                Table.number(shown.macroPrecision(), DECIMALS),
                Table.number(shown.macroRecall(), DECIMALS),
                Table.number(shown.macroF1(), DECIMALS),
                Table.number(train == null ? Double.NaN : train.accuracy(), DECIMALS),
                Table.number(test == null ? Double.NaN : test.accuracy(), DECIMALS)));
        return new Table("Scores per class, " + content.moment().label(), columns, rows);
    }

    /** The matrix as it is shown; null where there is none. */
    static @Nullable MatrixFigure figure(ConfusionModel model) {
        ConfusionMatrix shown = model.matrixProperty().get();
        SplitName split = model.splitProperty().get();
        MatrixLook look = model.lookProperty().get();
        MomentContent content = model.inside().content();
        if (shown == null) {
            return null;
        }
        String at = content == null ? "" : content.moment().label();
        ConfusionMatrix baseline = model.baselineProperty().get();
        Comparison with = model.comparisonProperty().get();
        if (look.isDifference() && baseline != null && with != null) {
            return new MatrixFigure(
                    "Confusion matrix, " + split.token() + (at.isEmpty() ? "" : ", " + at) + ", less that of "
                            + with.label(),
                    shown,
                    look,
                    baseline);
        }
        return RunFigures.confusion(shown, split, look.isDifference() ? MatrixLook.COUNTS : look, at);
    }
}
