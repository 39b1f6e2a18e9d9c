package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datavec.api.transform.schema.Schema;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files of numbers for a regression: train.csv and test.csv, or one file, of which a fifth of the rows, drawn by a fixed
 * seed, is kept for the test.
 *
 * @param targets the columns to predict; null for the last one
 */
record NumberFiles(@Nullable List<String> targets) implements SetReader {
    private static final String TRAIN = "train.csv";
    private static final String TEST = "test.csv";
    private static final int MOST_COLUMNS = 4096;

    @Override
    public Found find(Path folder) {
        Map<String, Path> paths = new LinkedHashMap<>();
        String missing = "";
        if (Files.isRegularFile(folder)) {
            paths.put(TRAIN, folder);
        } else if (Files.isRegularFile(folder.resolve(TRAIN))) {
            paths.put(TRAIN, folder.resolve(TRAIN));
            if (Files.isRegularFile(folder.resolve(TEST))) {
                paths.put(TEST, folder.resolve(TEST));
            }
        } else {
            List<Path> files = csvFiles(folder);
            if (files.size() == 1) {
                paths.put(TRAIN, files.get(0));
            } else {
                missing = TRAIN + " missing" + (files.isEmpty() ? "" : " (there are several .csv files)");
                files.forEach(file -> paths.put(String.valueOf(file.getFileName()), file));
            }
        }
        return Found.onDisk(folder, paths, missing);
    }

    private static List<Path> csvFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new BadDataException(
                    "cannot be listed (" + e.getMessage() + ")", folder.toString(), "Check the rights", e);
        }
    }

    @Override
    public String wanted() {
        return TRAIN + " and " + TEST
                + ", or one .csv file, with the names of the columns in the first row and numbers below,";
    }

    @Override
    public SetContent read(Found found) {
        DataFile trainFile = java.util.Objects.requireNonNull(found.files().get(TRAIN));
        CsvFile csv = CsvFile.read(trainFile);
        List<String> targetNames = targets(csv);
        List<String> inputNames = csv.header().stream()
                .filter(name -> !targetNames.contains(name))
                .toList();
        if (inputNames.isEmpty()) {
            throw csv.problem(
                    csv.headerLine(),
                    "no column is left as an input: all " + csv.header().size() + " are to be predicted",
                    "A table needs input columns and target columns, separated by commas");
        }
        Map<String, String> sha256 = new LinkedHashMap<>();
        sha256.put(trainFile.name(), csv.sha256());
        NumberTable train = table(csv, inputNames, targetNames);
        NumberTable test;
        DataFile testFile = found.files().get(TEST);
        if (testFile == null) {
            HeldOut part = HeldOut.of(train.count(), 0);
            if (part.test().length == 0) {
                throw csv.problem(
                        csv.headerLine(),
                        train.count() + " rows are too few to keep a fifth for the test",
                        "Add rows, or a file " + TEST);
            }
            test = rows(train, part.test());
            train = rows(train, part.train());
        } else {
            CsvFile testCsv = CsvFile.read(testFile);
            if (!testCsv.header().equals(csv.header())) {
                throw testCsv.problem(
                        testCsv.headerLine(),
                        "the columns are " + String.join(", ", testCsv.header()) + ", but those of " + trainFile.name()
                                + " are " + String.join(", ", csv.header()),
                        "Give both files the same columns in the same order");
            }
            sha256.put(testFile.name(), testCsv.sha256());
            test = table(testCsv, inputNames, targetNames);
        }
        return new SetContent.Values(
                Shape.vector(inputNames.size()), targetNames, train, test, sha256, List.of(), null);
    }

    private List<String> targets(CsvFile csv) {
        List<String> header = csv.header();
        if (header.size() > MOST_COLUMNS) {
            throw csv.problem(
                    csv.headerLine(),
                    "there are " + header.size() + " columns",
                    "A table may have up to " + MOST_COLUMNS);
        }
        if (header.stream().allMatch(NumberFiles::isNumber)) {
            throw csv.problem(
                    csv.headerLine(),
                    "the first row holds numbers, not the names of the columns",
                    "Put a row with the names of the columns above");
        }
        if (targets == null) {
            return List.of(header.get(header.size() - 1));
        }
        csv.requireColumns(targets);
        return targets;
    }

    private static boolean isNumber(String name) {
        try {
            Double.parseDouble(name);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static NumberTable table(CsvFile csv, List<String> inputNames, List<String> targetNames) {
        Schema schema = new Schema.Builder()
                .addColumnsDouble(csv.header().toArray(String[]::new))
                .build();
        int[] inputColumns = inputNames.stream().mapToInt(csv.header()::indexOf).toArray();
        int[] targetColumns =
                targetNames.stream().mapToInt(csv.header()::indexOf).toArray();
        Floats inputs = new Floats();
        Floats targets = new Floats();
        csv.rows(schema, (line, cells) -> {
            for (int column : inputColumns) {
                inputs.add((float) cells.get(column).toDouble());
            }
            for (int column : targetColumns) {
                targets.add((float) cells.get(column).toDouble());
            }
        });
        return new NumberTable(inputNames, targetNames, inputs.toArray(), targets.toArray());
    }

    /** Numbers as they come, without an object each. */
    private static final class Floats {
        private float[] values = new float[1024];
        private int count;

        void add(float value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        float[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }

    private static NumberTable rows(NumberTable table, int[] rows) {
        return new NumberTable(
                table.inputNames(),
                table.targetNames(),
                taken(table.inputs(), table.inputNames().size(), rows),
                taken(table.targets(), table.targetNames().size(), rows));
    }

    private static float[] taken(float[] values, int columns, int[] rows) {
        float[] result = new float[rows.length * columns];
        IntStream.range(0, rows.length)
                .forEach(row -> System.arraycopy(values, rows[row] * columns, result, row * columns, columns));
        return result;
    }
}
