package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Histogram;
import org.junit.jupiter.api.Test;

/** Points of classes, histograms, examples and the looks of a confusion matrix. */
class InsideFiguresTest {
    private static final ClassPoints THREE = new ClassPoints(
            new float[] {0, 10, Float.NaN}, new float[] {0, 20, 1}, new int[] {0, 1, 1}, new int[] {0, 5, 10});

    private static ScatterFigure scatter() {
        return ScatterFigure.of(
                "Latent space",
                Axis.linear("unit 1"),
                Axis.linear("unit 2"),
                List.of("a", "b"),
                List.of(ScatterFigure.Panel.of("epoch 1", THREE)));
    }

    /** Pixels that are nearly a colour. */
    private static int pixels(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = new Color(image.getRGB(x, y), true);
                count += pixel.getAlpha() > 120
                                && Math.abs(pixel.getRed() - colour.getRed()) < 12
                                && Math.abs(pixel.getGreen() - colour.getGreen()) < 12
                                && Math.abs(pixel.getBlue() - colour.getBlue()) < 12
                        ? 1
                        : 0;
            }
        }
        return count;
    }

    private static BufferedImage drawn(Exhibit exhibit) {
        return Drawing.picture(exhibit, ChartStyle.screenLight(), new Size(400, 300), 1);
    }

    @Test
    void pointsLieWhereThePlotAreaSaysAndHiddenClassesAreNotDrawn() {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g2 = image.createGraphics();
        PlotArea area = Objects.requireNonNull(Drawing.draw(
                scatter(),
                ChartStyle.screenLight(),
                g2,
                new Rectangle2D.Double(0, 0, 400, 300),
                Medium.pixels(1),
                null));
        g2.dispose();
        assertThat(area.xMin()).isCloseTo(-0.4, within(1e-6));
        assertThat(area.yMax()).isCloseTo(20.8, within(1e-6));
        Color second = new Color(image.getRGB((int) area.pixelX(10), (int) area.pixelY(20)), true);
        assertThat(second.getAlpha()).isGreaterThan(150);
        assertThat(pixels(image, Palette.colour(1))).isGreaterThan(10);
        assertThat(pixels(drawn(scatter().withHidden(Set.of(1))), Palette.colour(1)))
                .isZero();
    }

    @Test
    void theRangeStaysPutWhateverIsHidden() {
        ScatterFigure.Range range = scatter().range();
        assertThat(scatter().withHidden(Set.of(1)).range()).isEqualTo(range);
        ScatterFigure.Range given = new ScatterFigure.Range(-1, 1, -2, 2);
        assertThat(scatter().withRange(given).range()).isEqualTo(given);
        assertThat(ScatterFigure.Range.of(List.of())).isEqualTo(new ScatterFigure.Range(-1, 1, -1, 1));
    }

    @Test
    void theNumbersOfAScatterNameTheExamples() {
        assertThat(NumbersText.csv(scatter().withHidden(Set.of(0))).lines())
                .containsExactly(
                        "panel,example,class,unit 1,unit 2",
                        "epoch 1,0,a,0.0,0.0",
                        "epoch 1,5,b,10.0,20.0",
                        "epoch 1,10,b,NaN,1.0");
        assertThat(THREE.pointOf(5)).isEqualTo(1);
        assertThat(THREE.pointOf(6)).isEqualTo(-1);
    }

    @Test
    void veryManyPointsBecomeOnePictureInAVectorFile() throws IOException {
        ByteArrayOutputStream few = new ByteArrayOutputStream();
        FigureFiles.write(SampleSheets.scatter(500), Format.SVG, few, new Size(500, 400));
        assertThat(few.toString(StandardCharsets.UTF_8)).doesNotContain("data:image/png");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        FigureFiles.write(SampleSheets.scatter(Medium.MAX_VECTOR_MARKS + 1), Format.SVG, many, new Size(500, 400));
        assertThat(many.toString(StandardCharsets.UTF_8)).containsOnlyOnce("data:image/png");
    }

    private static HistogramFigure histograms(boolean densities) {
        // Bins of 1/4 and of 1/2: drawn in those of 1/2.
        Histogram fine = new Histogram(0, 0, 4, 0, 0.9, 0.4, 0.3, 0.25, 0, new int[] {1, 0, 2, 1});
        Histogram coarse = new Histogram(0, 0, 5, -0.5, 0.5, 0, 0.3, 0.5, -1, new int[] {3, 2});
        return new HistogramFigure(
                "Weights",
                HistogramFigure.Form.OVERLAID,
                densities,
                List.of(new HistogramFigure.Panel(
                        "Dense 1 · weights",
                        List.of(
                                new HistogramFigure.Curve("epoch 1", fine, 0),
                                new HistogramFigure.Curve("epoch 9", coarse, 1)))));
    }

    @Test
    void histogramsOfDifferentBinsAreLaidOverOneAnotherInTheCoarserOnes() {
        assertThat(NumbersText.csv(histograms(false)).lines())
                .containsExactly(
                        "block,series,from,to,count,density",
                        "Dense 1 · weights,epoch 1,0,0.5,1,0.5",
                        "Dense 1 · weights,epoch 1,0.5,1,3,1.5",
                        "Dense 1 · weights,epoch 9,-0.5,0,3,1.2",
                        "Dense 1 · weights,epoch 9,0,0.5,2,0.8");
        assertThat(pixels(drawn(histograms(true)), Palette.colour(0))).isGreaterThan(50);
    }

    @Test
    void fewValuesAreNotSpreadOverBinsThatHoldNone() {
        float[] biases = new float[36];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = i / 36f;
        }
        HistogramFigure.Panel panel = new HistogramFigure.Panel(
                "biases", List.of(new HistogramFigure.Curve("epoch 1", Histogram.of(0, 1, biases), 0)));
        // Twice the square root of 36 values.
        assertThat(panel.common().get(0).histogram().counts()).hasSizeLessThanOrEqualTo(12);
        assertThat(java.util.Arrays.stream(panel.common().get(0).histogram().counts())
                        .sum())
                .isEqualTo(36);
    }

    @Test
    void captionsSayActualPredictedAndProbability() {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        ExampleSheet.Example wrong = new ExampleSheet.Example(17, picture, 0, new float[] {0.06f, 0.94f});
        ExampleSheet.Example right = new ExampleSheet.Example(3, picture, 1, new float[] {0.25f, 0.75f});
        ExampleSheet.Example unknown = new ExampleSheet.Example(4, picture, 1, null);
        ExampleSheet sheet = ExampleSheet.of("Examples", List.of("4", "9"), List.of(wrong, right, unknown));
        assertThat(sheet.caption(wrong)).isEqualTo("4 → 9 · 0.94");
        assertThat(sheet.caption(right)).isEqualTo("9 · 0.75");
        assertThat(sheet.caption(unknown)).isEqualTo("9");
        assertThat(NumbersText.csv(sheet).lines())
                .containsExactly(
                        "example,actual,predicted,probability,correct,p(4),p(9)",
                        "17,4,9,0.94,false,0.06,0.94",
                        "3,9,9,0.75,true,0.25,0.75",
                        "4,9,,,,,");
    }

    @Test
    void aMatrixShowsCountsSharesOfRowsOrColumnsOrADifference() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"), new int[][] {{6, 2}, {3, 9}});
        ConfusionMatrix before = new ConfusionMatrix(List.of("a", "b"), new int[][] {{5, 3}, {3, 9}});
        MatrixFigure columns = new MatrixFigure("m", matrix, MatrixLook.COLUMN_SHARES, null);
        assertThat(columns.value(1, 0)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(columns.text(1, 0, true)).isEqualTo("0.33");
        MatrixFigure difference = MatrixFigure.difference("d", matrix, before);
        assertThat(difference.text(0, 0, false)).isEqualTo("+1");
        assertThat(difference.text(0, 1, false)).isEqualTo("−1");
        assertThat(difference.text(1, 1, false)).isEmpty();
        assertThat(NumbersText.csv(difference).lines()).containsExactly("actual \\ predicted,a,b", "a,1,-1", "b,0,0");
        // More right ones and fewer wrong ones are both for the better.
        assertThat(pixels(drawn(difference), Palette.cell(false))).isZero();
        assertThatThrownBy(() -> new MatrixFigure("d", matrix, MatrixLook.DIFFERENCE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTableOfScoresHasMacroAveragesAndBothAccuracies() {
        ConfusionMatrix test = new ConfusionMatrix(List.of("a", "b"), new int[][] {{6, 2}, {3, 9}});
        Table table = RunFigures.scoresPerClass(test, null, test);
        assertThat(table.rows().get(0).stream().map(Table.Cell::shown))
                .containsExactly("a", "0.6667", "0.7500", "0.7059", "8", "–", "0.7500");
        assertThat(table.rows().get(2).stream().map(Table.Cell::shown))
                .containsExactly("all (macro average)", "0.7424", "0.7500", "0.7442", "20", "–", "0.7500");
    }
}
