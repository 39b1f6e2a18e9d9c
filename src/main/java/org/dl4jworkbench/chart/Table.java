package org.dl4jworkbench.chart;

import java.util.List;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PlainText;

/**
 * A table as data, for the screen, CSV, Markdown, LaTeX and as a typeset picture.
 *
 * @param columns the header
 * @param rows of as many cells as there are columns
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) implements Exhibit {
    public Table {
        title = PlainText.of(title);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    /**
     * A column's header.
     *
     * @param numeric whether it is right-aligned
     */
    public record Column(String title, boolean numeric) {
        public Column {
            title = PlainText.of(title);
        }

        public static Column text(String title) {
            return new Column(title, false);
        }

        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** One cell. */
    public sealed interface Cell {
        /** As a reader sees it, rounded. */
        String shown();

        /** As a program reads it: all digits, no separators. */
        String exact();
    }

    /** Text; empty for a cell without content. */
    public record TextCell(String text) implements Cell {
        public TextCell {
            text = PlainText.of(text);
        }

        @Override
        public String shown() {
            return text;
        }

        @Override
        public String exact() {
            return text;
        }
    }

    /**
     * A whole number.
     *
     * @param value shown with separated thousands
     */
    public record CountCell(long value) implements Cell {
        @Override
        public String shown() {
            return Numbers.grouped(value);
        }

        @Override
        public String exact() {
            return Long.toString(value);
        }
    }

    /**
     * A measured number.
     *
     * @param value NaN is shown as a dash, see {@link Numbers#shown}
     * @param decimals how many are shown; CSV gets all of them
     */
    public record NumberCell(double value, int decimals) implements Cell {
        @Override
        public String shown() {
            return Numbers.shown(value, decimals);
        }

        @Override
        public String exact() {
            return Numbers.plain(value);
        }
    }

    /**
     * A mean with its standard deviation; CSV gets the deviation in a column of its own.
     *
     * @param mean NaN is shown as a dash
     * @param deviation NaN where there is none; the cell then looks like a {@link NumberCell}
     */
    public record DeviationCell(double mean, double deviation, int decimals) implements Cell {
        @Override
        public String shown() {
            String number = new NumberCell(mean, decimals).shown();
            return Double.isNaN(deviation)
                    ? number
                    : number + " ± " + new NumberCell(deviation, Math.max(1, decimals)).shown();
        }

        @Override
        public String exact() {
            return Numbers.plain(mean);
        }
    }

    public static Cell text(String text) {
        return new TextCell(text);
    }

    public static Cell count(long value) {
        return new CountCell(value);
    }

    public static Cell number(double value, int decimals) {
        return new NumberCell(value, decimals);
    }

    /** A mean with its standard deviation, which may be NaN. */
    public static Cell deviation(double mean, double deviation, int decimals) {
        return new DeviationCell(mean, deviation, decimals);
    }

    /** A cell without content. */
    public static Cell empty() {
        return new TextCell("");
    }
}
