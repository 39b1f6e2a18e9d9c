package org.dl4jworkbench.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.transform.metadata.CategoricalMetaData;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;
import org.dl4jworkbench.model.BadDataException;

/**
 * A CSV file with column names in its first row, read by DataVec's record reader and held against a DataVec schema cell by cell.
 * Every problem names the line; lines are counted from 1, empty ones are passed over.
 */
final class CsvFile {
    private final TextFile text;
    private final List<String> header;
    private final int headerLine;

    /** What is done with a row that is sound. */
    @FunctionalInterface
    interface Row {
        void accept(int line, List<Writable> cells);
    }

    private CsvFile(TextFile text) {
        this.text = text;
        String[] names = new String[0];
        int line = 0;
        try (RecordReader reader = reader(text)) {
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
        header = List.of(names);
        headerLine = line;
        requireDistinct();
    }

    static CsvFile read(DataFile file) {
        return new CsvFile(TextFile.read(file));
    }

    private static RecordReader reader(TextFile text) {
        CSVRecordReader reader = new CSVRecordReader();
        try {
            reader.initialize(new InputStreamInputSplit(
                    new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8))));
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
            return reader.next();
        } catch (RuntimeException e) {
            // DataVec wraps what its parser says about quotes.
            throw new BadDataException(
                    "is no CSV ("
                            + (e.getCause() == null || e.getCause().getMessage() == null
                                    ? e.toString()
                                    : e.getCause().getMessage())
                            + ")",
                    text.file().location() + ", line " + line,
                    "Mend the quotes of this line; a cell may not span lines",
                    e);
        }
    }

    private static boolean blank(List<Writable> cells) {
        return cells.stream().allMatch(cell -> cell.toString().isBlank()) && cells.size() <= 1;
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
        try (RecordReader reader = reader(text)) {
            while (reader.hasNext()) {
                line++;
                List<Writable> cells = next(reader, line);
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

    private static String hint(List<Writable> cells) {
        return cells.size() == 1 && cells.get(0).toString().contains(";")
                ? "Separate cells by commas, not semicolons"
                : "Give every row the same cells; put a cell that holds a comma into quotes";
    }

    private void requireValid(ColumnMetaData column, Writable cell, int line) {
        boolean valid = column.isValid(cell);
        String wanted =
                switch (column.getColumnType()) {
                    case Integer -> "a whole number of at most " + PicturesWithBoxes.LARGEST_SIDE;
                    case Double -> {
                        // Java's own suffixes, as in 1d, are no numbers to anybody else.
                        valid = valid
                                && !cell.toString().isEmpty()
                                && !Character.isLetter(
                                        cell.toString().charAt(cell.toString().length() - 1))
                                && Float.isFinite((float) cell.toDouble());
                        yield "a number of single precision";
                    }
                    case Categorical -> "one of " + String.join(", ", ((CategoricalMetaData) column).getStateNames());
                    default -> "text";
                };
        if (!valid) {
            throw problem(
                    line,
                    column.getName() + " is \"" + shortened(cell.toString()) + "\", not " + wanted,
                    "Mend the cell");
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
                    header.size() == 1 && header.get(0).contains(";")
                            ? "Separate cells by commas, not semicolons"
                            : "The first row must be: " + String.join(",", wanted));
        }
    }

    int headerLine() {
        return headerLine;
    }
}
