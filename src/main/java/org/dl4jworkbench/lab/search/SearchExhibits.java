package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.model.Search;

/** The tables of a search, and with {@link SearchFigures} all that is exported of one, for the screen and for the write-up. */
public final class SearchExhibits {
    private static final int DECIMALS = 4;

    private SearchExhibits() {}

    /** What the column of the objective is called. */
    public static String objectiveName(Search.Objective objective) {
        return "validation " + objective.token();
    }

    /** A row per trial, in the order in which they were drawn. */
    public static Table table(SearchTable content) {
        return table(content, content.rows());
    }

    /** Some of its rows, in an order of their own. */
    public static Table table(SearchTable content, List<SearchTable.Row> rows) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.number("trial"));
        for (Search.Parameter parameter : content.parameters()) {
            String name = FieldNames.of(parameter.path());
            columns.add(parameter.range() == Search.Range.CHOICE ? Table.Column.text(name) : Table.Column.number(name));
        }
        columns.add(Table.Column.number(objectiveName(content.objective())));
        columns.add(Table.Column.number("best epoch"));
        columns.add(Table.Column.text("state"));
        columns.add(Table.Column.text("best"));
        columns.add(Table.Column.number("parameters"));
        columns.add(Table.Column.number("time (s)"));
        return new Table(
                content.title(),
                columns,
                rows.stream().map(row -> cells(content, row)).toList());
    }

    private static List<Table.Cell> cells(SearchTable content, SearchTable.Row row) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.count(row.trial()));
        for (Search.Parameter parameter : content.parameters()) {
            cells.add(Table.text(row.value(parameter.path())));
        }
        cells.add(Table.deviation(row.objective().mean(), row.objective().deviation(), DECIMALS));
        cells.add(row.epoch() == null ? Table.text("") : Table.count(row.epoch()));
        cells.add(Table.text(state(row)));
        cells.add(Table.text(row.best() ? "best" : ""));
        cells.add(Table.count(row.parameters()));
        cells.add(Table.deviation(row.seconds().mean(), row.seconds().deviation(), 1));
        return cells;
    }

    /** Such as {@code finished}, or {@code running, 1 of 3 folds}. */
    private static String state(SearchTable.Row row) {
        return row.state()
                + (row.interim() && row.folds() > 1 ? ", " + row.foldsDone() + " of " + row.folds() + " folds" : "");
    }

    /** How much each parameter explains, in their order. */
    public static Table importance(SearchTable content) {
        List<Importance> all = Importance.of(content);
        int count = all.isEmpty() ? 0 : all.get(0).count();
        return new Table(
                content.title() + ": importance, over " + count + " trials",
                List.of(Table.Column.text("parameter"), Table.Column.number("share of the ranks' variance")),
                all.stream()
                        .map(each -> List.of(Table.text(FieldNames.of(each.path())), Table.number(each.share(), 2)))
                        .toList());
    }

    /** The tables and all figures for the write-up, by file name without ending. Reads the runs' files. */
    public static Map<String, Exhibit> all(ExperimentDirectory directory) {
        SearchTable content = SearchTable.of(directory);
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        exhibits.put("table", table(content));
        exhibits.put("importance", importance(content));
        exhibits.putAll(SearchFigures.all(content));
        exhibits.putAll(SearchFigures.all(content));
        return exhibits;
    }
}
