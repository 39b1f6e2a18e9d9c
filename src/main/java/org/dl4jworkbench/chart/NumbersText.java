package org.dl4jworkbench.chart;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.Numbers;

/** The numbers behind a figure or a table as text, for CSV files and for pasting into a spreadsheet. */
public final class NumbersText {
    private static final CSVFormat COMMAS =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    private static final CSVFormat TABS = COMMAS.builder().setDelimiter('\t').get();

    private NumbersText() {}

    /** Comma-separated, RFC 4180 with {@code \n}; decimal points whatever the locale. */
    public static String csv(Exhibit exhibit) {
        StringWriter text = new StringWriter();
        write(exhibit, COMMAS, text);
        return text.toString();
    }

    /** Separated by tabs, which spreadsheets split when pasted. */
    public static String tabs(Exhibit exhibit) {
        StringWriter text = new StringWriter();
        write(exhibit, TABS, text);
        return text.toString();
    }

    static void csv(Exhibit exhibit, Appendable out) {
        write(exhibit, COMMAS, out);
    }

    private static void write(Exhibit exhibit, CSVFormat format, Appendable text) {
        try {
            SheetCells out = new SheetCells(text, format);
            if (exhibit instanceof LineFigure figure) {
                line(figure, out);
            } else if (exhibit instanceof MatrixFigure figure) {
                matrix(figure, out);
            } else if (exhibit instanceof BarFigure figure) {
                bars(figure, out);
            } else if (exhibit instanceof NetworkFigure figure) {
                table(RunFigures.layers(figure.network()), out);
            } else if (exhibit instanceof PictureFigure figure) {
                boxes(List.of(figure), out);
            } else if (exhibit instanceof PictureSheet sheet) {
                boxes(sheet.pictures(), out);
            } else if (exhibit instanceof ScatterFigure figure) {
                SheetNumbers.points(figure, out);
            } else if (exhibit instanceof HeatSheet sheet) {
                SheetNumbers.tiles(sheet, out);
            } else if (exhibit instanceof HistogramFigure figure) {
                SheetNumbers.bins(figure, out);
            } else if (exhibit instanceof ExampleSheet sheet) {
                SheetNumbers.examples(sheet, out);
            } else if (exhibit instanceof ParallelFigure figure) {
                TrialNumbers.lines(figure, out);
            } else if (exhibit instanceof DotFigure figure) {
                TrialNumbers.dots(figure, out);
            } else if (exhibit instanceof Table table) {
                table(table, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column per series where all share their x values; else the rows of one series after another. */
    private static void line(LineFigure figure, SheetCells out) throws IOException {
        List<Series> series = figure.series();
        boolean wide = !series.isEmpty() && series.stream().allMatch(series.get(0)::sharesX);
        List<String> row = new ArrayList<>();
        if (wide) {
            row.add(figure.x().title());
            for (Series each : series) {
                row.add(each.name());
                if (each.hasDeviations()) {
                    row.add(each.name() + ", standard deviation");
                }
            }
            out.row(row);
            for (int index = 0; index < series.get(0).size(); index++) {
                row.clear();
                row.add(number(series.get(0).x(index)));
                for (Series each : series) {
                    row.add(number(each.y(index)));
                    if (each.hasDeviations()) {
                        row.add(number(each.deviation(index)));
                    }
                }
                out.row(row);
            }
            return;
        }
        boolean deviations = series.stream().anyMatch(Series::hasDeviations);
        row.addAll(List.of("series", figure.x().title(), figure.y().title()));
        if (deviations) {
            row.add("standard deviation");
        }
        out.row(row);
        for (Series each : series) {
            for (int index = 0; index < each.size(); index++) {
                row.clear();
                row.addAll(List.of(each.name(), number(each.x(index)), number(each.y(index))));
                if (deviations) {
                    row.add(each.hasDeviations() ? number(each.deviation(index)) : "");
                }
                out.row(row);
            }
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 && !(value == 0 && 1 / value < 0)
                ? Long.toString((long) value)
                : Numbers.plain(value);
    }

    private static void matrix(MatrixFigure figure, SheetCells out) throws IOException {
        ConfusionMatrix matrix = figure.matrix();
        List<String> row = new ArrayList<>();
        row.add("actual \\ predicted");
        row.addAll(matrix.classes());
        out.row(row);
        for (int actual = 0; actual < matrix.size(); actual++) {
            row.clear();
            row.add(matrix.classes().get(actual));
            for (int predicted = 0; predicted < matrix.size(); predicted++) {
                row.add(number(figure.value(actual, predicted)));
            }
            out.row(row);
        }
    }

    private static void bars(BarFigure figure, SheetCells out) throws IOException {
        List<String> row = new ArrayList<>();
        row.add(figure.categoryTitle());
        figure.groups().forEach(group -> row.add(group.name()));
        out.row(row);
        for (int category = 0; category < figure.categories().size(); category++) {
            row.clear();
            row.add(figure.categories().get(category));
            for (BarFigure.Group group : figure.groups()) {
                row.add(number(group.value(category)));
            }
            out.row(row);
        }
    }

    /** As the table stands; a column of means with standard deviations is followed by one with the deviations. */
    /** A row per box, in pixels of its picture as it is drawn here. */
    private static void boxes(List<PictureFigure> pictures, SheetCells out) throws IOException {
        out.row("picture", "left", "top", "right", "bottom", "actual", "predicted", "probability", "correct");
        for (PictureFigure picture : pictures) {
            for (PictureFigure.Box box : picture.boxes()) {
                boolean known = box.predicted() != null;
                out.row(
                        picture.title(),
                        box.left(),
                        box.top(),
                        box.right(),
                        box.bottom(),
                        box.actual(),
                        box.predicted(),
                        known ? number(box.probability()) : null,
                        known ? box.isRight() : null);
            }
        }
    }

    private static void table(Table table, SheetCells out) throws IOException {
        List<String> header = new ArrayList<>();
        List<Boolean> deviations = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            String title = table.columns().get(column).title();
            int index = column;
            boolean deviates = table.rows().stream()
                    .anyMatch(row ->
                            row.get(index) instanceof Table.DeviationCell cell && !Double.isNaN(cell.deviation()));
            deviations.add(deviates);
            header.add(title);
            if (deviates) {
                header.add(title + ", standard deviation");
            }
        }
        out.row(header);
        for (List<Table.Cell> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                Table.Cell cell = row.get(column);
                cells.add(cell.exact());
                if (deviations.get(column)) {
                    cells.add(
                            cell instanceof Table.DeviationCell value && !Double.isNaN(value.deviation())
                                    ? Numbers.plain(value.deviation())
                                    : "");
                }
            }
            out.row(cells);
        }
    }
}
