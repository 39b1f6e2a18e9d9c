package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/**
 * {@code epochs.csv}: one row per evaluated epoch (0 = untrained). Columns: epoch, iteration, seconds (of training), then loss
 * and accuracy of train, validation and test; empty where there is no such split.
 */
public final class EpochsCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setHeader(
                    "epoch",
                    "iteration",
                    "seconds",
                    "trainLoss",
                    "trainAccuracy",
                    "validationLoss",
                    "validationAccuracy",
                    "testLoss",
                    "testAccuracy")
            .get();

    private EpochsCsv() {}

    /** Replaces the file's content, atomically. */
    public static void write(Path file, List<EpochResult> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (EpochResult row : rows) {
                Score validation = row.validation();
                Score test = row.test();
                printer.printRecord(
                        row.epoch(),
                        row.iteration(),
                        String.format(java.util.Locale.ROOT, "%.3f", row.seconds()),
                        row.train().loss(),
                        row.train().accuracy(),
                        validation == null ? null : validation.loss(),
                        validation == null ? null : validation.accuracy(),
                        test == null ? null : test.loss(),
                        test == null ? null : test.accuracy());
            }
        }
        AtomicFiles.writeInExisting(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The rows; a last line that a kill cut short is left out. No file: no rows. */
    public static List<EpochResult> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<EpochResult> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                ShortLines.open(file),
                FORMAT.builder().setSkipHeaderRecord(true).get())) {
            for (CSVRecord record : parser) {
                if (record.isConsistent()) {
                    rows.add(row(record));
                }
            }
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw new RunFolderException("cannot be read (" + e.getMessage() + ")", file.toString(), "", e);
        }
        return rows;
    }

    private static EpochResult row(CSVRecord record) {
        Score train = score(record, "train");
        if (train == null) {
            throw new IllegalArgumentException("line " + record.getRecordNumber() + " has no training loss");
        }
        return new EpochResult(
                Integer.parseInt(record.get("epoch")),
                Long.parseLong(record.get("iteration")),
                Double.parseDouble(record.get("seconds")),
                train,
                score(record, "validation"),
                score(record, "test"));
    }

    private static @Nullable Score score(CSVRecord record, String split) {
        String loss = record.get(split + "Loss");
        String accuracy = record.get(split + "Accuracy");
        return loss.isEmpty()
                ? null
                : new Score(Double.parseDouble(loss), accuracy.isEmpty() ? null : Double.valueOf(accuracy));
    }
}
