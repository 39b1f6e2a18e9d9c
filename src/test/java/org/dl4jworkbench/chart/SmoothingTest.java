package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SmoothingTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void theFirstValuesAreNotPulledTowardsZero() {
        // By hand, w = 0.5: 4; (0.25·4 + 0.5·2) / 0.75 = 8/3; (0.125·4 + 0.25·2 + 0.5·6) / 0.875 = 32/7.
        double[] smooth = Smoothing.of(new double[] {4, 2, 6}, 0.5);
        assertThat(smooth).containsExactly(new double[] {4, 8.0 / 3, 32.0 / 7}, CLOSE);
    }

    @Test
    void weightZeroChangesNothing() {
        assertThat(Smoothing.of(new double[] {3, -1, 7}, 0)).containsExactly(3, -1, 7);
    }

    @Property
    void aConstantStaysThatConstant(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(7) double value,
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(7) double weight) {
        double[] values = new double[500];
        java.util.Arrays.fill(values, value);
        double[] expected = values.clone();
        assertThat(Smoothing.of(values, weight)).containsExactly(expected, within(1e-9 * Math.max(1, Math.abs(value))));
    }

    @Property
    void smoothedValuesStayWithinWhatWasSeen(
            @ForAll @Size(min = 1, max = 200) double[] values,
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(7) double weight) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] bounded = java.util.Arrays.stream(values).map(Math::sin).toArray();
        double[] smooth = Smoothing.of(bounded, weight);
        for (int index = 0; index < bounded.length; index++) {
            low = Math.min(low, bounded[index]);
            high = Math.max(high, bounded[index]);
            assertThat(smooth[index]).isBetween(low - 1e-9, high + 1e-9);
        }
    }

    @Test
    void valuesThatAreNotFiniteStayGapsAndTouchNothingElse() {
        double[] smooth = Smoothing.of(new double[] {4, Double.NaN, 2, Double.POSITIVE_INFINITY, 6}, 0.5);
        assertThat(smooth[1]).isNaN();
        assertThat(smooth[3]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new double[] {smooth[0], smooth[2], smooth[4]})
                .containsExactly(new double[] {4, 8.0 / 3, 32.0 / 7}, CLOSE);
    }

    @Test
    void aWeightOfOneIsRefusedBecauseItWouldForgetNothing() {
        assertThatThrownBy(() -> new Smoothing(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Smoothing(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
