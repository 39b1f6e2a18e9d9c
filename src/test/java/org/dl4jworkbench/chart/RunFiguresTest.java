package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Schedule;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFiguresTest {
    private static final List<EpochResult> EPOCHS = List.of(
            new EpochResult(1, 100, 1.5, new Score(0.9, 0.75), new Score(1.0, 0.5), null),
            new EpochResult(2, 200, 3.25, new Score(0.5, 0.875), new Score(0.6, 0.625), null));

    private static List<List<String>> shown(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Table.Cell::shown).toList())
                .toList();
    }

    @Test
    void errorIsOneMinusAccuracyAndASplitThatIsMissingHasNoCurve() {
        LineFigure figure = RunFigures.errorPerEpoch(EPOCHS, EPOCHS.get(1));
        assertThat(figure.series()).extracting(Series::name).containsExactly("train", "validation");
        assertThat(figure.series().get(0).y(0)).isEqualTo(0.25);
        assertThat(figure.series().get(1).y(1)).isEqualTo(0.375);
        assertThat(figure.marks()).containsExactly(new Mark(2, 0.375, "best epoch 2", 1));
    }

    @Test
    void withoutAValidationSplitTheBestEpochLiesOnTheTrainingCurve() {
        EpochResult only = new EpochResult(3, 300, 5, new Score(0.4, 0.9), null, new Score(0.5, 0.8));
        Mark mark = RunFigures.lossPerEpoch(List.of(only), only, Loss.CROSS_ENTROPY)
                .marks()
                .get(0);
        assertThat(mark.y()).isEqualTo(0.4);
        assertThat(mark.colour()).isEqualTo(Palette.indexOf(SplitName.TRAIN));
    }

    @Test
    void theSmoothedLineLiesOverTheRawOne() {
        // Forty points, of which the mean at strength 0.5 reaches one to either side.
        double[] losses = new double[40];
        losses[0] = 4;
        losses[1] = 2;
        losses[2] = 6;
        MetricsCsv.Columns metrics = new MetricsCsv.Columns(
                java.util.stream.LongStream.rangeClosed(1, 40).toArray(), new int[40], new double[40], losses);
        LineFigure figure = RunFigures.lossPerIteration(metrics, Loss.CROSS_ENTROPY, 0.5);
        assertThat(figure.y().title()).isEqualTo("cross-entropy");
        assertThat(figure.series()).extracting(Series::look).containsExactly(Series.Look.RAW, Series.Look.SMOOTH);
        assertThat(figure.series().get(1).y(1)).isCloseTo(4, within(1e-12));
        assertThat(figure.series().get(1).y(2)).isCloseTo(8.0 / 3, within(1e-12));
        assertThat(figure.series().get(0).x(2)).isEqualTo(3);
    }

    @Test
    void accuracyPerClassShowsEachSplitWithItsCounts() {
        Map<SplitName, ConfusionMatrix> matrices = new LinkedHashMap<>();
        List<String> classes = List.of("good", "none");
        matrices.put(SplitName.TEST, new ConfusionMatrix(classes, new int[][] {{9, 1}, {3, 1}}));
        matrices.put(SplitName.TRAIN, new ConfusionMatrix(classes, new int[][] {{1000, 0}, {10, 30}}));
        Table table = RunFigures.accuracyPerClassTable(matrices);
        assertThat(table.columns())
                .extracting(Table.Column::title)
                .containsExactly("class", "train", "train right", "train all", "test", "test right", "test all");
        assertThat(shown(table))
                .containsExactly(
                        List.of("good", "1.0000", "1,000", "1,000", "0.9000", "9", "10"),
                        List.of("none", "0.7500", "30", "40", "0.2500", "1", "4"),
                        List.of("all", "0.9904", "1,030", "1,040", "0.7143", "10", "14"));
        BarFigure bars = RunFigures.accuracyPerClass(matrices);
        assertThat(bars.groups()).extracting(BarFigure.Group::name).containsExactly("train", "test");
        assertThat(bars.groups().get(1).value(1)).isEqualTo(0.25);
    }

    @Test
    void theEpochsTableHasColumnsForTheSplitsThereAre() {
        Table table = RunFigures.epochs(EPOCHS);
        assertThat(table.columns())
                .extracting(Table.Column::title)
                .containsExactly(
                        "epoch",
                        "iteration",
                        "time (s)",
                        "train loss",
                        "train accuracy",
                        "validation loss",
                        "validation accuracy");
        assertThat(shown(table).get(1)).containsExactly("2", "200", "3.3", "0.5000", "0.8750", "0.6000", "0.6250");
    }

    private static NetworkSpec network(LayerSpec... layers) {
        return new NetworkSpec(List.of(layers), Initialisation.XAVIER);
    }

    @Test
    void theLayersTableCountsParametersAsByHand() {
        // 784·60 + 60, 60·2 + 2, 2·10 + 10.
        NetworkSummary summary = NetworkSummary.of(
                Shape.picture(28, 28, 1),
                network(
                        new LayerSpec.Dense(60, Activation.SIGMOID, null),
                        new LayerSpec.Dense(2, Activation.IDENTITY, null),
                        new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                10);
        assertThat(shown(RunFigures.layers(summary)))
                .containsExactly(
                        List.of("", "Input", "", "", "28×28×1", "0"),
                        List.of("1", "Dense", "60", "Sigmoid", "60", "47,100"),
                        List.of("2", "Dense", "2", "–", "2", "122"),
                        List.of("3", "Output", "10 · cross-entropy", "Softmax", "10", "30"),
                        List.of("", "Sum", "", "", "", "47,252"));
    }

    @Test
    void aRunDirectoryGivesEveryFigureItsFilesAllow(@TempDir Path folder) throws IOException {
        RunSpec spec = new RunSpec(
                "mnist-mlp",
                "R0",
                new DataSpec(DataSpec.AUTO, 0.1, null, null),
                network(new LayerSpec.Output(2, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 16, 2, null, GradientConvention.MEAN, 1),
                EngineSpec.DEFAULT);
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        assertThat(RunFigures.all(run, List.of("a", "b"), null)).isEmpty();

        run.write(RunRecord.created(spec, Instant.EPOCH, null).withEpochs(EPOCHS.get(1), EPOCHS.get(1)));
        EpochsCsv.write(run.epochs(), EPOCHS);
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(run.metrics(), 0)) {
            appender.append(1, 1, 0.1, 2.3, 0.1);
            appender.append(2, 1, 0.2, 2.1, 0.1);
        }
        Npy.write(run.confusion(1, SplitName.TEST), new int[][] {{1, 0}, {1, 0}});
        Npy.write(run.confusion(2, SplitName.TEST), new int[][] {{3, 1}, {0, 2}});

        Map<String, Exhibit> exhibits = RunFigures.all(run, List.of("a", "b"), null);
        assertThat(exhibits.keySet())
                .containsExactly(
                        "loss-per-iteration",
                        "loss-per-epoch",
                        "error-per-epoch",
                        "epochs",
                        "confusion-test",
                        "confusion-test-normalised",
                        "most-confused-test",
                        "accuracy-per-class",
                        "accuracy-per-class-table",
                        "scores-per-class");
        assertThat(exhibits.get("confusion-test")).isInstanceOfSatisfying(MatrixFigure.class, figure -> assertThat(
                        figure.matrix().count(0, 0))
                .isEqualTo(3));
        assertThat(exhibits.get("most-confused-test"))
                .isInstanceOfSatisfying(Table.class, table -> assertThat(shown(table))
                        .containsExactly(List.of("a", "b", "1", "0.2500")));
    }

    @Test
    void theRateToComeRisesInTheWarmUpAndEndsAtTheSchedulesPart() {
        LineFigure figure = SampleFigures.rate();
        Series rate = figure.series().get(0);

        // 1000 examples in minibatches of 100: 10 iterations an epoch, 20 epochs.
        assertThat(rate.size()).isEqualTo(200);
        assertThat(rate.x(10)).isEqualTo(1.0);
        assertThat(rate.y(0)).isCloseTo(0.01 / 20, within(1e-9));
        assertThat(rate.y(199)).isCloseTo(0.001, within(1e-12));
        // Half a cosine from 1 to 0.1 at iteration 99 of 199: 0.1 + 0.9·(1 + cos(π·99/199))/2 = 0.5535520…
        assertThat(rate.y(99)).isCloseTo(0.00553552015, within(1e-8));
    }

    @Test
    void aLongTrainingIsDrawnFromSomeOfItsIterationsFirstAndLastAmongThem() {
        TrainingSpec steps = new TrainingSpec(
                Optimiser.SGD,
                0.4,
                0,
                0,
                0,
                0,
                Schedule.of("step(0.5, 100)"),
                0,
                null,
                null,
                16,
                1000,
                null,
                null,
                GradientConvention.MEAN,
                1);
        Series rate = RunFigures.learningRate(steps, 54_000).series().get(0);

        assertThat(rate.size()).isEqualTo(1000);
        assertThat(rate.y(0)).isEqualTo(0.4);
        assertThat(rate.x(999)).isCloseTo(1000, within(0.01));
        assertThat(rate.y(999)).isCloseTo(0.4 * Math.pow(0.5, 9), within(1e-12));
    }
}
