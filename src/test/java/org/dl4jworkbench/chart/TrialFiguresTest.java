package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrialFiguresTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 800, 400);

    @Test
    void aPlaceOnEveryScaleIsFoundAgain() {
        ScaleAxis log = ScaleAxis.of("rate", ScaleAxis.Scale.LOG, 1e-4, 1);
        assertThat(log.share(1e-2)).isCloseTo(0.5, within(1e-12));
        assertThat(log.valueAt(0.25)).isCloseTo(1e-3, within(1e-12));
        assertThat(log.share(0)).isNaN();
        ScaleAxis named = ScaleAxis.categories("activation", List.of("relu", "tanh"));
        assertThat(named.share(0)).isEqualTo(0.25);
        assertThat(named.share(1)).isEqualTo(0.75);
        assertThat(named.text(named.valueAt(0.9))).isEqualTo("tanh");
        assertThat(ScaleAxis.over("loss", new double[] {0.01, Double.NaN, 5}).scale())
                .isEqualTo(ScaleAxis.Scale.LOG);
        assertThat(ScaleAxis.over("loss", new double[] {0.3, 0.4}).scale()).isEqualTo(ScaleAxis.Scale.LINEAR);
        assertThat(ScaleAxis.over("loss", new double[] {0.3}).min()).isLessThan(0.3);
        assertThatThrownBy(() -> new ScaleAxis("rate", ScaleAxis.Scale.LOG, 0, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brushesOfSeveralAxesAreAllToBeMet() {
        ParallelFigure figure = SampleTrials.parallel(40);
        assertThat(figure.lines()).allMatch(figure::isInside);
        ParallelFigure brushed =
                figure.withBrushes(List.of(new AxisInterval(0, 1e-3, 0.1), new AxisInterval(2, 0, 0.4)));
        List<ParallelFigure.Line> inside =
                brushed.lines().stream().filter(brushed::isInside).toList();
        assertThat(inside).isNotEmpty().hasSizeLessThan(40).allSatisfy(line -> {
            assertThat(line.values().get(0)).isBetween(1e-3, 0.1);
            assertThat(line.values().get(2)).isEqualTo(0.0);
        });
        assertThat(brushed.withBrushes(List.of(new AxisInterval(5, 0, 100))).lines())
                .filteredOn(line -> line.values().get(5).isNaN())
                .noneMatch(brushed.withBrushes(List.of(new AxisInterval(5, 0, 100)))::isInside);
    }

    @Test
    void theLayoutTurnsRowsIntoValuesAndFindsTheLineUnderThePointer() {
        ParallelFigure figure = SampleTrials.parallel(40);
        ParallelLayout layout = ParallelLayout.of(figure, ChartStyle.screenLight(), AREA);
        assertThat(layout.valueAt(0, layout.y(0, 0.03))).isCloseTo(0.03, within(1e-9));
        assertThat(layout.valueAt(1, layout.top() - 50)).isEqualTo(128);
        assertThat(layout.nearest(layout.x().get(3) + 5)).isEqualTo(3);
        List<Double> values = figure.lines().get(0).values();
        double between = (layout.x().get(1) + layout.x().get(2)) / 2;
        double row = (layout.y(1, values.get(1)) + layout.y(2, values.get(2))) / 2;
        assertThat(layout.distance(values, between, row)).isCloseTo(0, within(1e-9));
        assertThat(layout.distance(values, between, row + 30)).isBetween(1.0, 30.0);
        assertThat(layout.distance(values, layout.x().get(0) - 10, row)).isInfinite();
    }

    @Test
    void theBetterEndHasTheStrongerColourInBothThemes() {
        int goodOnWhite = TrialColours.of(1, ChartStyle.screenLight()).getGreen();
        int badOnWhite = TrialColours.of(0, ChartStyle.screenLight()).getGreen();
        assertThat(goodOnWhite).isLessThan(badOnWhite - 80);
        assertThat(TrialColours.of(1, ChartStyle.screenDark()).getGreen())
                .isGreaterThan(TrialColours.of(0, ChartStyle.screenDark()).getGreen() + 80);
        ParallelFigure figure = SampleTrials.parallel(40);
        ParallelFigure.Line best = figure.lines().stream()
                .filter(line -> line.look() == TrialLook.BEST)
                .findFirst()
                .orElseThrow();
        assertThat(figure.goodness(best)).isGreaterThan(0.95);
        assertThat(new ParallelFigure(figure.title(), figure.axes(), figure.lines(), false, List.of()).goodness(best))
                .isLessThan(0.05);
    }

    @Test
    void brushedOutLinesArePale() {
        ParallelFigure figure = SampleTrials.parallel(40);
        int all = inked(figure);
        int few = inked(figure.withBrushes(List.of(new AxisInterval(0, 1e-4, 2e-4))));
        assertThat(few).isLessThan(all / 2);
    }

    /** Pixels that differ strongly from the white they are drawn on. */
    private static int inked(ParallelFigure figure) {
        BufferedImage image = Drawing.picture(figure, ChartStyle.print(), Drawing.naturalSize(figure), 1);
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 60; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) >> 8 & 0xFF) < 0xB0) {
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void pointsOfACategoryStandSideBySideAndStayWhenMoreCome() {
        DotFigure few = SampleTrials.dots(20, 2);
        DotFigure many = new DotFigure(
                few.title(), few.x(), few.y(), SampleTrials.dots(40, 2).dots());
        DotLayout before = DotLayout.of(few, ChartStyle.screenLight(), AREA);
        DotLayout after = DotLayout.of(many, ChartStyle.screenLight(), AREA);
        assertThat(few.dots().stream()
                        .filter(few::shows)
                        .map(dot -> place(before, dot).getX())
                        .distinct()
                        .count())
                .isEqualTo(few.dots().stream().filter(few::shows).count());
        DotFigure.Dot first = few.dots().get(0);
        assertThat(place(after, first).getX()).isEqualTo(place(before, first).getX(), within(1e-9));
        double width = before.inside().getWidth() / 3;
        for (DotFigure.Dot dot : few.dots()) {
            if (few.shows(dot)) {
                double left = before.inside().getX() + dot.x() * width;
                assertThat(place(before, dot).getX()).isBetween(left, left + width);
            }
        }
        assertThat(before.nearest(
                        place(before, first).getX() + 3, place(before, first).getY(), 6))
                .isEqualTo(first);
        assertThat(before.nearest(-100, -100, 6)).isNull();
    }

    private static Point2D place(DotLayout layout, DotFigure.Dot dot) {
        return Objects.requireNonNull(layout.place(dot));
    }

    @Test
    void everyNumberIsWritten() {
        String parallel = NumbersText.csv(SampleTrials.parallel(12));
        assertThat(parallel.lines())
                .hasSize(13)
                .first()
                .isEqualTo("trial,Learning rate,\"Layer 1, units\",\"Layer 1, activation\","
                        + "Momentum of the optimiser,L2,validation loss,state");
        assertThat(parallel).contains(",relu,").contains(",,ended early").contains(",best\n");
        assertThat(NumbersText.csv(SampleTrials.dots(12, 2)))
                .startsWith(
                        "trial,\"Layer 1, activation\",validation loss,\"validation loss, standard deviation\",state\n");
        assertThat(NumbersText.csv(SampleTrials.bestSoFar()).lines().findFirst())
                .contains("trial,trials,best so far");
    }

    @Test
    void everyFileIsWrittenAndTheNamesAreText() throws Exception {
        for (Exhibit exhibit : List.of(
                SampleTrials.parallel(25),
                SampleTrials.parallel(0),
                SampleTrials.dots(25, 0),
                SampleTrials.dots(0, 2),
                SampleTrials.importance())) {
            for (Format format : List.of(Format.PNG, Format.SVG, Format.PDF)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                FigureFiles.write(exhibit, format, out, Drawing.naturalSize(exhibit));
                assertThat(out.size()).as("%s as %s", exhibit.title(), format).isGreaterThan(800);
                if (format == Format.SVG) {
                    assertThat(out.toString(StandardCharsets.UTF_8)).contains(">" + exhibit.title() + "<");
                }
            }
        }
    }

    @Test
    void stepsKeepEachValueUpToTheNext() {
        Decimation.Points steps = new Decimation.Points(new double[] {1, 2, 5}, new double[] {9, 4, 3}).stepped();
        assertThat(steps.x()).containsExactly(1, 2, 2, 5, 5);
        assertThat(steps.y()).containsExactly(9, 9, 4, 4, 3);
        assertThat(new Decimation.Points(new double[0], new double[0]).stepped().size())
                .isZero();
    }
}
