package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** The figures and tables that every report shows, made from the records of a run. */
public final class RunFigures {
    /** How much a loss curve is smoothed where the reader has chosen nothing. */
    public static final double DEFAULT_SMOOTHING = 0.9;

    private static final int DECIMALS = 4;

    /** Enough for a curve that has steps; a training may have millions of iterations. */
    private static final int RATE_POINTS = 1000;

    /** Up to this number, each epoch gets a marker. */
    private static final int FEW_EPOCHS = 25;

    private RunFigures() {}

    /** Loss of every minibatch, pale, under its smoothed line. */
    public static LineFigure lossPerIteration(MetricsCsv.Columns metrics, Loss loss, double smoothing) {
        double[] x = new double[metrics.size()];
        for (int index = 0; index < x.length; index++) {
            x[index] = metrics.iteration()[index];
        }
        Series raw = Series.of("minibatch loss", x, metrics.loss(), Palette.indexOf(SplitName.TRAIN), Series.Look.RAW);
        return lossPerIteration(raw, raw.smoothed(smoothing), loss);
    }

    /** The same of a training that still runs, see {@link LiveSeries}. */
    public static LineFigure lossPerIteration(Series raw, Series smooth, Loss loss) {
        return LineFigure.of(
                "Loss per iteration",
                Axis.counting("iteration"),
                Axis.fromZero(loss.label().toLowerCase(Locale.ROOT)),
                List.of(raw, smooth));
    }

    /**
     * The learning rate of a training that is still to come, with warm-up and schedule.
     *
     * @param examples of the training split
     */
    public static LineFigure learningRate(TrainingSpec training, int examples) {
        int perEpoch = training.iterationsPerEpoch(examples);
        long total = training.totalIterations(examples);
        int points = (int) Math.min(total, RATE_POINTS);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int index = 0; index < points; index++) {
            long iteration = points == 1 ? 0 : Math.round((double) index * (total - 1) / (points - 1));
            x[index] = (double) iteration / perEpoch;
            y[index] = training.learningRateAt(iteration, perEpoch, total);
        }
        return LineFigure.of(
                "Learning rate",
                Axis.linear("epoch"),
                Axis.fromZero("learning rate"),
                List.of(Series.of("learning rate", x, y, 0, Series.Look.LINE)));
    }

    /** The share of wrong predictions of each split per epoch, with the best epoch marked. */
    public static LineFigure errorPerEpoch(List<EpochResult> epochs, @Nullable EpochResult best) {
        return perEpoch("Error per epoch", "error (share of wrong predictions)", epochs, best, Score::errorOrNaN);
    }

    /** The mean loss of each split per epoch, with the best epoch marked. */
    public static LineFigure lossPerEpoch(List<EpochResult> epochs, @Nullable EpochResult best, Loss loss) {
        return perEpoch("Loss per epoch", loss.label().toLowerCase(Locale.ROOT), epochs, best, Score::loss);
    }

    private static LineFigure perEpoch(
            String title,
            String unit,
            List<EpochResult> epochs,
            @Nullable EpochResult best,
            ToDoubleFunction<Score> value) {
        List<Series> series = new ArrayList<>();
        for (SplitName split : SplitName.values()) {
            List<EpochResult> measured =
                    epochs.stream().filter(epoch -> score(epoch, split) != null).toList();
            if (measured.isEmpty()) {
                continue;
            }
            double[] x = measured.stream().mapToDouble(EpochResult::epoch).toArray();
            double[] y = measured.stream()
                    .mapToDouble(epoch -> measured(epoch, split, value))
                    .toArray();
            Series.Look look = measured.size() <= FEW_EPOCHS ? Series.Look.LINE_WITH_POINTS : Series.Look.LINE;
            series.add(Series.of(split.token(), x, y, Palette.indexOf(split), look));
        }
        LineFigure figure = LineFigure.of(title, Axis.counting("epoch"), Axis.fromZero(unit), series);
        if (best == null) {
            return figure;
        }
        SplitName chosenBy = best.validation() == null ? SplitName.TRAIN : SplitName.VALIDATION;
        return figure.withMarks(List.of(new Mark(
                best.epoch(),
                measured(best, chosenBy, value),
                "best epoch " + best.epoch(),
                Palette.indexOf(chosenBy))));
    }

    private static double measured(EpochResult epoch, SplitName split, ToDoubleFunction<Score> value) {
        Score score = score(epoch, split);
        return score == null ? Double.NaN : value.applyAsDouble(score);
    }

    private static @Nullable Score score(EpochResult epoch, SplitName split) {
        return switch (split) {
            case TRAIN -> epoch.train();
            case VALIDATION -> epoch.validation();
            case TEST -> epoch.test();
        };
    }

    /** The confusion matrix of a split. */
    public static MatrixFigure confusion(ConfusionMatrix matrix, SplitName split, boolean normalised) {
        return confusion(matrix, split, normalised ? MatrixLook.ROW_SHARES : MatrixLook.COUNTS);
    }

    /** The same with any look but the difference. */
    public static MatrixFigure confusion(ConfusionMatrix matrix, SplitName split, MatrixLook look) {
        return confusion(matrix, split, look, "");
    }

    /**
     * The same at a moment, which the title names.
     *
     * @param at such as "epoch 12"; empty where none is known
     */
    public static MatrixFigure confusion(ConfusionMatrix matrix, SplitName split, MatrixLook look, String at) {
        return new MatrixFigure(
                "Confusion matrix, " + split.token() + (at.isEmpty() ? "" : ", " + at)
                        + switch (look) {
                            case ROW_SHARES -> ", row-normalised";
                            case COLUMN_SHARES -> ", column-normalised";
                            default -> "";
                        },
                matrix,
                look,
                null);
    }

    /**
     * Precision, recall, F1 and number of examples of each class in a split, and its accuracy (recall) in training and test where they are
     * known; the last row has the means over the classes (macro averages) and the accuracies of all examples.
     */
    public static Table scoresPerClass(
            ConfusionMatrix shown, @Nullable ConfusionMatrix train, @Nullable ConfusionMatrix test) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int index = 0; index <= shown.size(); index++) {
            boolean all = index == shown.size();
            rows.add(List.of(
                    Table.text(all ? "all (macro average)" : shown.classes().get(index)),
                    Table.number(all ? shown.macroPrecision() : shown.precision(index), DECIMALS),
                    Table.number(all ? shown.macroRecall() : shown.recall(index), DECIMALS),
                    Table.number(all ? shown.macroF1() : shown.f1(index), DECIMALS),
                    Table.count(all ? shown.total() : shown.support(index)),
                    Table.number(accuracy(train, index), DECIMALS),
                    Table.number(accuracy(test, index), DECIMALS)));
        }
        return new Table(
                "Scores per class",
                List.of(
                        Table.Column.text("class"),
                        Table.Column.number("precision"),
                        Table.Column.number("recall"),
                        Table.Column.number("F1"),
                        Table.Column.number("support"),
                        Table.Column.number("train accuracy"),
                        Table.Column.number("test accuracy")),
                rows);
    }

    /** Of a class, of all after the last one; NaN without a matrix. */
    private static double accuracy(@Nullable ConfusionMatrix matrix, int index) {
        if (matrix == null) {
            return Double.NaN;
        }
        return index == matrix.size() ? matrix.accuracy() : matrix.recall(index);
    }

    /** The confusion matrix of an epoch and split as it lies on the disk; null where that epoch kept none. */
    public static @Nullable ConfusionMatrix readConfusion(
            RunDirectory run, int epoch, SplitName split, List<String> classNames) {
        return readConfusion(run.snapshot(Moment.afterEpoch(epoch, -1)), split, classNames);
    }

    /** The same of any moment; a single iteration keeps that of the test split only. */
    public static @Nullable ConfusionMatrix readConfusion(Snapshot snapshot, SplitName split, List<String> classNames) {
        java.nio.file.Path file = snapshot.confusion(split);
        return java.nio.file.Files.exists(file)
                ? new ConfusionMatrix(classNames, Npy.readMatrix(file, squareOf(classNames)))
                : null;
    }

    private static Npy.Form squareOf(List<String> classNames) {
        return Npy.Form.anything()
                .rows(classNames.size())
                .columns(classNames.size())
                .from(0);
    }

    /** Accuracy of each class as bars, a group per split; {@code matrices} share their classes. */
    public static BarFigure accuracyPerClass(Map<SplitName, ConfusionMatrix> matrices) {
        List<BarFigure.Group> groups = new ArrayList<>();
        List<String> classes = classes(matrices);
        for (SplitName split : SplitName.values()) {
            ConfusionMatrix matrix = matrices.get(split);
            if (matrix != null) {
                double[] recall = IntStream.range(0, classes.size())
                        .mapToDouble(matrix::recall)
                        .toArray();
                groups.add(new BarFigure.Group(split.token(), recall, Palette.indexOf(split)));
            }
        }
        return new BarFigure(
                "Accuracy per class", "class", Axis.fromZero("accuracy (share of the class)"), classes, groups);
    }

    /** Accuracy of each class: per split the share, and right and all examples; the last row is over all classes. */
    public static Table accuracyPerClassTable(Map<SplitName, ConfusionMatrix> matrices) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("class")));
        List<SplitName> splits = java.util.Arrays.stream(SplitName.values())
                .filter(matrices::containsKey)
                .toList();
        for (SplitName split : splits) {
            columns.add(Table.Column.number(split.token()));
            columns.add(Table.Column.number(split.token() + " right"));
            columns.add(Table.Column.number(split.token() + " all"));
        }
        List<String> classes = classes(matrices);
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int index = 0; index <= classes.size(); index++) {
            boolean all = index == classes.size();
            List<Table.Cell> row = new ArrayList<>(List.of(Table.text(all ? "all" : classes.get(index))));
            for (SplitName split : splits) {
                ConfusionMatrix matrix = java.util.Objects.requireNonNull(matrices.get(split));
                row.add(Table.number(all ? matrix.accuracy() : matrix.recall(index), DECIMALS));
                row.add(Table.count(all ? matrix.correct() : matrix.count(index, index)));
                row.add(Table.count(all ? matrix.total() : matrix.support(index)));
            }
            rows.add(row);
        }
        return new Table("Accuracy per class", columns, rows);
    }

    private static List<String> classes(Map<SplitName, ConfusionMatrix> matrices) {
        return matrices.values().stream()
                .findFirst()
                .map(ConfusionMatrix::classes)
                .orElse(List.of());
    }

    /** The most frequent errors: actual → predicted, count and share of the actual class. */
    public static Table mostConfused(ConfusionMatrix matrix, SplitName split, int limit) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (ConfusionMatrix.Confusion pair : matrix.mostConfused(limit)) {
            rows.add(List.of(
                    Table.text(matrix.classes().get(pair.actual())),
                    Table.text(matrix.classes().get(pair.predicted())),
                    Table.count(pair.count()),
                    Table.number(pair.share(), DECIMALS)));
        }
        return new Table(
                "Most confused, " + split.token(),
                List.of(
                        Table.Column.text("actual"),
                        Table.Column.text("predicted"),
                        Table.Column.number("count"),
                        Table.Column.number("share of actual")),
                rows);
    }

    /** What was measured at the end of each epoch; splits that the run does not have are left out. */
    public static Table epochs(List<EpochResult> epochs) {
        List<SplitName> splits = java.util.Arrays.stream(SplitName.values())
                .filter(split -> epochs.stream().anyMatch(epoch -> score(epoch, split) != null))
                .toList();
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.number("epoch"), Table.Column.number("iteration"), Table.Column.number("time (s)")));
        boolean accuracies = hasAccuracy(epochs);
        for (SplitName split : splits) {
            columns.add(Table.Column.number(split.token() + " loss"));
            if (accuracies) {
                columns.add(Table.Column.number(split.token() + " accuracy"));
            }
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (EpochResult epoch : epochs) {
            List<Table.Cell> row = new ArrayList<>(List.of(
                    Table.count(epoch.epoch()), Table.count(epoch.iteration()), Table.number(epoch.seconds(), 1)));
            for (SplitName split : splits) {
                row.add(Table.number(measured(epoch, split, Score::loss), DECIMALS));
                if (accuracies) {
                    row.add(Table.number(measured(epoch, split, Score::accuracyOrNaN), DECIMALS));
                }
            }
            rows.add(row);
        }
        return new Table("Epochs", columns, rows);
    }

    /** Whether accuracies were measured; a regression has none. */
    public static boolean hasAccuracy(List<EpochResult> epochs) {
        return epochs.stream().anyMatch(epoch -> epoch.train().accuracy() != null);
    }

    /** The network: each layer with its settings, output shape and number of parameters; the last row is their sum. */
    public static Table layers(NetworkSummary network) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Table.empty(),
                Table.text("Input"),
                Table.empty(),
                Table.empty(),
                Table.text(network.input().toString()),
                Table.count(0)));
        for (NetworkSummary.Layer layer : network.layers()) {
            Activation activation = layer.spec().activation();
            rows.add(List.of(
                    Table.count(layer.index() + 1L),
                    Table.text(layer.spec().label()),
                    Table.text(layer.spec().settings()),
                    Table.text(activation == null || activation == Activation.IDENTITY ? "–" : activation.label()),
                    Table.text(layer.output() == null ? "–" : layer.output().toString()),
                    Table.count(layer.parameters())));
        }
        rows.add(List.of(
                Table.empty(),
                Table.text("Sum"),
                Table.empty(),
                Table.empty(),
                Table.empty(),
                Table.count(network.parameters())));
        return new Table(
                "Layers",
                List.of(
                        Table.Column.number("#"),
                        Table.Column.text("layer"),
                        Table.Column.text("settings"),
                        Table.Column.text("activation"),
                        Table.Column.number("output"),
                        Table.Column.number("parameters")),
                rows);
    }

    /**
     * Every figure and table of a run directory that its files allow, by file name without ending, in the order of a report.
     * Confusion matrices are those of the last epoch that kept them.
     *
     * @param classNames in the order of the labels
     * @param network null where the layers are not known
     */
    public static Map<String, Exhibit> all(
            RunDirectory run, List<String> classNames, @Nullable NetworkSummary network) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        var record = run.read();
        Loss loss = loss(record.spec().network().layers());
        List<EpochResult> epochs = EpochsCsv.read(run.epochs());
        MetricsCsv.Columns metrics = MetricsCsv.read(run.metrics());
        if (network != null) {
            exhibits.put("layers", layers(network));
            exhibits.put("network", new NetworkFigure("Network", network));
        }
        if (metrics.size() > 0) {
            exhibits.put("loss-per-iteration", lossPerIteration(metrics, loss, DEFAULT_SMOOTHING));
        }
        if (!epochs.isEmpty()) {
            exhibits.put("loss-per-epoch", lossPerEpoch(epochs, record.best(), loss));
            if (hasAccuracy(epochs)) {
                exhibits.put("error-per-epoch", errorPerEpoch(epochs, record.best()));
            }
            exhibits.put("epochs", epochs(epochs));
        }
        OptionalInt last =
                run.snapshotEpochs().stream().mapToInt(Integer::intValue).max();
        Map<SplitName, ConfusionMatrix> matrices = new LinkedHashMap<>();
        for (SplitName split : SplitName.values()) {
            ConfusionMatrix matrix = last.isEmpty() ? null : readConfusion(run, last.getAsInt(), split, classNames);
            if (matrix != null) {
                matrices.put(split, matrix);
                String at = "epoch " + last.getAsInt();
                exhibits.put("confusion-" + split.token(), confusion(matrix, split, MatrixLook.COUNTS, at));
                exhibits.put(
                        "confusion-" + split.token() + "-normalised",
                        confusion(matrix, split, MatrixLook.ROW_SHARES, at));
                exhibits.put("most-confused-" + split.token(), mostConfused(matrix, split, 20));
            }
        }
        if (!matrices.isEmpty()) {
            exhibits.put("accuracy-per-class", accuracyPerClass(matrices));
            exhibits.put("accuracy-per-class-table", accuracyPerClassTable(matrices));
            ConfusionMatrix test = matrices.get(SplitName.TEST);
            if (test != null) {
                exhibits.put("scores-per-class", scoresPerClass(test, matrices.get(SplitName.TRAIN), test));
            }
        }
        return exhibits;
    }

    private static Loss loss(List<org.dl4jworkbench.model.LayerSpec> layers) {
        return layers.stream()
                .filter(org.dl4jworkbench.model.LayerSpec.Output.class::isInstance)
                .map(layer -> ((org.dl4jworkbench.model.LayerSpec.Output) layer).loss())
                .findFirst()
                .orElse(Loss.CROSS_ENTROPY);
    }
}
