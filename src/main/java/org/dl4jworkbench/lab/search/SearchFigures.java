package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.DotFigure;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Mark;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.chart.ScaleAxis;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.TrialLook;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.search.SearchTable.Row;
import org.dl4jworkbench.model.Search;

/** The figures of a search, for the screen, for {@code workbench export} and for the write-up. */
public final class SearchFigures {
    private static final int TRIALS = 0;
    private static final int BEST = 1;
    private static final int ENDED = 9;

    private SearchFigures() {}

    /** All of them, by the name of their file. */
    public static Map<String, Exhibit> all(SearchTable table) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        exhibits.put("parallel-coordinates", parallel(table));
        exhibits.put("best-so-far", bestSoFar(table));
        exhibits.put("importance-bars", importance(table));
        int number = 1;
        for (Search.Parameter parameter : table.parameters()) {
            exhibits.put("objective-over-parameter-" + number, scatter(table, parameter.path(), trial -> false));
            number++;
        }
        return exhibits;
    }

    /** What trials are compared by: "validation loss" or "validation accuracy". */
    public static String objectiveName(SearchTable table) {
        return SearchExhibits.objectiveName(table.objective());
    }

    /** Whether lower objectives are better. */
    public static boolean lowIsGood(SearchTable table) {
        return table.objective() == Search.Objective.LOSS;
    }

    /** The axis of a parameter: its range as the search has it. */
    public static ScaleAxis axis(Search.Parameter parameter) {
        String title = FieldNames.of(parameter.path());
        List<String> values = parameter.values();
        Double from = parameter.from();
        Double to = parameter.to();
        if (values != null) {
            return ScaleAxis.categories(title, values.stream().distinct().toList());
        }
        if (from == null || to == null) {
            throw new IllegalArgumentException("a range without ends: " + parameter);
        }
        ScaleAxis.Scale scale =
                switch (parameter.range()) {
                    case LOG -> ScaleAxis.Scale.LOG;
                    case INTEGER -> ScaleAxis.Scale.INTEGER;
                    case LINEAR, CHOICE -> ScaleAxis.Scale.LINEAR;
                };
        return ScaleAxis.of(title, scale, from, to);
    }

    /** A trial's value on the axis of a parameter; NaN where it has none. */
    private static double value(Search.Parameter parameter, ScaleAxis axis, Row row) {
        String text = row.value(parameter.path());
        if (axis.scale() == ScaleAxis.Scale.CATEGORIES) {
            int place = axis.categories().indexOf(text);
            return place < 0 ? Double.NaN : place;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // An optional field that the trial leaves out.
            return Double.NaN;
        }
    }

    /** Trials that have begun; of those that wait there is nothing to show. */
    private static List<Row> begun(SearchTable table) {
        return table.rows().stream()
                .filter(row -> row.objective().isKnown() || !row.runs().isEmpty())
                .toList();
    }

    private static TrialLook look(Row row) {
        if (row.best()) {
            return TrialLook.BEST;
        }
        boolean out = row.pruned() || !row.interim() && !row.objective().isKnown();
        return out ? TrialLook.ENDED_EARLY : TrialLook.ORDINARY;
    }

    /** An axis for each parameter and one for the objective, a line for each trial that has begun. */
    public static ParallelFigure parallel(SearchTable table) {
        List<Row> rows = begun(table);
        List<ScaleAxis> axes = new ArrayList<>(
                table.parameters().stream().map(SearchFigures::axis).toList());
        axes.add(ScaleAxis.over(
                objectiveName(table),
                rows.stream().mapToDouble(row -> row.objective().mean()).toArray()));
        List<ParallelFigure.Line> lines = new ArrayList<>();
        for (Row row : rows) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < table.parameters().size(); i++) {
                values.add(value(table.parameters().get(i), axes.get(i), row));
            }
            values.add(row.objective().mean());
            lines.add(new ParallelFigure.Line(row.trial(), row.name(), values, look(row)));
        }
        return new ParallelFigure(table.title() + ", parallel coordinates", axes, lines, lowIsGood(table), List.of());
    }

    /**
     * A parameter against the objective, with the deviation over the folds.
     *
     * @param path of the parameter
     * @param pale tells the trials that do not stand out
     */
    public static DotFigure scatter(SearchTable table, String path, IntPredicate pale) {
        Search.Parameter parameter = table.parameters().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " is no parameter of " + table.title()));
        List<Row> rows = begun(table);
        ScaleAxis x = axis(parameter);
        DoubleStream ends = rows.stream().flatMapToDouble(row -> ends(row.objective()));
        ScaleAxis y = ScaleAxis.over(objectiveName(table), ends.toArray());
        return new DotFigure(
                table.title() + ", " + objectiveName(table) + " over " + lowerCase(FieldNames.of(path)),
                x,
                y,
                rows.stream()
                        .map(row -> new DotFigure.Dot(
                                row.trial(),
                                row.name(),
                                value(parameter, x, row),
                                row.objective().mean(),
                                row.objective().deviation(),
                                look(row),
                                pale.test(row.trial())))
                        .toList());
    }

    /** What a point with its deviation covers; a loss does not reach below zero. */
    private static DoubleStream ends(Measure objective) {
        double deviation = Double.isNaN(objective.deviation()) ? 0 : objective.deviation();
        double low = objective.mean() - deviation;
        return DoubleStream.of(low > 0 ? low : objective.mean(), objective.mean() + deviation);
    }

    private static String lowerCase(String name) {
        return name.length() > 1 && Character.isUpperCase(name.charAt(1))
                ? name
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The objective of each trial that has come to its end, and the best of the first n of them. */
    public static LineFigure bestSoFar(SearchTable table) {
        List<Row> whole = table.rows().stream()
                .filter(row -> row.objective().isKnown() && !row.interim() && !row.pruned())
                .toList();
        List<Row> ended = table.rows().stream()
                .filter(row -> row.objective().isKnown() && row.pruned())
                .toList();
        double[] objectives = numbers(whole, row -> row.objective().mean());
        double[] best = objectives.clone();
        for (int i = 1; i < best.length; i++) {
            best[i] = lowIsGood(table) ? Math.min(best[i - 1], best[i]) : Math.max(best[i - 1], best[i]);
        }
        double[] trials = numbers(whole, Row::trial);
        List<Series> series = new ArrayList<>();
        if (!ended.isEmpty()) {
            series.add(Series.of(
                    "ended early",
                    numbers(ended, Row::trial),
                    numbers(ended, row -> row.objective().mean()),
                    ENDED,
                    Series.Look.POINTS));
        }
        series.add(Series.of("trials", trials, objectives, TRIALS, Series.Look.POINTS));
        series.add(Series.of("best so far", trials, best, BEST, Series.Look.STEPS));
        boolean log = ScaleAxis.over(
                                "",
                                Stream.concat(whole.stream(), ended.stream())
                                        .mapToDouble(row -> row.objective().mean())
                                        .toArray())
                        .scale()
                == ScaleAxis.Scale.LOG;
        LineFigure figure = LineFigure.of(
                table.title() + ", best so far",
                Axis.counting("trial"),
                Axis.linear(objectiveName(table)).withLog(log),
                series);
        return whole.stream()
                .filter(Row::best)
                .findFirst()
                .map(row -> figure.withMarks(
                        List.of(new Mark(row.trial(), row.objective().mean(), "best: " + row.name(), BEST))))
                .orElse(figure);
    }

    private static double[] numbers(List<Row> rows, ToDoubleFunction<Row> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    /** How much of the trials' difference each parameter explains by itself, the most important on top. */
    public static BarFigure importance(SearchTable table) {
        List<Importance> shares = Importance.of(table).stream()
                .filter(each -> !Double.isNaN(each.share()))
                .sorted(Comparator.comparingDouble(Importance::share).reversed())
                .toList();
        return new BarFigure(
                        table.title() + ", importance of the parameters",
                        "parameter",
                        Axis.fromZero("share of the ranks' variance"),
                        shares.stream().map(each -> FieldNames.of(each.path())).toList(),
                        List.of(new BarFigure.Group(
                                "importance",
                                shares.stream().mapToDouble(Importance::share).toArray(),
                                TRIALS)),
                        true)
                .withAbsence(Importance.absence(table));
    }
}
