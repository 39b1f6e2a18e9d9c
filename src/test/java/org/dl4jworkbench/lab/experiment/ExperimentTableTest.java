package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.NumbersText;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.chart.TableText;
import org.dl4jworkbench.lab.experiment.ExperimentCurves.Curve;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTableTest {
    @TempDir
    Path folder;

    private static RunResult result(String variation, long seed, ItemState state, EpochResult best) {
        return new RunResult(
                new ExperimentItem(variation, seed, null, state, variation + "-" + seed, null, null),
                best,
                Experiments.epoch(3, 0.4, 0.5, 0.5));
    }

    private ExperimentTable table(List<RunResult> results) {
        return ExperimentTable.of(
                Experiments.plan(folder, Experiments.rates(3, 0.1, 0.2), 1).record(), results);
    }

    /** Second source: NumPy, mean and std(ddof=1) of [0.80, 0.86, 0.89] and of [0.5, 0.25, 0.75]. */
    @Test
    void meanAndStandardDeviationAreThoseOfASample() {
        Measure measure = Measure.of(List.of(0.80, 0.86, 0.89));
        assertThat(measure.mean()).isCloseTo(0.85, within(1e-12));
        assertThat(measure.deviation()).isCloseTo(0.0458257569, within(1e-10));
        assertThat(Measure.of(List.of(0.5, 0.25, 0.75)).deviation()).isCloseTo(0.25, within(1e-12));
        assertThat(Measure.of(List.of(0.5)).deviation()).isNaN();
        assertThat(Measure.of(List.of(0.5, Double.NaN)).count()).isEqualTo(1);
    }

    @Test
    void theBestRowHasTheHighestValidationAccuracyNotTheHighestTestAccuracy() {
        ExperimentTable table = table(List.of(
                result("rate 0.1", 1, ItemState.FINISHED, Experiments.epoch(2, 0.1, 0.80, 0.99)),
                result("rate 0.1", 2, ItemState.FINISHED, Experiments.epoch(2, 0.2, 0.90, 0.97)),
                result("rate 0.2", 1, ItemState.FINISHED, Experiments.epoch(1, 0.3, 0.88, 0.70)),
                result("rate 0.2", 2, ItemState.FAILED, Experiments.epoch(1, 0.3, 0.10, 0.10))));

        ExperimentTable.Row first = table.rows().get(0);
        ExperimentTable.Row second = table.rows().get(1);
        assertThat(first.validationAccuracy().mean()).isCloseTo(0.85, within(1e-12));
        assertThat(first.trainLoss().mean()).isCloseTo(0.15, within(1e-12));
        assertThat(first.best()).isFalse();
        assertThat(second.best()).isTrue();
        assertThat(second.validationAccuracy().mean())
                .as("a failed run does not count")
                .isEqualTo(0.88);
        assertThat(second.state()).isEqualTo("1 finished, 1 failed");
        assertThat(second.runs()).containsExactly("rate 0.2-1");
        assertThat(first.parameters()).as("784·8 + 8 + 8·10 + 10").isEqualTo(6370);
    }

    @Test
    void aRowWithoutAFinishedRunIsInterimAndNeverTheBest() {
        ExperimentTable table = table(List.of(
                result("rate 0.1", 1, ItemState.RUNNING, Experiments.epoch(2, 0.1, 0.99, 0.99)),
                result("rate 0.2", 1, ItemState.FINISHED, Experiments.epoch(1, 0.3, 0.88, 0.70))));

        assertThat(table.rows().get(0).interim()).isTrue();
        assertThat(table.rows().get(0).best()).isFalse();
        assertThat(table.rows().get(1).best()).isTrue();
    }

    @Test
    void aRegressionIsJudgedByItsValidationLossAndShowsLosses() {
        ExperimentRecord plan =
                Experiments.plan(folder, Experiments.rates(1, 0.1, 0.2), 1).record();
        ExperimentRecord record = new ExperimentRecord(
                plan.format(),
                plan.assignment(),
                Task.REGRESSION,
                plan.experiment(),
                plan.changes(),
                null,
                1,
                plan.created(),
                plan.settings(),
                plan.queue(),
                null,
                null);
        EpochResult small = new EpochResult(4, 40, 1, new Score(0.5, null), new Score(0.2, null), new Score(9, null));
        EpochResult large = new EpochResult(4, 40, 1, new Score(0.1, null), new Score(0.3, null), new Score(1, null));

        ExperimentTable table = ExperimentTable.of(
                record,
                List.of(
                        result("rate 0.1", 1, ItemState.FINISHED, small),
                        result("rate 0.2", 1, ItemState.FINISHED, large)));

        assertThat(table.rows().get(0).best()).isTrue();
        assertThat(table.rows().get(1).best()).isFalse();
        assertThat(ExperimentExhibits.table(table).columns().stream().map(Table.Column::title))
                .contains("train loss", "validation loss", "test loss")
                .noneMatch(title -> title.contains("accuracy"));
    }

    @Test
    void deviationsStandBesideTheMeansAndInColumnsOfTheirOwnInCsv() {
        Table exhibit = ExperimentExhibits.table(table(List.of(
                result("rate 0.1", 1, ItemState.FINISHED, Experiments.epoch(2, 0.1, 0.25, 0.99)),
                result("rate 0.1", 2, ItemState.FINISHED, Experiments.epoch(2, 0.2, 0.75, 0.97)),
                result("rate 0.2", 1, ItemState.QUEUED, Experiments.epoch(1, 0.3, 0.88, 0.70)))));

        assertThat(TableText.markdown(exhibit)).contains("0.5000 ± 0.3536");
        assertThat(TableText.latex(exhibit)).contains("0.5000 $\\pm$ 0.3536");
        List<String> csv = NumbersText.csv(exhibit).lines().toList();
        assertThat(csv.get(0)).contains("validation accuracy,\"validation accuracy, standard deviation\"");
        assertThat(csv.get(1)).contains(",0.5,0.3535533905932738,");
        assertThat(csv.get(0)).as("no report states anything here").doesNotContain("reported");
    }

    @Test
    void overSeveralSeedsTheCurveIsTheirMeanAndEndsWithTheShortest() {
        ExperimentCurves curves = new ExperimentCurves(
                "Rates",
                Task.CLASSIFICATION,
                Loss.CROSS_ENTROPY,
                List.of(
                        new Curve(
                                "a",
                                0,
                                1,
                                null,
                                List.of(Experiments.epoch(1, 1, 0.5, 0.2), Experiments.epoch(2, 1, 0.5, 0.4))),
                        new Curve("a", 0, 2, null, List.of(Experiments.epoch(1, 1, 0.5, 0.6))),
                        new Curve("b", 1, 1, null, List.of(Experiments.epoch(1, 1, 0.5, 0.9)))));

        LineFigure figure = ExperimentExhibits.curves(curves, Quantity.TEST_ACCURACY);

        assertThat(figure.series().stream().map(Series::name))
                .containsExactly("a, seed 1", "a, seed 2", "a, mean of 2", "b");
        Series mean = figure.series().get(2);
        assertThat(mean.size()).isEqualTo(1);
        assertThat(mean.y(0)).isCloseTo(0.4, within(1e-12));
        assertThat(mean.deviation(0)).as("of 0.2 and 0.6").isCloseTo(Math.sqrt(0.08), within(1e-12));
        assertThat(figure.series().get(3).hasDeviations()).isFalse();
        assertThat(figure.series().get(3).colour()).isEqualTo(1);
        assertThat(ExperimentExhibits.curves(curves, Quantity.TEST_ERROR)
                        .series()
                        .get(2)
                        .y(0))
                .isCloseTo(0.6, within(1e-12));
    }

    @Test
    void theUntrainedNetworkDoesNotSqueezeTheCurves() {
        List<EpochResult> three = List.of(
                Experiments.epoch(0, 1, 0.1, 0.1),
                Experiments.epoch(1, 1, 0.9, 0.9),
                Experiments.epoch(2, 1, 0.95, 0.95));
        ExperimentCurves curves = new ExperimentCurves(
                "Rates",
                Task.CLASSIFICATION,
                Loss.CROSS_ENTROPY,
                List.of(new Curve("a", 0, 1, null, three), new Curve("b", 1, 1, null, three.subList(0, 2))));

        List<Series> series =
                ExperimentExhibits.curves(curves, Quantity.TEST_ACCURACY).series();

        assertThat(series.get(0).x(0)).isEqualTo(1);
        assertThat(series.get(1).x(0)).as("where there is little else").isZero();
    }
}
