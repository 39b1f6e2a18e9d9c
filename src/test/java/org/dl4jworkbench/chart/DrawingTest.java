package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final Axis X = Axis.counting("epoch");
    private static final Axis Y = Axis.fromZero("loss");

    private static LineFigure figure(double[] x, double[] y) {
        return LineFigure.of("test", X, Y, List.of(Series.of("a", x, y, 0, Series.Look.LINE)));
    }

    private static @Nullable PlotArea draw(LineFigure figure, BufferedImage image, @Nullable XWindow window) {
        Graphics2D g2 = image.createGraphics();
        Rectangle2D area = new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight());
        PlotArea plot = Drawing.draw(figure, ChartStyle.screenLight(), g2, area, Medium.pixels(1), window);
        g2.dispose();
        return plot;
    }

    private static BufferedImage canvas() {
        return new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB_PRE);
    }

    private static PlotArea plot(LineFigure figure) {
        PlotArea plot = draw(figure, canvas(), null);
        assertThat(plot).isNotNull();
        return java.util.Objects.requireNonNull(plot);
    }

    /** Pixels in the first colour of the palette, strong enough to be seen. */
    private static int inked(BufferedImage image) {
        Color colour = Palette.colour(0);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = new Color(image.getRGB(x, y), true);
                count += pixel.getAlpha() > 100
                                && Math.abs(pixel.getRed() - colour.getRed()) < 12
                                && Math.abs(pixel.getGreen() - colour.getGreen()) < 12
                                && Math.abs(pixel.getBlue() - colour.getBlue()) < 12
                        ? 1
                        : 0;
            }
        }
        return count;
    }

    private static int alpha(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y), true).getAlpha();
    }

    @Test
    void theCurvePassesWhereThePlotAreaSays() {
        LineFigure figure = figure(new double[] {0, 10}, new double[] {3, 3});
        BufferedImage image = canvas();
        PlotArea plot = draw(figure, image, null);
        assertThat(plot).isNotNull();
        int x = (int) plot.pixelX(5);
        int y = (int) plot.pixelY(3);
        // The line is 1.6 pixels wide: one of the rows around its middle is covered nearly in full.
        int covered = Math.max(alpha(image, x, y - 1), Math.max(alpha(image, x, y), alpha(image, x, y + 1)));
        assertThat(covered).isGreaterThan(180);
        assertThat(alpha(image, x, y - 8)).isZero();
        assertThat(inked(image)).isGreaterThan(200);
        assertThat(plot.xAt(plot.pixelX(7))).isCloseTo(7, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void anEmptyFigureSaysSoAndHasNoPlotArea() {
        BufferedImage image = canvas();
        assertThat(draw(LineFigure.of("empty", X, Y, List.of()), image, null)).isNull();
        assertThat(draw(figure(new double[0], new double[0]), image, null)).isNull();
        BufferedImage blank = canvas();
        assertThat(image.getRGB(0, 0)).isEqualTo(blank.getRGB(0, 0));
        int painted = 0;
        for (int y = 130; y < 160; y++) {
            for (int x = 150; x < 300; x++) {
                painted += new Color(image.getRGB(x, y), true).getAlpha() > 100 ? 1 : 0;
            }
        }
        assertThat(painted).as("the sentence in the middle").isGreaterThan(50);
    }

    @Test
    void aSinglePointIsSeen() {
        BufferedImage image = canvas();
        PlotArea plot = draw(figure(new double[] {1}, new double[] {0.5}), image, null);
        assertThat(plot).isNotNull();
        assertThat(inked(image)).isBetween(15, 60);
    }

    @Test
    void aPointBetweenTwoGapsIsSeen() {
        BufferedImage image = canvas();
        draw(figure(new double[] {1, 2, 3}, new double[] {Double.NaN, 0.5, Double.NaN}), image, null);
        assertThat(inked(image)).isBetween(15, 60);
    }

    @Test
    void aConstantSeriesHasARange() {
        PlotArea plot = plot(figure(new double[] {1, 2}, new double[] {0, 0}));
        assertThat(plot.yMin()).isLessThan(plot.yMax());
        LineFigure negative = LineFigure.of(
                "test",
                X,
                Axis.linear("z"),
                List.of(Series.of("a", new double[] {1, 2}, new double[] {-4, -4}, 0, Series.Look.LINE)));
        PlotArea below = plot(negative);
        assertThat(below.yMin()).isLessThan(-4);
        assertThat(below.yMax()).isGreaterThan(-4);
    }

    @Test
    void infiniteAndMissingValuesDoNotStretchTheAxis() {
        PlotArea plot = plot(figure(
                new double[] {1, 2, 3, 4},
                new double[] {1, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY}));
        assertThat(plot.yMax()).isBetween(1.0, 2.0);
        assertThat(draw(figure(new double[] {1}, new double[] {Double.NaN}), canvas(), null))
                .isNull();
    }

    @Test
    void valuesNearTheEndsOfDoublesDoNotFail() {
        assertThat(plot(figure(new double[] {1, 2}, new double[] {1e-300, 1e300}))
                        .yMax())
                .isGreaterThanOrEqualTo(1e300);
        assertThat(plot(figure(new double[] {1, 2}, new double[] {1, Math.nextUp(1)}))
                        .yMax())
                .isGreaterThan(1);
        assertThat(plot(figure(new double[] {1, 2}, new double[] {1e-300, 1e300})
                                .withLog(true, true))
                        .yMin())
                .isGreaterThan(0);
    }

    @Test
    void aLogAxisLeavesOutWhatItCannotShowAndCountsIt() {
        LineFigure figure =
                figure(new double[] {0, 1, 10}, new double[] {5, 0, 0.01}).withLog(true, true);
        assertThat(figure.leftOut()).containsExactly("2 of 3 points are at or below zero, left out on the log axis");
        PlotArea plot = plot(figure);
        assertThat(plot.yMin()).isPositive();
        assertThat(plot.yMax()).isLessThan(1);
        assertThat(figure.withLog(false, false).leftOut()).isEmpty();
    }

    @Test
    void pointsThatAreNotFiniteAreCountedOnceAndNotAgainInTheSmoothedLine() {
        Series raw = Series.of("loss", new double[] {1, 2, 3}, new double[] {1, Double.NaN, 2}, 0, Series.Look.RAW);
        LineFigure figure = LineFigure.of("t", X, Y, List.of(raw, raw.smoothed(0.5)));
        assertThat(figure.leftOut()).containsExactly("1 of 3 points is not finite, left out");
    }

    @Test
    void aZoomedFigureShowsTheWindowAndFitsTheValuesInIt() {
        LineFigure figure = figure(new double[] {0, 50, 51, 52, 100}, new double[] {90, 1, 2, 1, 90});
        PlotArea plot = draw(figure, canvas(), new XWindow(49, 53));
        assertThat(plot).isNotNull();
        assertThat(plot.xMin()).isEqualTo(49);
        assertThat(plot.xMax()).isEqualTo(53);
        assertThat(plot.yMax()).isLessThan(5);
    }

    @Test
    void aZoomBetweenTwoPointsShowsTheLineThatPasses() {
        LineFigure figure = figure(new double[] {0, 100}, new double[] {0, 100});
        PlotArea plot = draw(figure, canvas(), new XWindow(20, 60));
        assertThat(plot).isNotNull();
        assertThat(plot.yMax()).isBetween(60.0, 80.0);
        PlotArea logarithmic = draw(
                figure(new double[] {1, 10_000}, new double[] {1, 100}).withLog(true, true),
                canvas(),
                new XWindow(10, 100));
        assertThat(logarithmic).isNotNull();
        // On both log axes the line is straight: at 10 it is at 100^(1/4), at 100 at 100^(1/2).
        assertThat(logarithmic.yMin()).isBetween(2.5, Math.sqrt(10));
        assertThat(logarithmic.yMax()).isBetween(10.0, 12.0);
    }

    @Test
    void screenPicturesLetTheCardShowThroughAndFilesAreWhite() {
        LineFigure figure = figure(new double[] {1, 2}, new double[] {1, 2});
        BufferedImage screen = Drawing.picture(figure, ChartStyle.screenDark(), new Size(300, 200), 2);
        assertThat(screen.getWidth()).isEqualTo(600);
        assertThat(new Color(screen.getRGB(1, 1), true).getAlpha()).isZero();
        BufferedImage print = Drawing.picture(figure, ChartStyle.print(), new Size(300, 200), 1);
        assertThat(new Color(print.getRGB(1, 1), true)).isEqualTo(Color.WHITE);
    }
}
