package org.dl4jworkbench.chart;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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

    private static void write(Exhibit exhibit, CSVFormat format, Appendable out) {
        try {
            CSVPrinter printer = new CSVPrinter(out, format);
            if (exhibit instanceof LineFigure figure) {
                line(figure, printer);
            } else if (exhibit instanceof MatrixFigure figure) {
                matrix(figure, printer);
            } else if (exhibit instanceof BarFigure figure) {
                bars(figure, printer);
            } else if (exhibit instanceof NetworkFigure figure) {
                table(RunFigures.layers(figure.network()), printer);
            } else if (exhibit instanceof PictureFigure figure) {
                boxes(List.of(figure), printer);
            } else if (exhibit instanceof PictureSheet sheet) {
                boxes(sheet.pictures(), printer);
            } else if (exhibit instanceof ScatterFigure figure) {
                SheetNumbers.points(figure, printer);
            } else if (exhibit instanceof HeatSheet sheet) {
                SheetNumbers.tiles(sheet, printer);
            } else if (exhibit instanceof HistogramFigure figure) {
                SheetNumbers.bins(figure, printer);
            } else if (exhibit instanceof ExampleSheet sheet) {
                SheetNumbers.examples(sheet, printer);
            } else if (exhibit instanceof ParallelFigure figure) {
                TrialNumbers.lines(figure, printer);
            } else if (exhibit instanceof DotFigure figure) {
                TrialNumbers.dots(figure, printer);
            } else if (exhibit instanceof Table table) {
                table(table, printer);
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column per series where all share their x values; else the rows of one series after another. */
    private static void line(LineFigure figure, CSVPrinter printer) throws IOException {
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
            printer.printRecord(row);
            for (int index = 0; index < series.get(0).size(); index++) {
                row.clear();
                row.add(number(series.get(0).x(index)));
                for (Series each : series) {
                    row.add(number(each.y(index)));
                    if (each.hasDeviations()) {
                        row.add(number(each.deviation(index)));
                    }
                }
                printer.printRecord(row);
            }
            return;
        }
        boolean deviations = series.stream().anyMatch(Series::hasDeviations);
        row.addAll(List.of("series", figure.x().title(), figure.y().title()));
        if (deviations) {
            row.add("standard deviation");
        }
        printer.printRecord(row);
        for (Series each : series) {
            for (int index = 0; index < each.size(); index++) {
                row.clear();
                row.addAll(List.of(each.name(), number(each.x(index)), number(each.y(index))));
                if (deviations) {
                    row.add(each.hasDeviations() ? number(each.deviation(index)) : "");
                }
                printer.printRecord(row);
            }
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 && !(value == 0 && 1 / value < 0)
                ? Long.toString((long) value)
                : Numbers.plain(value);
    }

    private static void matrix(MatrixFigure figure, CSVPrinter printer) throws IOException {
        ConfusionMatrix matrix = figure.matrix();
        List<String> row = new ArrayList<>();
        row.add("actual \\ predicted");
        row.addAll(matrix.classes());
        printer.printRecord(row);
        for (int actual = 0; actual < matrix.size(); actual++) {
            row.clear();
            row.add(matrix.classes().get(actual));
            for (int predicted = 0; predicted < matrix.size(); predicted++) {
                row.add(number(figure.value(actual, predicted)));
            }
            printer.printRecord(row);
        }
    }

    private static void bars(BarFigure figure, CSVPrinter printer) throws IOException {
        List<String> row = new ArrayList<>();
        row.add(figure.categoryTitle());
        figure.groups().forEach(group -> row.add(group.name()));
        printer.printRecord(row);
        for (int category = 0; category < figure.categories().size(); category++) {
            row.clear();
            row.add(figure.categories().get(category));
            for (BarFigure.Group group : figure.groups()) {
                row.add(number(group.value(category)));
            }
            printer.printRecord(row);
        }
    }

    /** As the table stands; a column of means with standard deviations is followed by one with the deviations. */
    /** A row per box, in pixels of its picture as it is drawn here. */
    private static void boxes(List<PictureFigure> pictures, CSVPrinter printer) throws IOException {
        printer.printRecord(
                "picture", "left", "top", "right", "bottom", "actual", "predicted", "probability", "correct");
        for (PictureFigure picture : pictures) {
            for (PictureFigure.Box box : picture.boxes()) {
                boolean known = box.predicted() != null;
                printer.printRecord(
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

    private static void table(Table table, CSVPrinter printer) throws IOException {
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
        printer.printRecord(header);
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
            printer.printRecord(cells);
        }
    }
}
