package org.dl4jworkbench.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.rundir.SplitName;

/**
 * The points that a network with one input column is fitted to and tested on, each split in ascending x.
 *
 * @param input the name of the input column
 * @param target the name of the predicted column
 * @param train the training split
 * @param validation the validation split, empty where there is none
 * @param test the test split
 * @param testOrder for each point of {@code test} its place in the test split, which is how predictions are stored
 * @param gaps ranges of x without training points, see {@link TrainingGaps}
 */
public record FitPoints(
        String input,
        String target,
        Series train,
        Series validation,
        Series test,
        List<Integer> testOrder,
        List<Band> gaps) {
    public FitPoints {
        testOrder = List.copyOf(testOrder);
        gaps = List.copyOf(gaps);
    }

    /**
     * The points of a run's splits; empty where the data set has no numbers or several input columns.
     *
     * @param column the predicted column, from 0
     */
    public static Optional<FitPoints> of(Dataset dataset, Split split, int column) {
        if (!(dataset.train() instanceof NumberTable file)
                || !(dataset.test() instanceof NumberTable tests)
                || file.inputNames().size() != 1) {
            return Optional.empty();
        }
        int[] testOrder = ascending(tests, split.test());
        Series train = points(SplitName.TRAIN, file, split.train(), column);
        return Optional.of(new FitPoints(
                file.inputNames().get(0),
                file.targetNames().get(column),
                train,
                points(SplitName.VALIDATION, file, split.validation(), column),
                points(SplitName.TEST, tests, split.test(), column),
                IntStream.of(testOrder).boxed().toList(),
                TrainingGaps.of(xs(train))));
    }

    /** Places in a list of rows, so that x ascends. */
    private static int[] ascending(NumberTable table, int[] rows) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted((a, b) -> Float.compare(table.input(rows[a], 0), table.input(rows[b], 0)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Series points(SplitName split, NumberTable table, int[] rows, int column) {
        int[] order = ascending(table, rows);
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        for (int i = 0; i < order.length; i++) {
            x[i] = table.input(rows[order[i]], 0);
            y[i] = table.target(rows[order[i]], column);
        }
        return Series.of(split.token(), x, y, Palette.indexOf(split), Series.Look.POINTS);
    }

    private static double[] xs(Series series) {
        return IntStream.range(0, series.size()).mapToDouble(series::x).toArray();
    }

    /** Whether an x lies in a gap of the training points. */
    public boolean inGap(double x) {
        return gaps.stream().anyMatch(gap -> gap.contains(x));
    }
}
