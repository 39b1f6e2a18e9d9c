package org.dl4jworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.Table;

/** A table for a person at a terminal: columns under one another, long texts cut but for the last column. */
final class TextTable {
    private static final int LONGEST = 48;
    private static final String GAP = "  ";

    private TextTable() {}

    static List<String> lines(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(Table.Column::title).toList());
        table.rows()
                .forEach(row -> rows.add(
                        row.stream().map(cell -> TextOut.visible(cell.shown())).toList()));
        int columns = table.columns().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(
                        widths[column], Math.min(LONGEST, row.get(column).length()));
            }
        }
        return rows.stream().map(row -> line(table, row, widths)).toList();
    }

    private static String line(Table table, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean last = column == widths.length - 1;
            String text = row.get(column);
            String shown = text.length() > LONGEST && !last ? text.substring(0, LONGEST - 1) + "…" : text;
            String space = " ".repeat(Math.max(0, widths[column] - shown.length()));
            boolean number = table.columns().get(column).numeric();
            line.append(number ? space + shown : last ? shown : shown + space).append(last ? "" : GAP);
        }
        return line.toString().stripTrailing();
    }
}
