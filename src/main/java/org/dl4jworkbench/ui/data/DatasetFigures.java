package org.dl4jworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.data.DatasetStatistics;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.rundir.SplitName;

/** The tables and figures of a data set as it lies in its files. */
final class DatasetFigures {
    private static final int MOST_POINTS = 4000;
    private static final int FIRST_ROWS = 8;
    private static final int MOST_COLUMNS = 8;
    /** Of the palette: red, green, blue. */
    private static final int[] CHANNELS = {2, 4, 0};

    private static final int GREY = 9;

    private DatasetFigures() {}

    /** A row for each class, and one for all. */
    static Table classTable(List<String> names, DatasetStatistics statistics) {
        int train = sum(statistics.trainCounts());
        int test = sum(statistics.testCounts());
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(row(
                    names.get(i),
                    statistics.trainCounts().get(i),
                    train,
                    statistics.testCounts().get(i),
                    test));
        }
        rows.add(row("all", train, train, test, test));
        return new Table(
                "Examples of each class",
                List.of(
                        Table.Column.text("class"),
                        Table.Column.number("training"),
                        Table.Column.number("%"),
                        Table.Column.number("test"),
                        Table.Column.number("%")),
                rows);
    }

    private static List<Table.Cell> row(String name, int train, int allTrain, int test, int allTest) {
        return List.of(
                Table.text(name),
                Table.count(train),
                Table.number(100.0 * train / allTrain, 1),
                Table.count(test),
                Table.number(100.0 * test / allTest, 1));
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** A pair of bars for each class. */
    static BarFigure classBars(List<String> names, DatasetStatistics statistics) {
        return new BarFigure(
                "Examples of each class",
                "class",
                new Axis("examples", false, true, true),
                names,
                List.of(
                        bars(SplitName.TRAIN, statistics.trainCounts()),
                        bars(SplitName.TEST, statistics.testCounts())));
    }

    private static BarFigure.Group bars(SplitName split, List<Integer> counts) {
        return new BarFigure.Group(
                split.token(), counts.stream().mapToDouble(Integer::doubleValue).toArray(), Palette.indexOf(split));
    }

    /** Mean, deviation and range of each channel or column. */
    static Table values(DatasetStatistics statistics, boolean pictures) {
        int decimals = pictures ? 1 : 4;
        return new Table(
                pictures ? "Pixel values, 0 to 255" : "Values of the columns",
                List.of(
                        Table.Column.text(pictures ? "channel" : "column"),
                        Table.Column.number("mean"),
                        Table.Column.number("sd"),
                        Table.Column.number("min"),
                        Table.Column.number("max")),
                statistics.values().stream()
                        .map(each -> List.of(
                                Table.text(each.name()),
                                Table.number(each.mean(), decimals),
                                Table.number(each.deviation(), decimals),
                                Table.number(each.minimum(), pictures ? 0 : decimals),
                                Table.number(each.maximum(), pictures ? 0 : decimals)))
                        .toList());
    }

    /** One figure for all channels of pictures; one for each column of numbers, as columns have ranges of their own. */
    static List<LineFigure> histograms(DatasetStatistics statistics, boolean pictures) {
        List<DatasetStatistics.Values> values = statistics.values();
        if (pictures) {
            return List.of(LineFigure.of(
                    "Pixel values of the training file",
                    Axis.linear("value"),
                    new Axis("pixels", true, false, false),
                    IntStream.range(0, values.size())
                            .mapToObj(i -> channel(values.get(i), values.size() == 1 ? GREY : CHANNELS[i % 3]))
                            .toList()));
        }
        return values.stream()
                .map(each -> LineFigure.of(
                        "Values of " + each.name() + " in the training file",
                        Axis.linear(each.name()),
                        new Axis("rows", false, true, true),
                        List.of(column(each))))
                .toList();
    }

    /** Values that no pixel has are left out: the axis of the counts is logarithmic. */
    private static Series channel(DatasetStatistics.Values values, int colour) {
        int[] present = IntStream.range(0, values.histogram().size())
                .filter(bin -> values.histogram().get(bin) > 0)
                .toArray();
        return Series.of(
                values.name(),
                IntStream.of(present).mapToDouble(values.edges()::get).toArray(),
                IntStream.of(present).mapToDouble(values.histogram()::get).toArray(),
                colour,
                Series.Look.LINE);
    }

    /** A count over the middle of each bin. */
    private static Series column(DatasetStatistics.Values values) {
        int bins = values.histogram().size();
        return Series.of(
                values.name(),
                IntStream.range(0, bins)
                        .mapToDouble(
                                bin -> (values.edges().get(bin) + values.edges().get(bin + 1)) / 2)
                        .toArray(),
                values.histogram().stream().mapToDouble(Integer::doubleValue).toArray(),
                0,
                Series.Look.LINE_WITH_POINTS);
    }

    /** The first target over the first input; of very many rows every n-th. */
    static LineFigure points(NumberTable train, NumberTable test) {
        return LineFigure.of(
                "Points of the data set",
                Axis.linear(train.inputNames().get(0)),
                Axis.linear(train.targetNames().get(0)),
                List.of(points(SplitName.TRAIN, train), points(SplitName.TEST, test)));
    }

    private static Series points(SplitName split, NumberTable table) {
        int step = (table.count() + MOST_POINTS - 1) / MOST_POINTS;
        int[] rows = IntStream.range(0, table.count())
                .filter(row -> row % Math.max(1, step) == 0)
                .toArray();
        return Series.of(
                split.token() + (step > 1 ? ", every " + step + "th" : ""),
                IntStream.of(rows).mapToDouble(row -> table.input(row, 0)).toArray(),
                IntStream.of(rows).mapToDouble(row -> table.target(row, 0)).toArray(),
                Palette.indexOf(split),
                Series.Look.POINTS);
    }

    /** The first rows of the training file, inputs before targets. */
    static Table firstRows(NumberTable table) {
        int targets = Math.min(2, table.targetNames().size());
        int inputs = Math.min(MOST_COLUMNS - targets, table.inputNames().size());
        List<Table.Column> columns = new ArrayList<>();
        table.inputNames().subList(0, inputs).forEach(name -> columns.add(Table.Column.number(name)));
        table.targetNames().subList(0, targets).forEach(name -> columns.add(Table.Column.number(name + " (target)")));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(FIRST_ROWS, table.count()); row++) {
            List<Table.Cell> cells = new ArrayList<>();
            for (int column = 0; column < inputs; column++) {
                cells.add(Table.number(table.input(row, column), 4));
            }
            for (int column = 0; column < targets; column++) {
                cells.add(Table.number(table.target(row, column), 4));
            }
            rows.add(cells);
        }
        return new Table("First rows of the training file", columns, rows);
    }
}
