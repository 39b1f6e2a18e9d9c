package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {
    /** CIE 1976 L*a*b* by its own formulas (D65), a second opinion on what looks how different. */
    private static double[] lab(Color colour) {
        double[] linear = new double[3];
        int[] channels = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        for (int i = 0; i < 3; i++) {
            double share = channels[i] / 255.0;
            linear[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
        double x = f((0.4124564 * linear[0] + 0.3575761 * linear[1] + 0.1804375 * linear[2]) / 0.95047);
        double y = f(0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2]);
        double z = f((0.0193339 * linear[0] + 0.1191920 * linear[1] + 0.9503041 * linear[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
    }

    @Test
    void lighterMeansMoreFromDarkToNearlyWhite() {
        double before = -1;
        for (int step = 0; step <= 64; step++) {
            double lightness = lab(ColourMap.SEQUENTIAL.colour(step / 64.0))[0];
            assertThat(lightness).isGreaterThan(before);
            before = lightness;
        }
        assertThat(lab(ColourMap.SEQUENTIAL.colour(0))[0]).isLessThan(15);
        assertThat(before).isGreaterThan(85);
    }

    @Test
    void theLightnessOfTheSequentialMapRisesEvenly() {
        for (int step = 0; step < 8; step++) {
            double from = lab(ColourMap.SEQUENTIAL.colour(step / 8.0))[0];
            double to = lab(ColourMap.SEQUENTIAL.colour((step + 1) / 8.0))[0];
            assertThat(to - from).isBetween(6.0, 15.0);
        }
    }

    @Test
    void zeroIsNearlyWhiteAndBothSidesAreEquallyStrong() {
        double[] middle = lab(ColourMap.DIVERGING.colour(0.5));
        assertThat(middle[0]).isGreaterThan(93);
        for (double share : new double[] {0.1, 0.25, 0.4}) {
            double[] negative = lab(ColourMap.DIVERGING.colour(share));
            double[] positive = lab(ColourMap.DIVERGING.colour(1 - share));
            assertThat(negative[0]).isCloseTo(positive[0], within(7.0));
            // Blue against red: told apart on the blue–yellow axis, which nearly everybody sees.
            assertThat(negative[2]).isNegative();
            assertThat(positive[2]).isPositive();
        }
        assertThat(ColourMap.DIVERGING.colour(0).getBlue())
                .isGreaterThan(ColourMap.DIVERGING.colour(0).getRed());
        assertThat(ColourMap.DIVERGING.colour(1).getRed())
                .isGreaterThan(ColourMap.DIVERGING.colour(1).getBlue());
    }

    @Test
    void greyIsThePictureItself() {
        assertThat(ColourMap.GREY.argb(77 / 255.0)).isEqualTo(0xFF4D4D4D);
    }

    @ParameterizedTest
    @EnumSource
    void valuesBeyondTheEndsHaveTheEndsColourAndNoNumberHasNone(ColourMap map) {
        assertThat(map.argb(-3)).isEqualTo(map.argb(0));
        assertThat(map.argb(7)).isEqualTo(map.argb(1));
        assertThat(map.argb(Double.NaN)).isZero();
    }
}
