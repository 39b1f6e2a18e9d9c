package org.dl4jworkbench.chart;

import java.util.List;
import java.util.stream.Collectors;

/** A table as text for a write-up: Markdown (GitHub's pipe tables) and LaTeX (packages booktabs and, over several pages, longtable). */
public final class TableText {
    private TableText() {}

    public static String markdown(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(
                markdownRow(table.columns().stream().map(Table.Column::title).toList()));
        text.append(table.columns().stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        for (List<Table.Cell> row : table.rows()) {
            text.append(markdownRow(row.stream().map(Table.Cell::shown).toList()));
        }
        return text.toString();
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream().map(MarkdownText::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A fragment for {@code \\input}, with its caption; its first line says which packages it needs. */
    public static String latex(Table table) {
        return LatexTable.of(table);
    }
}
