package org.dl4jworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetSample;
import org.dl4jworkbench.data.DatasetStatistics;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of a loaded data set; made in the background. Holds figures of it, not the set, so that the memory of a
 * large one can be had back.
 *
 * @param shape of one example, such as 28×28×1
 * @param sizesDiffer whether height and width of the shape are nominal
 * @param train examples of the training file
 * @param test examples of the test file
 * @param statistics counts and values
 * @param split the parts of a run; null where the set is too small for one
 * @param origin a folder, or where else it was read from
 * @param sha256 file name to SHA-256
 * @param samples for pictures, a row for each of the first classes; without rows for numbers
 * @param look for numbers: their points
 * @param rows for numbers: the first rows
 * @param classes counts and shares of the classes; null for numbers
 * @param classBars the same as bars; null for numbers
 * @param values mean, deviation and range of each channel or column
 * @param histograms of the values: one for all channels of pictures, one for each column of numbers
 */
record DatasetView(
        Shape shape,
        boolean sizesDiffer,
        List<String> classNames,
        int train,
        int test,
        DatasetStatistics statistics,
        @Nullable Parts split,
        String origin,
        Map<String, String> sha256,
        Verification verification,
        @Nullable String warning,
        SampleSheet samples,
        @Nullable LineFigure look,
        @Nullable Table rows,
        @Nullable Table classes,
        @Nullable Figure classBars,
        Table values,
        List<LineFigure> histograms) {
    /** The part kept out of training by the presets of the assignments. */
    static final double VALIDATION = 0.1;

    private static final int SHEET_WIDTH = 560;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CLASSES = 40;

    /**
     * How many examples a run has in each part.
     *
     * @param training without the validation part
     */
    record Parts(int training, int validation, int test) {}

    DatasetView {
        classNames = List.copyOf(classNames);
        histograms = List.copyOf(histograms);
    }

    /** Counts and draws. Takes up to a second for a large set. */
    static DatasetView of(Dataset dataset) {
        DatasetStatistics statistics = DatasetStatistics.of(dataset);
        boolean pictures = dataset.train() instanceof LabelledImages;
        NumberTable numbers = dataset.train() instanceof NumberTable table ? table : null;
        return new DatasetView(
                dataset.shape(),
                dataset.sizesDiffer(),
                pictures ? dataset.classNames() : List.of(),
                dataset.train().count(),
                dataset.test().count(),
                statistics,
                parts(dataset),
                dataset.origin(),
                dataset.sha256(),
                dataset.verification(),
                dataset.warning(),
                pictures ? samples(dataset) : new SampleSheet(0, 0, 0, new int[0]),
                numbers != null && dataset.test() instanceof NumberTable test
                        ? DatasetFigures.points(numbers, test)
                        : null,
                numbers == null ? null : DatasetFigures.firstRows(numbers),
                pictures ? DatasetFigures.classTable(dataset.classNames(), statistics) : null,
                pictures ? DatasetFigures.classBars(dataset.classNames(), statistics) : null,
                DatasetFigures.values(statistics, pictures),
                DatasetFigures.histograms(statistics, pictures));
    }

    private static SampleSheet samples(Dataset dataset) {
        LabelledImages images = dataset.trainImages();
        int columns = Math.max(1, Math.min(MOST_COLUMNS, SHEET_WIDTH / SampleSheet.cellWidth(images)));
        int[][] rows =
                DatasetSample.firstOfEachClass(images, dataset.classNames().size(), columns);
        List<int[]> shown = new ArrayList<>(List.of(rows).subList(0, Math.min(MOST_CLASSES, rows.length)));
        return SampleSheet.of(images, shown.toArray(new int[0][]), columns);
    }

    private static @Nullable Parts parts(Dataset dataset) {
        try {
            Split split = Split.of(new DataSpec(dataset.id(), VALIDATION, null, null), 1, dataset);
            return new Parts(split.train().length, split.validation().length, split.test().length);
        } catch (BadSpecException e) {
            // Said by the page in words of its own: nobody has asked for this split yet.
            return null;
        }
    }

    /** The verdict of the check, in the words of the page. */
    String verdict() {
        return switch (verification) {
            case OFFICIAL -> "official files, checksums verified";
            case DIFFERS -> "differs from the official files";
            case UNVERIFIED -> "no official checksums known";
            case OWN -> "your own set";
            case GENERATED -> "generated by this program";
        };
    }
}
