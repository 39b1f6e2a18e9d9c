package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.inside.WatchedPredictions;

/** The figures and tables of what a cross-validation says of the training file, for the screen and for the write-up. */
public final class OutOfFoldExhibits {
    private static final int DECIMALS = 4;

    private OutOfFoldExhibits() {}

    /** Of a classification. */
    public static MatrixFigure confusion(OutOfFold content, MatrixLook look) {
        return new MatrixFigure("Confusion matrix, out of fold, " + content.label(), content.confusion(), look, null);
    }

    /** Predicted against actual values of a regression, with the line where they are the same. */
    public static LineFigure predictedAgainstActual(OutOfFold content) {
        List<Series> series = new ArrayList<>();
        double[] ends = {
            extreme(content, Double.POSITIVE_INFINITY, Math::min), extreme(content, Double.NEGATIVE_INFINITY, Math::max)
        };
        for (int column = 0; column < content.names().size(); column++) {
            int at = column;
            series.add(Series.of(
                    content.names().get(column),
                    content.rows().stream().mapToDouble(row -> actual(row, at)).toArray(),
                    content.rows().stream()
                            .mapToDouble(row -> row.outputs()[at])
                            .toArray(),
                    column,
                    Series.Look.POINTS));
        }
        series.add(Series.of("predicted = actual", ends, ends, content.names().size(), Series.Look.LINE));
        return LineFigure.of(
                "Predicted against actual, out of fold, " + content.label(),
                Axis.linear("actual"),
                Axis.linear("predicted"),
                series);
    }

    private static double actual(OutOfFold.Row row, int column) {
        float[] targets = row.targets();
        return targets == null ? Double.NaN : targets[column];
    }

    private static double extreme(OutOfFold content, double start, DoubleBinaryOperator choice) {
        return content.rows().stream()
                .flatMapToDouble(
                        row -> IntStream.range(0, row.outputs().length).mapToDouble(column -> actual(row, column)))
                .reduce(start, choice);
    }

    /** A row for each example of the training file. */
    public static Table examples(OutOfFold content) {
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.number("example"), Table.Column.text("fold")));
        if (content.isRegression()) {
            for (String name : content.names()) {
                columns.add(Table.Column.number(name));
                columns.add(Table.Column.number(name + " predicted"));
            }
        } else {
            columns.addAll(List.of(
                    Table.Column.text("actual"),
                    Table.Column.text("predicted"),
                    Table.Column.number("confidence"),
                    Table.Column.text("right")));
        }
        WatchedPredictions predictions = content.isRegression() ? null : content.predictions();
        List<List<Table.Cell>> cells = new ArrayList<>();
        for (int example = 0; example < content.rows().size(); example++) {
            OutOfFold.Row row = content.rows().get(example);
            List<Table.Cell> line = new ArrayList<>(
                    List.of(Table.count(row.index()), Table.text(row.fold().text())));
            if (predictions == null) {
                for (int column = 0; column < row.outputs().length; column++) {
                    line.add(Table.number(actual(row, column), DECIMALS));
                    line.add(Table.number(row.outputs()[column], DECIMALS));
                }
            } else {
                line.add(Table.text(content.names().get(row.label())));
                line.add(Table.text(content.names().get(predictions.predicted(example))));
                line.add(Table.number(predictions.confidence(example), DECIMALS));
                line.add(Table.text(predictions.isRight(example) ? "yes" : "no"));
            }
            cells.add(line);
        }
        return new Table("Out of fold, " + content.label(), columns, cells);
    }

    /** Those of every variation and seed of which all folds are finished, by file name without ending. */
    static Map<String, Exhibit> all(ExperimentDirectory directory, ExperimentRecord record) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        for (ExperimentRecord.Setting setting : record.settings()) {
            for (long seed : OutOfFold.seeds(record, setting.variation())) {
                OutOfFold content = OutOfFold.of(directory, record, setting.variation(), seed);
                if (content.isWhole()) {
                    String name = "out-of-fold-" + setting.variation().replaceAll("[^A-Za-z0-9.-]+", "-")
                            + (record.experiment().seeds() > 1 ? "-seed-" + seed : "");
                    exhibits.put(
                            name,
                            content.isRegression()
                                    ? predictedAgainstActual(content)
                                    : confusion(content, MatrixLook.COUNTS));
                    exhibits.put(name + "-examples", examples(content));
                }
            }
        }
        return exhibits;
    }
}
