package org.dl4jworkbench.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.NumbersText;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final double[] FALLING = {3, 2, 1};

    @TempDir
    Path runs;

    private RunDirectory digits(double[] losses, String... changes) throws IOException {
        return ComparedRuns.run(runs, "mnist-mlp", "R0", losses, changes);
    }

    private static CurveFigures.Drawn curves(Comparison comparison, @Nullable Quantity quantity, boolean grouped) {
        return CurveFigures.of(comparison, new CurveChoice(quantity, CurveChoice.XAxis.EPOCH, 0, false, grouped));
    }

    private static List<Double> values(Series series) {
        return IntStream.range(0, series.size()).mapToObj(series::y).toList();
    }

    @Test
    void runsThatDifferOnlyInTheSeedAreOneGroupWhateverTheyWereComputedWith() throws IOException {
        Comparison comparison = Comparison.of(List.of(
                digits(FALLING, "training.seed=1"),
                digits(FALLING, "training.seed=2", "engine.threads=2"),
                digits(FALLING, "training.seed=1", "training.learningRate=0.007")));
        assertThat(comparison.runs()).extracting(ComparedRun::group).containsExactly(0, 0, 1);
        assertThat(comparison.groups()).hasSize(2);
        assertThat(comparison.groups().get(1)).isEqualTo("learning rate 0.007");
        assertThat(comparison.runs().get(1).label()).endsWith(", seed 2");
        assertThat(comparison.runs().get(2).label()).isEqualTo("learning rate 0.007");
        assertThat(comparison.hasSamples()).isTrue();
    }

    @Test
    void everyRunHasANameOfItsOwn() throws IOException {
        Comparison twins = Comparison.of(List.of(digits(FALLING), digits(FALLING)));
        assertThat(twins.runs()).extracting(ComparedRun::label).containsExactly("mnist-mlp · R0", "mnist-mlp · R0 (2)");
        List<RunDirectory> many = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            many.add(digits(
                    FALLING,
                    "training.learningRate=0." + (1 + number / 4),
                    "network.layers[0].units=" + (5 + number % 4)));
        }
        assertThat(Comparison.of(many).runs()).extracting(ComparedRun::label).doesNotHaveDuplicates();
    }

    @Test
    void fortyRunsHaveFortyColoursAndAChosenOneStays() throws IOException {
        assertThat(IntStream.range(0, 40).mapToObj(index -> Palette.colour(Comparison.automatic(index))))
                .doesNotHaveDuplicates();
        RunDirectory run = digits(FALLING);
        run.write(run.readNotes().withColour("#12ab34"));
        ComparedRun compared =
                Comparison.of(List.of(digits(FALLING), run)).runs().get(1);
        assertThat(Palette.colour(compared.colour())).isEqualTo(new java.awt.Color(0x12ab34));
        run.write(run.readNotes().withColour("7"));
        assertThat(Comparison.of(List.of(run)).runs().get(0).colour()).isEqualTo(7);
    }

    @Test
    void aRunThatIsGoneIsToldAndTheOthersStay() throws IOException {
        RunDirectory gone = digits(FALLING);
        RunDirectory here = digits(FALLING);
        Files.delete(gone.record());
        Comparison comparison = Comparison.of(List.of(gone, here));
        assertThat(comparison.runs()).extracting(ComparedRun::directory).containsExactly(here);
        assertThat(comparison.notices()).singleElement().asString().contains(gone.name(), "no longer");
    }

    @Test
    void aGroupIsItsMeanInABandOfTheSampleStandardDeviation() throws IOException {
        Comparison comparison = Comparison.of(
                List.of(digits(FALLING, "training.seed=1"), digits(new double[] {5, 4}, "training.seed=2")));
        CurveFigures.Drawn drawn = curves(comparison, Quantity.TEST_LOSS, true);
        Series mean = drawn.figure().series().get(0);
        // Of 3 and 5 the mean is 4 and the deviation √2; it ends with the shorter run.
        assertThat(values(mean)).containsExactly(4.0, 3.0);
        assertThat(mean.deviation(0)).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(drawn.groups()).extracting(CurveFigures.Group::name).containsExactly(mean.name());
        assertThat(NumbersText.csv(drawn.figure())).contains("standard deviation", "1.414");
        assertThat(curves(comparison, Quantity.TEST_LOSS, false).figure().series())
                .hasSize(2);
    }

    @Test
    void curvesGoByEpochIterationOrSeconds() throws IOException {
        Comparison comparison = Comparison.of(List.of(digits(FALLING)));
        for (CurveChoice.XAxis axis : CurveChoice.XAxis.values()) {
            Series epochs = CurveFigures.of(comparison, new CurveChoice(Quantity.TRAIN_LOSS, axis, 0, false, false))
                    .figure()
                    .series()
                    .get(0);
            assertThat(epochs.x(2))
                    .as("the third epoch by " + axis)
                    .isEqualTo(
                            switch (axis) {
                                case EPOCH -> 3.0;
                                case ITERATION -> 6.0;
                                case SECONDS -> 4.5;
                            });
            Series batches = CurveFigures.of(comparison, new CurveChoice(null, axis, 0, false, false))
                    .figure()
                    .series()
                    .get(0);
            assertThat(batches.x(2))
                    .as("the third minibatch by " + axis)
                    .isEqualTo(
                            switch (axis) {
                                case EPOCH -> 1.5;
                                case ITERATION, SECONDS -> 3.0;
                            });
        }
        CurveFigures.Drawn smooth =
                CurveFigures.of(comparison, new CurveChoice(null, CurveChoice.XAxis.ITERATION, 0.5, true, false));
        assertThat(smooth.figure().series())
                .extracting(Series::look)
                .containsExactly(Series.Look.RAW, Series.Look.LINE);
    }

    @Test
    void whatCannotStandOnOneAxisIsLeftOutAndSaysWhy() throws IOException {
        RunDirectory curve = ComparedRuns.run(runs, "regression-1d", "R2", FALLING);
        Comparison comparison = Comparison.of(List.of(digits(FALLING), digits(FALLING), curve));
        CurveFigures.Drawn accuracy = curves(comparison, Quantity.TEST_ACCURACY, false);
        assertThat(accuracy.figure().series()).hasSize(2);
        assertThat(accuracy.leftOut()).singleElement().asString().contains("no accuracy");
        CurveFigures.Drawn loss = curves(comparison, Quantity.TEST_LOSS, false);
        assertThat(loss.figure().series()).hasSize(2);
        assertThat(loss.leftOut()).singleElement().asString().contains("another loss");
        assertThat(ConfusionDifference.candidates(comparison)).hasSize(2);
    }

    @Test
    void settingsThatDifferStandAloneAndAllTogether() throws IOException {
        Comparison comparison = Comparison.of(
                List.of(digits(FALLING), digits(FALLING, "training.learningRate=0.007", "training.seed=5")));
        Table differences = SpecTable.of(comparison, false);
        assertThat(differences.rows()).extracting(row -> row.get(0).shown()).containsExactly("Learning rate", "Seed");
        assertThat(differences.rows().get(0).get(2).shown()).isEqualTo("0.007");
        assertThat(SpecTable.of(comparison, true).rows()).hasSizeGreaterThan(15);
        Comparison layers = Comparison.of(List.of(digits(FALLING), ComparedRuns.run(runs, "mnist-mlp", "R1", FALLING)));
        assertThat(SpecTable.of(layers, false).rows())
                .extracting(row -> row.get(0).shown())
                .contains("Preset", "Layers");
    }

    @Test
    void scoresAreThoseOfTheBestAndTheLastEpochAndOfGroupsTheirMeans() throws IOException {
        Comparison comparison = Comparison.of(List.of(
                digits(new double[] {3, 1, 2}, "training.seed=1"), digits(new double[] {4, 3, 2}, "training.seed=2")));
        Table single = ScoreTable.of(comparison, false);
        List<String> titles = single.columns().stream().map(Table.Column::title).toList();
        assertThat(single.rows().get(0).get(titles.indexOf("best epoch")).shown())
                .isEqualTo("2");
        assertThat(single.rows().get(0).get(titles.indexOf("best test loss")).shown())
                .isEqualTo("1.0000");
        assertThat(single.rows().get(0).get(titles.indexOf("last test loss")).shown())
                .isEqualTo("2.0000");
        Table grouped = ScoreTable.of(comparison, true);
        List<String> names = grouped.columns().stream().map(Table.Column::title).toList();
        assertThat(grouped.rows()).hasSize(1);
        // Of 1 and 2 at the best epochs.
        assertThat(grouped.rows().get(0).get(names.indexOf("best test loss")).shown())
                .isEqualTo("1.5000 ± 0.7071");
    }

    @Test
    void theConfusionDifferenceIsTheSecondLessTheFirstInCountsAndInSharesOfRows() throws IOException {
        Comparison comparison = Comparison.of(List.of(digits(FALLING), digits(new double[] {1, 0.5})));
        ComparedRun a = comparison.runs().get(0);
        ComparedRun b = comparison.runs().get(1);
        // A: 6 of 11 fours right and 5 nines; B: 6 of 9 and 3.
        MatrixFigure counts = ConfusionDifference.of(a, b, SplitName.TEST, MatrixLook.DIFFERENCE);
        assertThat(counts.value(4, 9)).isEqualTo(-2);
        assertThat(counts.value(4, 4)).isZero();
        MatrixFigure shares = ConfusionDifference.of(a, b, SplitName.TEST, MatrixLook.ROW_SHARE_DIFFERENCE);
        assertThat(shares.value(4, 4)).isCloseTo(6.0 / 9 - 6.0 / 11, within(1e-12));
        assertThat(shares.value(4, 9)).isCloseTo(3.0 / 9 - 5.0 / 11, within(1e-12));
        assertThatThrownBy(() -> ConfusionDifference.of(a, b, SplitName.TRAIN, MatrixLook.DIFFERENCE))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("train");
    }

    @Test
    void theWeightsOfALayerLieOverOneAnotherAndOfManyRunsBelowOneAnother() throws IOException {
        List<RunDirectory> many = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            many.add(digits(FALLING, "training.seed=" + number));
        }
        Comparison few = Comparison.of(many.subList(0, 3));
        List<WeightComparison.Block> blocks = WeightComparison.blocks(few);
        assertThat(blocks)
                .extracting(WeightComparison.Block::title)
                .containsExactly("Layer 1, Dense · weights", "Layer 1, Dense · biases");
        HistogramFigure overlaid = WeightComparison.of(few, blocks.get(0)).figure();
        assertThat(overlaid.form()).isEqualTo(HistogramFigure.Form.OVERLAID);
        assertThat(overlaid.panels().get(0).curves()).hasSize(3);
        WeightComparison.Drawn ridges = WeightComparison.of(Comparison.of(many), blocks.get(0));
        assertThat(ridges.figure().form()).isEqualTo(HistogramFigure.Form.RIDGES);
        Files.delete(many.get(0).epoch(3).resolve("histograms.npy"));
        assertThat(WeightComparison.of(few, blocks.get(0)).leftOut())
                .singleElement()
                .asString()
                .contains("keeps no histograms");
    }
}
