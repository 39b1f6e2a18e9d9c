package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the data page shows of a loaded set in figures. Takes up to a second for a large set, so never on the JavaFX thread.
 *
 * @param trainCounts examples of each class in the training file; empty for a regression
 * @param testCounts examples of each class in the test file; empty for a regression
 * @param values of the training file: for each channel of pictures, for each column of numbers (inputs, then targets)
 */
public record DatasetStatistics(List<Integer> trainCounts, List<Integer> testCounts, List<Values> values) {
    private static final int BYTES = 256;
    private static final int BINS = 32;

    /**
     * The values of one channel or column.
     *
     * @param name such as "red", or the column's name
     * @param deviation standard deviation, divided by n
     * @param histogram how many values fall into each bin
     * @param edges of the bins, one more than there are bins, ascending; a bin holds its lower edge, the last one its upper edge too
     */
    public record Values(
            String name,
            double mean,
            double deviation,
            double minimum,
            double maximum,
            List<Integer> histogram,
            List<Double> edges) {
        public Values {
            histogram = List.copyOf(histogram);
            edges = List.copyOf(edges);
        }
    }

    public DatasetStatistics {
        trainCounts = List.copyOf(trainCounts);
        testCounts = List.copyOf(testCounts);
        values = List.copyOf(values);
    }

    /** Counts a set. */
    public static DatasetStatistics of(Dataset dataset) {
        if (dataset.train() instanceof LabelledImages images) {
            int classes = dataset.classNames().size();
            return new DatasetStatistics(
                    list(DatasetSample.classCounts(images, classes)),
                    list(DatasetSample.classCounts(dataset.testImages(), classes)),
                    channels(images));
        }
        return new DatasetStatistics(List.of(), List.of(), columns((NumberTable) dataset.train()));
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Values> channels(LabelledImages images) {
        int channels = images.channels();
        int[][] counts = new int[channels][BYTES];
        byte[] pixels = images.pixels();
        for (int i = 0; i < pixels.length; i += channels) {
            for (int channel = 0; channel < channels; channel++) {
                counts[channel][pixels[i + channel] & 0xFF]++;
            }
        }
        List<String> names = channels == 1 ? List.of("grey") : List.of("red", "green", "blue");
        List<Values> result = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            result.add(ofBytes(names.get(channel), counts[channel]));
        }
        return result;
    }

    /** Of the numbers from 0 to 255; a bin each. */
    private static Values ofBytes(String name, int[] counts) {
        double count = 0;
        double sum = 0;
        int least = BYTES;
        int most = 0;
        for (int value = 0; value < BYTES; value++) {
            count += counts[value];
            sum += (double) value * counts[value];
            if (counts[value] > 0) {
                least = Math.min(least, value);
                most = value;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int value = 0; value < BYTES; value++) {
            squares += (value - mean) * (value - mean) * counts[value];
        }
        List<Double> edges = new ArrayList<>();
        for (int value = 0; value <= BYTES; value++) {
            edges.add((double) value);
        }
        return new Values(name, mean, Math.sqrt(squares / count), least, most, list(counts), edges);
    }

    private static List<Values> columns(NumberTable table) {
        List<Values> result = new ArrayList<>();
        int inputs = table.inputNames().size();
        for (int column = 0; column < inputs; column++) {
            result.add(ofNumbers(table.inputNames().get(column), table.inputs(), column, inputs));
        }
        int targets = table.targetNames().size();
        for (int column = 0; column < targets; column++) {
            result.add(ofNumbers(table.targetNames().get(column), table.targets(), column, targets));
        }
        return result;
    }

    private static Values ofNumbers(String name, float[] values, int column, int columns) {
        int count = values.length / columns;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = column; i < values.length; i += columns) {
            sum += values[i];
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        double mean = sum / count;
        double squares = 0;
        int[] bins = new int[BINS];
        for (int i = column; i < values.length; i += columns) {
            squares += (values[i] - mean) * (values[i] - mean);
            double place = most > least ? (values[i] - least) / (most - least) * BINS : 0;
            bins[Math.min(BINS - 1, (int) place)]++;
        }
        List<Double> edges = new ArrayList<>();
        for (int bin = 0; bin <= BINS; bin++) {
            edges.add(least + (most - least) * bin / BINS);
        }
        return new Values(name, mean, Math.sqrt(squares / count), least, most, list(bins), edges);
    }
}
