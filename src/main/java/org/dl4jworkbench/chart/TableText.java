package org.dl4jworkbench.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table as text for a write-up: Markdown (GitHub's pipe tables) and LaTeX (package booktabs). */
public final class TableText {
    private static final Map<Character, String> LATEX = Map.ofEntries(
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"),
            Map.entry('$', "\\$"),
            Map.entry('&', "\\&"),
            Map.entry('#', "\\#"),
            Map.entry('_', "\\_"),
            Map.entry('%', "\\%"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('×', "$\\times$"),
            Map.entry('→', "$\\to$"),
            Map.entry('·', "$\\cdot$"),
            Map.entry('–', "--"),
            Map.entry('−', "$-$"),
            Map.entry('±', "$\\pm$"),
            Map.entry('σ', "$\\sigma$"),
            Map.entry('λ', "$\\lambda$"),
            Map.entry('²', "$^2$"),
            Map.entry('≤', "$\\le$"),
            Map.entry('≥', "$\\ge$"));

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
        return cells.stream()
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A {@code table} environment with caption; needs {@code \\usepackage{booktabs}}. */
    public static String latex(Table table) {
        String alignment = table.columns().stream()
                .map(column -> column.numeric() ? "r" : "l")
                .collect(Collectors.joining());
        StringBuilder text = new StringBuilder();
        text.append("% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n");
        text.append("  \\caption{").append(escape(table.title())).append("}\n");
        text.append("  \\begin{tabular}{").append(alignment).append("}\n    \\toprule\n");
        text.append(latexRow(table.columns().stream().map(Table.Column::title).toList()));
        text.append("    \\midrule\n");
        for (List<Table.Cell> row : table.rows()) {
            text.append(latexRow(row.stream().map(Table.Cell::shown).toList()));
        }
        return text.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n").toString();
    }

    private static String latexRow(List<String> cells) {
        return cells.stream().map(TableText::escape).collect(Collectors.joining(" & ", "    ", " \\\\\n"));
    }

    /** A text with what LaTeX takes for commands made harmless. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            String known = LATEX.get((char) character);
            escaped.append(known == null ? String.valueOf((char) character) : known);
        });
        return escaped.toString();
    }
}
