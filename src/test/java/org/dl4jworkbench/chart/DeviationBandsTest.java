package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeviationBandsTest {
    private static final double[] X = {0, 1, 2, 3, 4};
    private static final double[] Y = {2, 2, 2, 2, 2};

    private final BufferedImage picture = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);

    private PlotArea draw(Series series, boolean log) {
        LineFigure figure = LineFigure.of("band", Axis.linear("x"), Axis.linear("y"), List.of(series))
                .withLog(false, log);
        Graphics2D g2 = picture.createGraphics();
        g2.setPaint(Color.WHITE);
        g2.fillRect(0, 0, 500, 400);
        PlotArea area = Drawing.draw(
                figure, ChartStyle.screenLight(), g2, new Rectangle2D.Double(0, 0, 500, 400), Medium.pixels(1), null);
        g2.dispose();
        return Objects.requireNonNull(area);
    }

    private Color at(PlotArea area, double x, double y) {
        return new Color(picture.getRGB((int) area.pixelX(x), (int) area.pixelY(y)));
    }

    private static boolean isTinted(Color colour) {
        // The palette's first is blue: a tint takes more of red than of blue.
        return colour.getBlue() - colour.getRed() > 15;
    }

    private static Series line() {
        return Series.of("mean", X, Y, 0, Series.Look.LINE);
    }

    @Test
    void theBandIsFilledFromTheDeviationBelowToTheDeviationAboveAndTheAxisHoldsIt() {
        PlotArea area = draw(line().withDeviations(new double[] {1, 1, 1, 1, 1}), false);
        assertThat(area.yMin()).isLessThanOrEqualTo(1);
        assertThat(area.yMax()).isGreaterThanOrEqualTo(3);
        assertThat(isTinted(at(area, 1.5, 2.6))).isTrue();
        assertThat(isTinted(at(area, 1.5, 1.4))).isTrue();
        assertThat(isTinted(at(draw(line(), false), 1.5, 2.02))).isFalse();
    }

    @Test
    void whereThereIsNoDeviationThereIsNoBand() {
        PlotArea area = draw(line().withDeviations(new double[] {1, 1, Double.NaN, 1, 1}), false);
        assertThat(isTinted(at(area, 0.5, 2.6))).isTrue();
        assertThat(isTinted(at(area, 3.5, 2.6))).isTrue();
        assertThat(isTinted(at(area, 2, 2.6))).isFalse();
    }

    @Test
    void onALogAxisABandThatReachesZeroGoesDownToThePlotsEdge() {
        PlotArea area = draw(line().withDeviations(new double[] {2.5, 1, 1, 1, 2.5}), true);
        assertThat(isTinted(at(area, 1.5, 1.5))).isTrue();
    }

    @Test
    void aFadedCurveTakesItsBandAlongAndADeviationIsNeededForEveryPoint() {
        Series banded = line().withDeviations(new double[] {1, 1, 1, 1, 1});
        PlotArea area = draw(banded.withEmphasis(Series.Emphasis.FADED), false);
        assertThat(isTinted(at(area, 1.5, 2.6))).isFalse();
        assertThat(banded.withName("other").deviation(2)).isEqualTo(1);
        assertThatThrownBy(() -> line().withDeviations(new double[] {1})).isInstanceOf(IllegalArgumentException.class);
    }
}
