package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as LaTeX that stays on the page: a wide one in smaller type with headers in several lines, a wider one in blocks below each
 * other, each with the first column; a long one breaks over pages. Very long names are shortened, the CSV file has them in full.
 */
final class LatexTable {
    /** The text of LaTeX's article at ten points, which other classes do not fall much short of. */
    private static final double TEXT_WIDTH = 345;
    /** More lines, headers included, do not fit a page. */
    private static final int MOST_LINES = 38;
    /**
     * A size of type.
     *
     * @param points an em
     * @param gap between two columns, half of it on each side
     * @param widest of the texts of a column, in ems
     * @param stacked whether headers are broken into lines
     */
    private record Type(String command, double points, double gap, double widest, boolean stacked) {}

    private static final Type USUAL = new Type("", 10, 12, 20, false);
    private static final String FOOTNOTE = "\\footnotesize\\setlength{\\tabcolsep}{3pt}";
    private static final Type SMALL = new Type(FOOTNOTE, 8.5, 6, 20, true);
    /** Where every block repeats the first column. */
    private static final Type BLOCKS = new Type(FOOTNOTE, 8.5, 6, 12, true);

    private final Table table;
    private final Type type;
    /** The shown texts, column by column, without the header. */
    private final List<List<String>> columns = new ArrayList<>();

    private final boolean[] wrapped;
    private final double[] widths;

    private LatexTable(Table table, Type type) {
        this.table = table;
        this.type = type;
        int count = table.columns().size();
        wrapped = new boolean[count];
        widths = new double[count];
        for (int column = 0; column < count; column++) {
            int place = column;
            List<String> texts =
                    table.rows().stream().map(row -> row.get(place).shown()).toList();
            wrapped[column] = texts.stream().anyMatch(text -> ems(text) > type.widest())
                    && texts.stream().noneMatch(text -> longestWord(text) > type.widest());
            columns.add(wrapped[column] ? texts : ShortNames.of(texts, LatexTable::ems, type.widest()));
            double widest = columns.get(column).stream()
                    .mapToDouble(LatexTable::ems)
                    .max()
                    .orElse(0);
            widths[column] =
                    type.points() * Math.max(Math.min(type.widest(), widest), headerWidth(column)) + type.gap();
        }
    }

    static String of(Table table) {
        String body = List.of(USUAL, SMALL).stream()
                .map(type -> new LatexTable(table, type))
                .filter(set -> set.width(set.all()) <= TEXT_WIDTH)
                .findFirst()
                .orElseGet(() -> new LatexTable(table, BLOCKS))
                .write();
        String packages = body.contains("longtable") ? "booktabs,longtable" : "booktabs";
        return "% needs \\usepackage{" + packages + "}\n" + LatexText.definitions(body) + body;
    }

    private List<Integer> all() {
        return IntStream.range(0, table.columns().size()).boxed().toList();
    }

    private double width(List<Integer> block) {
        return block.stream().mapToDouble(column -> widths[column]).sum() - type.gap();
    }

    /** Columns that fit side by side; the first stands in every block. */
    private List<List<Integer>> blocks() {
        List<List<Integer>> blocks = new ArrayList<>();
        List<Integer> block = new ArrayList<>();
        for (int column : all()) {
            List<Integer> more = new ArrayList<>(block);
            more.add(column);
            if (block.size() > 1 && width(more) > TEXT_WIDTH) {
                blocks.add(block);
                block = new ArrayList<>(List.of(0, column));
            } else {
                block = more;
            }
        }
        blocks.add(block);
        return blocks;
    }

    private String write() {
        List<List<Integer>> blocks = blocks();
        int lines = blocks.size() * (table.rows().size() + 3);
        return lines > MOST_LINES ? breaking(blocks) : floating(blocks);
    }

    private String caption() {
        return "\\caption{" + LatexText.escape(table.title()) + "}";
    }

    private String floating(List<List<Integer>> blocks) {
        StringBuilder text = new StringBuilder("\\begin{table}\n  \\centering" + type.command() + "\n");
        text.append("  ").append(caption()).append('\n');
        for (int index = 0; index < blocks.size(); index++) {
            text.append(index == 0 ? "" : "\n  \\medskip\n");
            text.append("  \\begin{tabular}{")
                    .append(alignment(blocks.get(index)))
                    .append("}\n    \\toprule\n");
            text.append(header(blocks.get(index))).append("    \\midrule\n");
            text.append(rows(blocks.get(index))).append("    \\bottomrule\n  \\end{tabular}\n");
        }
        return text.append("\\end{table}\n").toString();
    }

    private String breaking(List<List<Integer>> blocks) {
        StringBuilder text = new StringBuilder("{" + type.command() + "\n");
        for (int index = 0; index < blocks.size(); index++) {
            String head = "    \\toprule\n" + header(blocks.get(index)) + "    \\midrule\n";
            text.append("  \\begin{longtable}{")
                    .append(alignment(blocks.get(index)))
                    .append("}\n");
            text.append(index == 0 ? "    " + caption() + " \\\\\n" : "");
            text.append(head).append("    \\endfirsthead\n").append(head).append("    \\endhead\n");
            text.append("    \\bottomrule\n    \\endfoot\n").append(rows(blocks.get(index)));
            text.append("  \\end{longtable}\n");
            // Every longtable takes a number, with or without a caption.
            text.append(index == 0 ? "" : "  \\addtocounter{table}{-1}\n");
        }
        return text.append("}\n").toString();
    }

    private String alignment(List<Integer> block) {
        return block.stream()
                .map(column -> wrapped[column]
                        ? String.format(java.util.Locale.ROOT, "p{%.0fpt}", widths[column] - type.gap())
                        : table.columns().get(column).numeric() ? "r" : "l")
                .collect(Collectors.joining());
    }

    private String header(List<Integer> block) {
        return row(block.stream()
                .map(column -> {
                    List<String> lines = headerLines(column);
                    String text = lines.stream().map(LatexText::escape).collect(Collectors.joining("\\\\"));
                    String side = table.columns().get(column).numeric() ? "r" : "l";
                    return lines.size() == 1 ? text : "\\shortstack[" + side + "]{" + text + "}";
                })
                .toList());
    }

    private String rows(List<Integer> block) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < table.rows().size(); line++) {
            int place = line;
            text.append(row(block.stream()
                    .map(column -> (wrapped[column] ? "\\raggedright " : "")
                            + LatexText.escape(columns.get(column).get(place)))
                    .toList()));
        }
        return text.toString();
    }

    /** In a column that wraps, the row's usual end would end a line. */
    private String row(List<String> cells) {
        boolean wraps = cells.stream().anyMatch(cell -> cell.startsWith("\\raggedright"));
        return cells.stream().collect(Collectors.joining(" & ", "    ", wraps ? " \\tabularnewline\n" : " \\\\\n"));
    }

    private double headerWidth(int column) {
        return headerLines(column).stream().mapToDouble(LatexTable::ems).max().orElse(0);
    }

    /** As narrow as the longest word and the column's texts. */
    private List<String> headerLines(int column) {
        String title = ShortNames.of(List.of(table.columns().get(column).title()), LatexTable::ems, 2 * type.widest())
                .get(0);
        if (!type.stacked()) {
            return List.of(title);
        }
        double room = Math.max(
                longestWord(title),
                columns.get(column).stream().mapToDouble(LatexTable::ems).max().orElse(0));
        List<String> lines = new ArrayList<>();
        for (String word : title.split(" ", -1)) {
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            if (!lines.isEmpty() && ems(last + " " + word) <= room) {
                lines.set(lines.size() - 1, last + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static double longestWord(String text) {
        return java.util.Arrays.stream(text.split(" ", -1))
                .mapToDouble(LatexTable::ems)
                .max()
                .orElse(0);
    }

    /** About the width in Computer Modern; rather too much. */
    private static double ems(String text) {
        return text.codePoints().mapToDouble(LatexTable::ems).sum();
    }

    private static double ems(int character) {
        if ("ijl.,:;'!|I()[] ".indexOf(character) >= 0) {
            return character == ' ' || character == '(' || character == ')' ? 0.37 : 0.3;
        }
        if ("mwMW".indexOf(character) >= 0) {
            return 0.95;
        }
        if (character < 0x80 && !Character.isUpperCase(character)) {
            return "+=<>~\"@%".indexOf(character) >= 0 ? 0.8 : 0.53;
        }
        if (character < 0x600) {
            return Character.isUpperCase(character) ? 0.75 : 0.56;
        }
        // Where pdflatex prints the number of a character instead.
        return character < 0x2000 ? 1 : character < 0x2E80 ? 0.8 : 4;
    }
}
