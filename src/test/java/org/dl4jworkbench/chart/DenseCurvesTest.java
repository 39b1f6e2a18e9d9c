package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseCurvesTest {
    private static final Medium SCREEN = Medium.pixels(1);

    private static Series noise(int size) {
        Random random = new Random(7);
        double[] x = new double[size];
        double[] y = new double[size];
        for (int index = 0; index < size; index++) {
            x[index] = index + 1;
            y[index] = 2 + random.nextGaussian() / 3;
        }
        return Series.of("noise", x, y, 0, Series.Look.RAW);
    }

    private static int begin(Series series, Decimation.Window window, Medium medium) {
        return DenseCurves.begin(series, Decimation.thin(series, window, false), window, medium);
    }

    @Test
    void aLongNoisyCurveIsDenseThroughoutAndAShortOneNowhere() {
        Decimation.Window window = new Decimation.Window(1, 100_000, false, 400);
        assertThat(begin(noise(100_000), window, SCREEN)).isZero();

        Series few = noise(300);
        assertThat(begin(few, new Decimation.Window(1, 300, false, 400), SCREEN))
                .isEqualTo(300);
    }

    @Test
    void onALogAxisTheLineIsDenseFromWhereItsColumnsHoldSeveralValues() {
        Decimation.Window window = new Decimation.Window(1, 100_000, true, 600);
        Series series = noise(100_000);
        Decimation.Points points = Decimation.thin(series, window, false);
        int begin = DenseCurves.begin(series, points, window, SCREEN);
        assertThat(points.x()[begin]).isBetween(50.0, 500.0);
    }

    @Test
    void linesStayLinesInVectorFilesAndWhereTheyAreToBeFollowed() {
        Decimation.Window window = new Decimation.Window(1, 100_000, false, 400);
        Series series = noise(100_000);
        int all = Decimation.thin(series, window, false).size();
        assertThat(begin(series, window, Medium.vectors())).isEqualTo(all);
        assertThat(begin(series.withLook(Series.Look.LINE), window, SCREEN)).isEqualTo(all);
    }

    @Test
    void thePictureHasEveryPeakAndNothingBeyondThem() {
        int size = 200_000;
        double[] x = new double[size];
        double[] y = new double[size];
        for (int index = 0; index < size; index++) {
            x[index] = index;
            y[index] = index % 2 == 0 ? 1 : 2;
        }
        y[123_456] = 9;
        LineFigure figure = LineFigure.of(
                "peak", Axis.linear("x"), Axis.fromZero("y"), List.of(Series.of("peak", x, y, 0, Series.Look.RAW)));
        BufferedImage picture = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        var g2 = picture.createGraphics();
        g2.setColor(Color.WHITE);
        g2.fillRect(0, 0, 640, 400);
        PlotArea area = Objects.requireNonNull(LineDrawing.draw(
                figure,
                ChartStyle.screenLight(),
                g2,
                new java.awt.geom.Rectangle2D.Double(0, 0, 640, 400),
                SCREEN,
                null));
        g2.dispose();

        assertThat(isDrawn(picture, pixel(area, 60_000, 1.5))).isTrue();
        assertThat(isDrawn(picture, pixel(area, 60_000, 2.4))).isFalse();
        assertThat(isDrawn(picture, pixel(area, 60_000, 0.6))).isFalse();
        // The one value among two hundred thousand, a column of pixels wide.
        assertThat(List.of(-1, 0, 1).stream().anyMatch(beside -> {
                    Point2D at = pixel(area, 123_456, 6);
                    return isDrawn(picture, new Point2D.Double(at.getX() + beside, at.getY()));
                }))
                .isTrue();
    }

    private static Point2D pixel(PlotArea area, double x, double y) {
        return new Point2D.Double(area.pixelX(x), area.pixelY(y));
    }

    /** Bluish: grid lines are grey. */
    private static boolean isDrawn(BufferedImage picture, Point2D at) {
        Color colour = new Color(picture.getRGB((int) at.getX(), (int) at.getY()));
        return colour.getBlue() - colour.getRed() > 15;
    }
}
