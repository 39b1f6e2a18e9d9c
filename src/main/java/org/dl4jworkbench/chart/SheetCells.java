package org.dl4jworkbench.chart;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers and names that a spreadsheet takes for nothing else. A name that it would compute as a formula, such as one that begins
 * with {@code =} or {@code @}, gets an apostrophe before it; numbers and names like "-5 to 0 mm" stay as they are.
 */
final class SheetCells {
    /** A plus or minus begins a formula too, but only one with a call, a link to another sheet or to another program can do harm. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*([=@].*|[+-].*[(!|].*)", Pattern.DOTALL);

    private final CSVPrinter printer;

    SheetCells(Appendable out, CSVFormat format) throws IOException {
        printer = new CSVPrinter(out, format);
    }

    void row(@Nullable Object... cells) throws IOException {
        row(Arrays.asList(cells));
    }

    void row(List<? extends @Nullable Object> cells) throws IOException {
        for (Object cell : cells) {
            printer.print(cell instanceof String text ? inert(text) : cell);
        }
        printer.println();
    }

    static String inert(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    void flush() throws IOException {
        printer.flush();
    }
}
