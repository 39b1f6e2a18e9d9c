package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;

/** What figures say where there is little to show. */
class TruthfulFiguresTest {
    private static String svg(Figure figure) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FigureFiles.write(figure, Format.SVG, out, Drawing.naturalSize(figure));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static HistogramFigure.Curve curve(String name, double value, int count) {
        float[] values = new float[count];
        Arrays.fill(values, (float) value);
        return new HistogramFigure.Curve(name, Histogram.of(0, 0, values), 0);
    }

    private static HistogramFigure histograms(HistogramFigure.Curve... curves) {
        return new HistogramFigure(
                "Weights",
                HistogramFigure.Form.OVERLAID,
                true,
                List.of(new HistogramFigure.Panel("Dense 1 · weights", List.of(curves))));
    }

    @Test
    void weightsThatAreAllZeroAreASpikeAtZero() throws IOException {
        HistogramFigure figure = histograms(curve("epoch 0", 0, 500));
        AxisRange around = figure.panels().get(0).around();
        assertThat(around.min()).isEqualTo(-1);
        assertThat(around.max()).isEqualTo(1);
        assertThat(svg(figure))
                .contains("all 500 values are 0", ">count<", ">value<")
                .doesNotContain(">density<");
        assertThat(NumbersText.csv(figure)).contains("epoch 0,0,0,500,\n");
        // Ink in the middle, none a quarter to the left and right of it: no block from 0 to 1.
        BufferedImage image = Drawing.picture(figure, ChartStyle.print(), new Size(560, 300), 1);
        int middle = (14 + 42 + 560 - 14 - 8) / 2;
        assertThat(blue(image, middle)).isTrue();
        assertThat(blue(image, middle + 60)).isFalse();
        assertThat(blue(image, middle - 60)).isFalse();
    }

    private static boolean blue(BufferedImage image, int x) {
        int rgb = image.getRGB(x, 150);
        return (rgb & 0xFF) > (rgb >> 16 & 0xFF) + 30;
    }

    @Test
    void equalValuesBesideOthersHideNothing() throws IOException {
        HistogramFigure.Curve spread =
                SampleSheets.overlaid().panels().get(0).curves().get(0);
        HistogramFigure figure = histograms(curve("epoch 0", 0, 500), spread);
        HistogramFigure.Panel panel = figure.panels().get(0);
        assertThat(panel.isOfEqualValues()).isFalse();
        assertThat(panel.common())
                .allSatisfy(each -> assertThat(each.histogram().width()).isEqualTo(panel.width()));
        assertThat(svg(figure)).contains("epoch 0: all 500 values are 0");
    }

    @Test
    void weightsThatAllBecameNaNAreNotDrawnAsZeros() throws IOException {
        HistogramFigure figure = histograms(curve("epoch 3", Double.NaN, 20));
        assertThat(svg(figure)).contains("No finite values").doesNotContain(">0<");
    }

    @Test
    void histogramsOfTheSmallestFloatsKeepTheirBinsOnTheDisk() {
        Histogram tiny = Histogram.of(0, 0, new float[] {Float.MIN_VALUE, 3 * Float.MIN_VALUE});
        assertThat(Histogram.ofRow(tiny.row()).width()).isEqualTo(Float.MIN_VALUE);
        assertThat(histograms(new HistogramFigure.Curve("a", Histogram.ofRow(tiny.row()), 0))
                        .panels()
                        .get(0)
                        .width())
                .isPositive();
    }

    @Test
    void aLineWithoutANumberSaysWhy() throws IOException {
        Series nan =
                Series.of("train", new double[] {1, 2}, new double[] {Double.NaN, Double.NaN}, 0, Series.Look.LINE);
        LineFigure figure = LineFigure.of("Loss", Axis.counting("epoch"), Axis.fromZero("loss"), List.of(nan));
        assertThat(svg(figure)).contains("No finite values", "2 of 2 points are not finite, left out");
        Series zeros = Series.of("train", new double[] {1, 2}, new double[2], 0, Series.Look.LINE);
        assertThat(svg(figure.withSeries(List.of(zeros)).withLog(false, true)))
                .contains("Nothing above zero for the log axis");
    }

    @Test
    void pointsWithoutAPlaceAreCounted() throws IOException {
        ClassPoints points = ClassPoints.of(new float[] {1, Float.NaN, 2}, new float[] {1, 1, 3}, new int[] {0, 0, 0});
        ScatterFigure figure = ScatterFigure.of(
                "Latent",
                Axis.linear("unit 1"),
                Axis.linear("unit 2"),
                List.of("a"),
                List.of(ScatterFigure.Panel.of("", points)));
        assertThat(svg(figure)).contains("1 of 3 points is not finite, left out");
        assertThat(svg(figure.withHidden(java.util.Set.of(0)))).contains("Every class is hidden");
        ClassPoints equal = ClassPoints.of(new float[3], new float[3], new int[3]);
        assertThat(equal.note()).isEqualTo("all 3 points lie in one place");
    }

    @Test
    void anExampleWhosePredictionBecameNaNIsTakenForNothing() {
        ExampleSheet.Example example = new ExampleSheet.Example(
                0, new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), 1, new float[] {Float.NaN, Float.NaN});
        ExampleSheet sheet = ExampleSheet.of("Examples", List.of("a", "b"), List.of(example));
        assertThat(example.predicted()).isEqualTo(-1);
        assertThat(sheet.caption(example)).isEqualTo("b · no finite probability");
    }

    @Test
    void twoExamplesSideBySideTellAllTheirProbabilities() throws IOException {
        ExampleSheet sheet = SampleSheets.examples(2).withBars();
        String svg = svg(sheet);
        for (ExampleSheet.Example example : sheet.examples()) {
            assertThat(svg).contains("Test example " + example.number(), sheet.caption(example));
            for (int label = 0; label < 10; label++) {
                assertThat(svg).contains(String.format(java.util.Locale.ROOT, ">%.3f<", example.probability(label)));
            }
        }
        assertThat(svg).contains(">✓ " + sheet.examples().get(0).actual() + "<");
    }

    @Test
    void noLabelOfABoxCoversAnother() {
        Rectangle2D whole = new Rectangle2D.Double(0, 0, 400, 300);
        List<Rectangle2D> taken = new ArrayList<>();
        for (int box = 0; box < 6; box++) {
            Rectangle2D frame = new Rectangle2D.Double(50 + 3 * box, 60 + 2 * box, 90, 80);
            Rectangle2D place = PictureDrawing.place(110, 16, frame, whole, taken);
            assertThat(taken).noneMatch(place::intersects);
            assertThat(whole.contains(place)).isTrue();
            taken.add(place);
        }
    }

    @Test
    void aMatrixNamesSplitAndMoment() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a"), new int[][] {{1}});
        assertThat(RunFigures.confusion(matrix, SplitName.TEST, MatrixLook.ROW_SHARES, "epoch 12")
                        .title())
                .isEqualTo("Confusion matrix, test, epoch 12, row-normalised");
    }

    @Test
    void barsWithoutAValueAreCounted() throws IOException {
        BarFigure figure = new BarFigure(
                "Accuracy",
                "class",
                Axis.fromZero("accuracy"),
                List.of("a", "b"),
                List.of(new BarFigure.Group("test", new double[] {0.5, Double.NaN}, 0)));
        assertThat(svg(figure)).contains("1 of 2 bars has no value");
        BarFigure none = new BarFigure("Importance", "parameter", Axis.fromZero("share"), List.of(), List.of(), true)
                .withAbsence("Needs 5 finished trials, there are 2");
        assertThat(svg(none)).contains("Needs 5 finished trials, there are 2");
    }

    @Test
    void ticksThatLabelsCannotTellApartAreNotRepeated() {
        assertThat(Ticks.linear(1, 1 + 1e-9, 6, false))
                .extracting(Ticks.Tick::label)
                .doesNotHaveDuplicates();
        assertThat(Ticks.linear(-0.02, 0.02, 4, false))
                .extracting(Ticks.Tick::label)
                .contains("0.00")
                .doesNotContain("-0.00");
    }
}
