package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitFiguresTest {
    private static NumberTable table(float[] x, float[] y) {
        return new NumberTable(List.of("x"), List.of("y"), x, y);
    }

    /** Training points 0 to 4 and 20 to 24 on y = 0, so a gap from 4 to 20; the test file in another order than x. */
    private static FitPoints points() {
        float[] x = {0, 1, 2, 3, 4, 20, 21, 22, 23, 24};
        Dataset dataset = new Dataset(
                "own",
                "Own",
                Shape.vector(1),
                List.of("y"),
                table(x, new float[10]),
                table(new float[] {10, 2, 22}, new float[] {5, 1, 3}),
                null,
                Map.of(),
                "here",
                Verification.GENERATED,
                null);
        return FitPoints.of(
                        dataset,
                        new Split(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, new int[0], new int[] {0, 1, 2}),
                        0)
                .orElseThrow();
    }

    private static final float[][] CURVE = {{0, 0}, {10, 1}, {24, 1}};

    private static List<String> row(Table table, String name) {
        return table.rows().stream().filter(row -> row.get(0).shown().equals(name)).findFirst().orElseThrow().stream()
                .map(Table.Cell::shown)
                .toList();
    }

    @Test
    void theFigureHoldsPointsCurveAndGaps() {
        LineFigure figure = FitFigures.curve(Fit.of(7, points(), CURVE, null, 0));

        assertThat(figure.title()).isEqualTo("Fit, epoch 7");
        assertThat(figure.series()).extracting(Series::name).containsExactly("train", "test", "fit");
        assertThat(figure.bands()).containsExactly(new Band(4, 20, "no training points"));
        assertThat(figure.x().title()).isEqualTo("x");
        assertThat(figure.y().title()).isEqualTo("y");
        assertThat(figure.series().get(1).x(0)).as("test points in ascending x").isEqualTo(2);
    }

    @Test
    void anEpochThatWasThinnedOutShowsTheOneBeforeItThatIsKept(@TempDir Path folder) throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Npy.write(run.curve(4), CURVE);
        Npy.write(run.curve(6), new float[][] {{0, 3}, {24, 3}});

        assertThat(Fit.read(run, 6, points(), 0).epoch()).isEqualTo(6);
        assertThat(Fit.read(run, 5, points(), 0).epoch()).isEqualTo(4);
        assertThat(Fit.read(run, 5, points(), 0).curve()).isNotNull();
        assertThat(Fit.read(run, 3, points(), 0).curve()).as("none before it").isNull();
    }

    @Test
    void storedPredictionsKeepToTheirExamples() {
        // In the order of the test split: x = 10, 2, 22.
        Fit fit = Fit.of(1, points(), null, new float[][] {{4}, {1}, {5}}, 0);

        Table losses = FitFigures.losses(fit, null);
        // Inside the gap only x = 10: (5 − 4)² = 1. Outside (1 − 1)² and (3 − 5)²: mean 2. All: 5/3.
        assertThat(row(losses, "test, in gaps")).containsExactly("test, in gaps", "1", "1.0000", "1.0000");
        assertThat(row(losses, "test, outside gaps")).containsExactly("test, outside gaps", "2", "2.0000", "1.4142");
        assertThat(row(losses, "test")).containsExactly("test", "3", "1.6667", "1.2910");
        assertThat(row(losses, "train")).containsExactly("train", "10", "–", "–");
        LineFigure residuals = FitFigures.residuals(fit);
        assertThat(residuals.series().get(1).y(1)).as("at x = 10").isEqualTo(1);
    }

    @Test
    void withoutStoredPredictionsTheCurveIsRead() {
        Table losses = FitFigures.losses(Fit.of(1, points(), CURVE, null, 0), null);
        // At x = 10, 2, 22 the curve is 1, 0.2, 1: squares 16, 0.64, 4.
        assertThat(row(losses, "test, in gaps").get(2)).isEqualTo("16.0000");
        assertThat(row(losses, "test, outside gaps").get(2)).isEqualTo("2.3200");
    }

    @Test
    void whatTheEngineMeasuredGoesBeforeWhatTheCurveSays() {
        EpochResult measured = new EpochResult(1, 10, 1, new Score(0.25, null), null, new Score(0.36, null));
        Table losses = FitFigures.losses(Fit.of(1, points(), CURVE, null, 0), measured);
        assertThat(row(losses, "train")).containsExactly("train", "10", "0.2500", "0.5000");
        assertThat(row(losses, "test")).containsExactly("test", "3", "0.3600", "0.6000");
    }

    @Test
    void predictionsOfAnotherDataSetAreRefused() {
        assertThatThrownBy(() -> Fit.of(1, points(), null, new float[2][1], 0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("2 examples")
                .hasMessageContaining("3");
    }
}
