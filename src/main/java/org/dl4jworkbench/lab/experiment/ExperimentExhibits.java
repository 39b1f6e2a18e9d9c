package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/** The figures and the table of an experiment, for the screen and for the write-up. */
public final class ExperimentExhibits {
    private static final int DECIMALS = 4;
    private static final int FEW_EPOCHS = 25;

    private ExperimentExhibits() {}

    /** The report's table; columns that no row fills are left out. */
    public static Table table(ExperimentTable content) {
        boolean classes = content.task() == Task.CLASSIFICATION;
        Columns columns = new Columns(content.rows());
        columns.text("variation", ExperimentTable.Row::variation);
        columns.text("state", row -> row.state() + (row.interim() ? ", so far" : ""));
        columns.measure("train loss", DECIMALS, ExperimentTable.Row::trainLoss);
        if (classes) {
            columns.measure("train accuracy", DECIMALS, ExperimentTable.Row::trainAccuracy);
            columns.measure("validation accuracy", DECIMALS, ExperimentTable.Row::validationAccuracy);
            columns.measure("test accuracy", DECIMALS, ExperimentTable.Row::testAccuracy);
        } else {
            columns.measure("validation loss", DECIMALS, ExperimentTable.Row::validationLoss);
            columns.measure("test loss", DECIMALS, ExperimentTable.Row::testLoss);
        }
        columns.text("best", row -> row.best() ? "best" : "");
        columns.add(Table.Column.number("parameters"), row -> Table.count(row.parameters()));
        columns.measure("time (s)", 1, ExperimentTable.Row::seconds);
        columns.measure("epochs", 0, row -> row.epochs().withoutZeroDeviation());
        columns.reported("reported train loss", Variation.Reported::trainLoss);
        columns.reported("reported train accuracy", Variation.Reported::trainAccuracy);
        columns.reported("reported validation accuracy", Variation.Reported::validationAccuracy);
        columns.reported("reported test accuracy", Variation.Reported::testAccuracy);
        columns.reported("reported test loss", Variation.Reported::testLoss);
        return columns.table(content.title());
    }

    /** A table in the making: columns that are empty in every row do not get in. */
    private static final class Columns {
        private final List<ExperimentTable.Row> rows;
        private final List<Table.Column> titles = new ArrayList<>();
        private final List<List<Table.Cell>> cells;

        Columns(List<ExperimentTable.Row> rows) {
            this.rows = rows;
            cells = rows.stream()
                    .<List<Table.Cell>>map(row -> new ArrayList<>())
                    .toList();
        }

        void add(Table.Column title, Function<ExperimentTable.Row, Table.Cell> cell) {
            titles.add(title);
            for (int index = 0; index < rows.size(); index++) {
                cells.get(index).add(cell.apply(rows.get(index)));
            }
        }

        void text(String title, Function<ExperimentTable.Row, String> text) {
            add(Table.Column.text(title), row -> Table.text(text.apply(row)));
        }

        void measure(String title, int decimals, Function<ExperimentTable.Row, Measure> measure) {
            if (rows.stream().anyMatch(row -> measure.apply(row).isKnown())) {
                add(Table.Column.number(title), row -> {
                    Measure value = measure.apply(row);
                    return Table.deviation(value.mean(), value.deviation(), decimals);
                });
            }
        }

        void reported(String title, Function<Variation.Reported, @Nullable Double> figure) {
            Function<ExperimentTable.Row, @Nullable Double> value =
                    row -> row.reported() == null ? null : figure.apply(row.reported());
            if (rows.stream().anyMatch(row -> value.apply(row) != null)) {
                add(Table.Column.number(title), row -> {
                    Double stated = value.apply(row);
                    return Table.number(stated == null ? Double.NaN : stated, DECIMALS);
                });
            }
        }

        Table table(String title) {
            return new Table(title, titles, cells);
        }
    }

    /** A curve without the untrained network, which would squeeze what differs; but where there is little else, with it. */
    private static List<EpochResult> trained(ExperimentCurves.Curve curve) {
        return curve.epochs().size() < 3
                ? curve.epochs()
                : curve.epochs().stream().filter(epoch -> epoch.epoch() > 0).toList();
    }

    /**
     * A quantity by epoch, a curve per variation in the colour of its place; over several seeds and folds their mean with a band of one standard deviation, and each
     * run pale below it.
     */
    public static LineFigure curves(ExperimentCurves content, Quantity quantity) {
        ToDoubleFunction<EpochResult> figure = quantity::of;
        List<Series> seeds = new ArrayList<>();
        List<Series> means = new ArrayList<>();
        byVariation(content.curves(), ExperimentCurves.Curve::order).forEach((order, curves) -> {
            Map<Integer, List<Double>> byEpoch = new TreeMap<>();
            for (ExperimentCurves.Curve curve : curves) {
                List<EpochResult> epochs = trained(curve);
                epochs.forEach(epoch -> byEpoch.computeIfAbsent(epoch.epoch(), key -> new ArrayList<>())
                        .add(figure.applyAsDouble(epoch)));
                if (curves.size() > 1) {
                    seeds.add(Series.of(
                            curve.name(severalSeeds(curves)),
                            epochs.stream().mapToDouble(EpochResult::epoch).toArray(),
                            epochs.stream().mapToDouble(figure).toArray(),
                            order,
                            Series.Look.RAW));
                }
            }
            // Where the seeds are of different lengths, the mean ends with the shortest: a mean of fewer would jump.
            int whole = curves.size();
            List<Map.Entry<Integer, List<Double>>> shared = byEpoch.entrySet().stream()
                    .filter(entry -> entry.getValue().size() == whole)
                    .toList();
            Series mean = Series.of(
                    curves.get(0).variation() + (whole > 1 ? ", mean of " + whole : ""),
                    shared.stream().mapToDouble(Map.Entry::getKey).toArray(),
                    shared.stream().mapToDouble(entry -> mean(entry.getValue())).toArray(),
                    order,
                    shared.size() <= FEW_EPOCHS ? Series.Look.LINE_WITH_POINTS : Series.Look.LINE);
            means.add(
                    whole == 1
                            ? mean
                            : mean.withDeviations(shared.stream()
                                    .mapToDouble(entry ->
                                            Measure.of(entry.getValue()).deviation())
                                    .toArray()));
        });
        seeds.addAll(means);
        return LineFigure.of(
                content.title() + ": " + quantity.label().toLowerCase(Locale.ROOT),
                Axis.counting("epoch"),
                axis(quantity, content.loss()),
                seeds);
    }

    private static boolean severalSeeds(List<ExperimentCurves.Curve> curves) {
        return curves.stream()
                        .mapToLong(ExperimentCurves.Curve::seed)
                        .distinct()
                        .count()
                > 1;
    }

    private static Axis axis(Quantity quantity, Loss loss) {
        String name = quantity.label().toLowerCase(Locale.ROOT);
        return quantity.isLoss()
                ? Axis.fromZero(name + " (" + loss.label().toLowerCase(Locale.ROOT) + ")")
                : quantity.isAccuracy() ? Axis.linear(name) : Axis.fromZero(name);
    }

    /** The smoothed loss of the minibatches, a curve per variation; over several seeds their mean. */
    public static LineFigure lossPerIteration(
            ExperimentCurves content, List<ExperimentCurves.Losses> losses, double smoothing) {
        List<Series> series = new ArrayList<>();
        byVariation(losses, ExperimentCurves.Losses::order).forEach((order, runs) -> {
            int size = runs.stream().mapToInt(run -> run.losses().length).min().orElse(0);
            double[] x = new double[size];
            double[] y = new double[size];
            for (int index = 0; index < size; index++) {
                int at = index;
                x[index] = index + 1.0;
                y[index] = mean(runs.stream().map(run -> run.losses()[at]).toList());
            }
            String name = runs.get(0).variation() + (runs.size() > 1 ? ", mean of " + runs.size() : "");
            series.add(Series.of(name, x, y, order, Series.Look.RAW)
                    .smoothed(smoothing)
                    .withLook(Series.Look.LINE)
                    .withName(name));
        });
        return LineFigure.of(
                content.title() + ": loss per iteration",
                Axis.counting("iteration"),
                Axis.fromZero(
                        content.loss().label().toLowerCase(Locale.ROOT) + ", smoothed " + Numbers.plain(smoothing)),
                series);
    }

    private static <T> Map<Integer, List<T>> byVariation(List<T> all, Function<T, Integer> order) {
        return all.stream().collect(Collectors.groupingBy(order, TreeMap::new, Collectors.toList()));
    }

    private static double mean(List<Double> values) {
        // A NaN among the seeds stays a gap.
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** Everything for the write-up, by file name without ending. Reads the runs' files. */
    public static Map<String, Exhibit> all(ExperimentDirectory directory, double smoothing) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        exhibits.put("table", table(ExperimentTable.of(directory)));
        ExperimentCurves curves = ExperimentCurves.of(directory);
        for (Quantity quantity : Quantity.of(curves.task())) {
            LineFigure figure = curves(curves, quantity);
            if (figure.series().stream().anyMatch(ExperimentExhibits::hasNumbers)) {
                exhibits.put(quantity.token(), figure);
            }
        }
        List<ExperimentCurves.Losses> losses = ExperimentCurves.losses(directory);
        if (!losses.isEmpty()) {
            exhibits.put("loss-per-iteration", lossPerIteration(curves, losses, smoothing));
        }
        exhibits.putAll(OutOfFoldExhibits.all(directory, directory.read()));
        return exhibits;
    }

    private static boolean hasNumbers(Series series) {
        double[] values = new double[series.size()];
        Arrays.setAll(values, series::y);
        return Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    }
}
