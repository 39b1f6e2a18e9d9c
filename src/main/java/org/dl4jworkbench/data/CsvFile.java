package org.dl4jworkbench.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.transform.ColumnType;
import org.datavec.api.transform.metadata.CategoricalMetaData;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.dl4jworkbench.model.BadDataException;

/**
 * A CSV file with column names in its first row, cells separated by commas, semicolons or tabs and without the spaces around them, read by DataVec's record reader and held against a DataVec schema cell by cell.
 * Every problem names the line; lines are counted from 1, empty ones are passed over.
 */
final class CsvFile {
    /** DataVec's parser takes backslashes for escapes and drops them; in a CSV they are the ones of Windows' paths. */
    private static final char BACKSLASH = '\uE05C';

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+\\.0*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.]\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

    private final TextFile text;
    private final List<String> header;
    private final int headerLine;
    private final char separator;

    /** What is done with a row that is sound. */
    @FunctionalInterface
    interface Row {
        void accept(int line, List<Writable> cells);
    }

    private CsvFile(TextFile text, List<String> known) {
        this.text = text;
        separator = separator(text.text());
        String[] names = new String[0];
        int line = 0;
        try (RecordReader reader = reader()) {
            while (names.length == 0 && reader.hasNext()) {
                line++;
                List<Writable> cells = next(reader, line);
                if (!blank(cells)) {
                    names = cells.stream().map(cell -> cell.toString().strip()).toArray(String[]::new);
                }
            }
        } catch (IOException e) {
            throw Found.unreadable(text.file().location(), e);
        }
        if (names.length == 0) {
            throw new BadDataException("is empty", text.file().location(), "The first row must name the columns");
        }
        header = known(names, known);
        headerLine = line;
        requireDistinct();
    }

    static CsvFile read(DataFile file) {
        return read(file, List.of());
    }

    /** @param known columns that are also meant by names of another letter case */
    static CsvFile read(DataFile file, List<String> known) {
        return new CsvFile(TextFile.read(file), known);
    }

    /** Semicolons or tabs where the first row has them and no comma: spreadsheets write so where the comma is for decimals. */
    private static char separator(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        return first.indexOf(',') >= 0 ? ',' : first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static List<String> known(String[] names, List<String> known) {
        List<String> header = new ArrayList<>(List.of(names));
        for (String wanted : known) {
            List<String> alike =
                    header.stream().filter(wanted::equalsIgnoreCase).toList();
            if (alike.size() == 1) {
                header.set(header.indexOf(alike.get(0)), wanted);
            }
        }
        return List.copyOf(header);
    }

    private RecordReader reader() {
        CSVRecordReader reader = new CSVRecordReader(0, separator);
        try {
            reader.initialize(new InputStreamInputSplit(new ByteArrayInputStream(
                    text.text().replace('\\', BACKSLASH).getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw Found.unreadable(text.file().location(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("a reader of memory never waits", e);
        }
        return reader;
    }

    private void requireDistinct() {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty() || !seen.add(name)) {
                throw problem(
                        headerLine,
                        name.isEmpty() ? "a column has no name" : "two columns are called \"" + name + "\"",
                        "The first row must name every column, each differently");
            }
        }
    }

    private List<Writable> next(RecordReader reader, int line) {
        try {
            return reader.next().stream()
                    .<Writable>map(cell ->
                            new Text(cell.toString().replace(BACKSLASH, '\\').strip()))
                    .toList();
        } catch (RuntimeException e) {
            // DataVec wraps what its parser says about quotes.
            throw new BadDataException(
                    "is no CSV ("
                            + (e.getCause() == null || e.getCause().getMessage() == null
                                    ? e.toString()
                                    : e.getCause().getMessage())
                            + ")",
                    text.file().location() + ", line " + line,
                    "Fix the quotes of this line; a cell may not span lines",
                    e);
        }
    }

    private static boolean blank(List<Writable> cells) {
        // Spreadsheets leave rows of separators alone behind.
        return cells.stream().allMatch(cell -> cell.toString().isEmpty());
    }

    /** The column names. */
    List<String> header() {
        return header;
    }

    String sha256() {
        return text.sha256();
    }

    String location() {
        return text.file().location();
    }

    /** Reads all rows. The schema's columns are those of the header, in its order. */
    void rows(Schema schema, Row consumer) {
        int columns = header.size();
        int line = 0;
        int rows = 0;
        try (RecordReader reader = reader()) {
            while (reader.hasNext()) {
                line++;
                List<Writable> cells = new ArrayList<>(next(reader, line));
                if (line <= headerLine || blank(cells)) {
                    continue;
                }
                if (cells.size() != columns) {
                    throw problem(
                            line,
                            cells.size() + (cells.size() == 1 ? " cell" : " cells") + ", but the first row names "
                                    + columns + " columns",
                            hint(cells));
                }
                for (int column = 0; column < columns; column++) {
                    if (schema.getType(column) == ColumnType.Integer) {
                        cells.set(column, whole(cells.get(column)));
                    }
                    requireValid(schema.getMetaData(column), cells.get(column), line);
                }
                consumer.accept(line, cells);
                rows++;
            }
        } catch (IOException e) {
            throw Found.unreadable(location(), e);
        }
        if (rows == 0) {
            throw problem(headerLine, "no rows follow the column names", "Put the rows there");
        }
    }

    /** 20.0 is 20: tables of numbers are often written by programs that know no whole ones. */
    private static Writable whole(Writable cell) {
        return WHOLE.matcher(cell.toString()).matches()
                ? new Text(cell.toString().substring(0, cell.toString().indexOf('.')))
                : cell;
    }

    private String hint(List<Writable> cells) {
        boolean numbers = cells.size() > header.size()
                && cells.stream()
                        .allMatch(cell -> NUMBER.matcher(cell.toString()).matches());
        return numbers && separator == ','
                ? "If the commas are decimal commas, write decimal points: 0.5, not 0,5"
                : "Give every row the same cells; put a cell that holds a comma into quotes";
    }

    private void requireValid(ColumnMetaData column, Writable cell, int line) {
        String text = cell.toString();
        boolean valid = column.isValid(cell);
        String remedy = "Fix the cell";
        String wanted;
        switch (column.getColumnType()) {
            case Integer -> wanted = "a whole number of at most " + PicturesWithBoxes.LARGEST_SIDE;
            case Double -> {
                // Java's own suffixes, as in 1d, are no numbers to anybody else.
                valid = valid
                        && !text.isEmpty()
                        && !Character.isLetter(text.charAt(text.length() - 1))
                        && Float.isFinite((float) cell.toDouble());
                wanted = "a number of single precision";
            }
            case Categorical -> {
                List<String> names = ((CategoricalMetaData) column).getStateNames();
                wanted = "one of " + String.join(", ", names);
                remedy += NearMiss.question(text, names);
            }
            default -> wanted = "text";
        }
        if (!valid) {
            if (DECIMAL_COMMA.matcher(text).matches()) {
                wanted =
                        column.getColumnType() == ColumnType.Categorical ? wanted : wanted + ": it has a decimal comma";
                remedy = "Write a decimal point: " + text.replace(',', '.');
            }
            throw problem(line, column.getName() + " is \"" + shortened(text) + "\", not " + wanted, remedy);
        }
    }

    private static String shortened(String cell) {
        return cell.length() > 60 ? cell.substring(0, 60) + "…" : cell;
    }

    BadDataException problem(int line, String what, String remedy) {
        return new BadDataException(what, place(line), remedy);
    }

    String place(int line) {
        return location() + ", line " + line;
    }

    /** Refuses a header without these columns. */
    void requireColumns(List<String> wanted) {
        List<String> missing =
                wanted.stream().filter(name -> !header.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw problem(
                    headerLine,
                    "the column " + String.join(", ", missing) + " is missing; there are "
                            + header.stream().map(CsvFile::shortened).limit(20).collect(Collectors.joining(", ")),
                    "The first row must be: " + String.join(",", wanted)
                            + missing.stream()
                                    .map(name -> NearMiss.question(name, header))
                                    .filter(near -> !near.isEmpty())
                                    .findFirst()
                                    .orElse(""));
        }
    }

    int headerLine() {
        return headerLine;
    }
}
