package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.FoldExamples;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What a cross-validation says of the training file: one prediction for each example, by the network that did not train on it, at that
 * network's best epoch. Of one variation and seed; examples stand in the order of the file, and are named by their place in this list.
 */
public final class OutOfFold {
    private final String variation;
    private final long seed;
    private final int foldCount;
    private final List<Fold> folds;
    private final List<String> names;
    private final List<Row> rows;

    /**
     * An example.
     *
     * @param index in the training file
     * @param fold the part that it belongs to
     * @param label the actual class; −1 in a regression
     * @param outputs the probability of each class, or the predicted values; not to be changed
     * @param targets the actual values of a regression; null in a classification; not to be changed
     */
    public record Row(int index, Fold fold, int label, float[] outputs, float @Nullable [] targets) {}

    private OutOfFold(
            String variation, long seed, int foldCount, List<Fold> folds, List<String> names, List<Row> rows) {
        this.variation = variation;
        this.seed = seed;
        this.foldCount = foldCount;
        this.folds = List.copyOf(folds);
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads the finished folds of a variation and seed; folds that have not come to their end are left out. Reads files, so not for
     * the JavaFX thread.
     *
     * @return with no rows where no fold is finished, or the experiment has none
     */
    public static OutOfFold of(ExperimentDirectory directory, ExperimentRecord record, String variation, long seed) {
        List<Fold> folds = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<String> names = List.of();
        for (ExperimentItem item : record.queue()) {
            Fold fold = item.fold();
            if (fold == null
                    || item.state() != ItemState.FINISHED
                    || item.seed() != seed
                    || !item.variation().equals(variation)) {
                continue;
            }
            RunDirectory run = directory
                    .run(item)
                    .orElseThrow(() -> new RunFolderException(
                            "is finished, but has no run", item.label(), "Run it again from the start"));
            RunRecord content = run.read();
            rows.addAll(rows(run, content, fold));
            folds.add(fold);
            names = names.isEmpty() ? names(content) : names;
        }
        rows.sort(Comparator.comparingInt(Row::index));
        requireOnce(directory, rows);
        folds.sort(Comparator.comparingInt(Fold::number));
        return new OutOfFold(variation, seed, record.experiment().folds(), folds, names, rows);
    }

    private static List<Row> rows(RunDirectory run, RunRecord record, Fold fold) {
        EpochResult best = record.best();
        FoldExamples examples = FoldExamples.read(run).orElseThrow(() -> missing(run, "says not which examples"));
        float[][] targets = examples.targets();
        int columns =
                targets == null || targets.length == 0 ? record.spec().network().outputs() : targets[0].length;
        float[][] outputs = best == null
                ? null
                : run.snapshot(Moment.afterEpoch(best.epoch(), best.iteration()))
                        .readValidationPredictions(examples.examples().length, columns)
                        .orElse(null);
        if (outputs == null) {
            throw missing(run, "keeps no predictions of the examples that");
        }
        return IntStream.range(0, outputs.length)
                .mapToObj(i -> new Row(
                        examples.examples()[i],
                        fold,
                        examples.labels()[i],
                        outputs[i],
                        targets == null ? null : targets[i]))
                .toList();
    }

    private static RunFolderException missing(RunDirectory run, String what) {
        return new RunFolderException(what + " it validated on", run.name(), "Run this fold again from the start");
    }

    private static List<String> names(RunRecord record) {
        Provenance provenance = record.provenance();
        return provenance != null && provenance.classNames() != null
                ? provenance.classNames()
                : IntStream.range(0, record.spec().network().outputs())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    private static void requireOnce(ExperimentDirectory directory, List<Row> sorted) {
        OptionalInt twice = IntStream.range(1, sorted.size())
                .filter(i -> sorted.get(i).index() == sorted.get(i - 1).index())
                .findFirst();
        if (twice.isPresent()) {
            throw new RunFolderException(
                    "example " + sorted.get(twice.getAsInt()).index() + " of the training file lies in two folds",
                    directory.name(),
                    "The data set has changed between the folds: run them again from the start");
        }
    }

    public String variation() {
        return variation;
    }

    public long seed() {
        return seed;
    }

    /** The folds that are read, ascending. */
    public List<Fold> folds() {
        return folds;
    }

    /** Whether all folds are there, so that no example of the training file is missing. */
    public boolean isWhole() {
        return folds.size() == foldCount;
    }

    /** k. */
    public int foldCount() {
        return foldCount;
    }

    public boolean isRegression() {
        return !rows.isEmpty() && rows.get(0).targets() != null;
    }

    /** Of the classes, or of the predicted columns. */
    public List<String> names() {
        return names;
    }

    /** In the order of the training file. */
    public List<Row> rows() {
        return rows;
    }

    /** What a classification said, with predicted class, confidence and order by mistakes; an example is its place in {@link #rows()}. */
    public WatchedPredictions predictions() {
        return WatchedPredictions.of(
                rows.stream().map(Row::outputs).toArray(float[][]::new),
                rows.stream().mapToInt(Row::label).toArray());
    }

    /** Of a classification. */
    public ConfusionMatrix confusion() {
        WatchedPredictions predictions = predictions();
        int[][] counts = new int[names.size()][names.size()];
        for (int example = 0; example < predictions.count(); example++) {
            counts[predictions.label(example)][predictions.predicted(example)]++;
        }
        return new ConfusionMatrix(names, counts);
    }

    /** Predicted less actual value of a regression; NaN where it is none. */
    public double residual(int example, int column) {
        Row row = rows.get(example);
        float[] targets = row.targets();
        return targets == null ? Double.NaN : (double) row.outputs()[column] - targets[column];
    }

    /** Of a regression, over examples and predicted columns; NaN without any. */
    public double meanSquaredError() {
        return IntStream.range(0, rows.size())
                .mapToDouble(example -> IntStream.range(0, rows.get(example).outputs().length)
                        .mapToDouble(column -> residual(example, column) * residual(example, column))
                        .average()
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /** The seeds of a variation of which some fold is finished, ascending. */
    public static List<Long> seeds(ExperimentRecord record, String variation) {
        return record.queue().stream()
                .filter(item -> item.fold() != null
                        && item.state() == ItemState.FINISHED
                        && item.variation().equals(variation))
                .map(ExperimentItem::seed)
                .distinct()
                .sorted()
                .toList();
    }

    /** For titles: {@code kernel 5, seed 1234, 3 folds}, or {@code …, 2 of 3 folds}. */
    public String label() {
        return variation + ", seed " + seed + ", " + (isWhole() ? "" : folds.size() + " of ") + foldCount + " folds";
    }
}
