package org.dl4jworkbench.rundir;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import org.dl4jworkbench.model.RunFolderException;

/**
 * {@code metrics.csv}: one row per minibatch, {@code iteration,epoch,seconds,loss,learningRate}. Appended while training;
 * tens of millions of rows are to be expected, so it is read and written line by line, without a CSV library.
 */
public final class MetricsCsv {
    public static final String HEADER = "iteration,epoch,seconds,loss,learningRate";

    private MetricsCsv() {}

    /**
     * The columns of the file that charts use, one entry per minibatch.
     *
     * @param iteration ascending
     * @param epoch the epoch each minibatch belongs to, counted from 1
     */
    public record Columns(long[] iteration, int[] epoch, double[] seconds, double[] loss) {
        public int size() {
            return loss.length;
        }
    }

    /** Appends rows; what is written reaches the disk with {@link Appender#flush}. */
    public static final class Appender implements AutoCloseable {
        private final BufferedWriter writer;
        private final StringBuilder line = new StringBuilder(64);
        private double lastRate;
        private String lastRateText = "";

        /** Opens the file and keeps its rows up to {@code lastIteration}: what a kill left beyond the checkpoint goes. */
        public Appender(Path file, long lastIteration) throws IOException {
            if (Files.exists(file)) {
                keepUpTo(file, lastIteration);
            }
            boolean fresh = !Files.exists(file);
            writer = Files.newBufferedWriter(
                    file,
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
            if (fresh) {
                writer.write(HEADER + "\n");
                writer.flush();
            }
        }

        public void append(long iteration, int epoch, double seconds, double loss, double learningRate)
                throws IOException {
            line.setLength(0);
            line.append(iteration).append(',').append(epoch).append(',');
            appendTenThousandths(Math.round(seconds * 1e4));
            line.append(',')
                    .append((float) loss)
                    .append(',')
                    .append(text(learningRate))
                    .append('\n');
            writer.append(line);
        }

        /** As many digits as there are, at least one: far quicker than by way of a double, and it is done for every minibatch. */
        private void appendTenThousandths(long value) {
            line.append(value / 10_000).append('.');
            int rest = (int) (value % 10_000);
            int place = 1000;
            do {
                line.append((char) ('0' + rest / place));
                rest %= place;
                place /= 10;
            } while (rest > 0);
        }

        /** Mostly the same one from row to row. */
        private String text(double learningRate) {
            if (learningRate != lastRate || lastRateText.isEmpty()) {
                lastRate = learningRate;
                lastRateText = Double.toString(learningRate);
            }
            return lastRateText;
        }

        public void flush() throws IOException {
            writer.flush();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private static void keepUpTo(Path file, long lastIteration) throws IOException {
        AtomicFiles.write(file, out -> {
            out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
            try (BufferedReader reader = ShortLines.open(file)) {
                reader.readLine();
                for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                    int comma = row.indexOf(',');
                    if (comma < 0 || iteration(row, comma, file) > lastIteration) {
                        return;
                    }
                    out.write((row + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        });
    }

    private static long iteration(String row, int comma, Path file) {
        try {
            return Long.parseLong(row, 0, comma, 10);
        } catch (NumberFormatException e) {
            throw new RunFolderException(
                    "\"" + row + "\" is no row of metrics",
                    file.toString(),
                    "Fix the line, or delete the file: only the curve of the losses so far is lost",
                    e);
        }
    }

    /** All rows; a last line that a kill cut short is left out. No file: no rows. */
    public static Columns read(Path file) {
        long[] iteration = new long[1024];
        int[] epoch = new int[1024];
        double[] seconds = new double[1024];
        double[] loss = new double[1024];
        int size = 0;
        if (Files.exists(file)) {
            try (BufferedReader reader = ShortLines.open(file)) {
                reader.readLine();
                for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                    // By hand: the parts of a million rows as objects are a gigabyte of garbage.
                    int first = row.indexOf(',');
                    int second = row.indexOf(',', first + 1);
                    int third = row.indexOf(',', second + 1);
                    int fourth = row.indexOf(',', third + 1);
                    boolean five = first >= 0 && second > first && third > second && fourth > third;
                    if (!five || fourth == row.length() - 1 || row.indexOf(',', fourth + 1) >= 0) {
                        break;
                    }
                    if (size == loss.length) {
                        iteration = Arrays.copyOf(iteration, size * 2);
                        epoch = Arrays.copyOf(epoch, size * 2);
                        seconds = Arrays.copyOf(seconds, size * 2);
                        loss = Arrays.copyOf(loss, size * 2);
                    }
                    iteration[size] = Long.parseLong(row, 0, first, 10);
                    epoch[size] = Integer.parseInt(row, first + 1, second, 10);
                    seconds[size] = Double.parseDouble(row.substring(second + 1, third));
                    loss[size] = Double.parseDouble(row.substring(third + 1, fourth));
                    size++;
                }
            } catch (IOException | NumberFormatException e) {
                throw new RunFolderException(
                        String.format(Locale.ROOT, "cannot be read at row %d (%s)", size + 1, e.getMessage()),
                        file.toString(),
                        "",
                        e);
            }
        }
        return new Columns(
                Arrays.copyOf(iteration, size),
                Arrays.copyOf(epoch, size),
                Arrays.copyOf(seconds, size),
                Arrays.copyOf(loss, size));
    }
}
