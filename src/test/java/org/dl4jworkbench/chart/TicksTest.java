package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream()
                .filter(tick -> !tick.minor())
                .map(Ticks.Tick::label)
                .toList();
    }

    @Test
    void iterationsAreCountedInThousands() {
        assertThat(labels(Ticks.linear(0, 10_000, 5, true))).containsExactly("0", "2k", "4k", "6k", "8k", "10k");
        assertThat(labels(Ticks.linear(0, 3_000_000, 6, true)))
                .containsExactly("0", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M", "3.0M");
    }

    @Test
    void allLabelsOfAnAxisHaveTheSameDecimals() {
        assertThat(labels(Ticks.linear(0, 0.08, 4, false))).containsExactly("0.00", "0.02", "0.04", "0.06", "0.08");
        assertThat(labels(Ticks.linear(0, 2.5, 5, false))).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0", "2.5");
    }

    @Test
    void fewEpochsGetNoFractions() {
        assertThat(labels(Ticks.linear(0, 2, 10, true))).containsExactly("0", "1", "2");
    }

    @Test
    void aLogAxisOverDecadesLabelsThePowersOfTen() {
        assertThat(labels(Ticks.logarithmic(1, 10_000, 8))).containsExactly("1", "10", "100", "1000", "10k");
        assertThat(labels(Ticks.logarithmic(0.0001, 1, 8))).containsExactly("0.0001", "0.001", "0.01", "0.1", "1");
    }

    @Test
    void aShortLogAxisLabelsOneTwoFive() {
        assertThat(labels(Ticks.logarithmic(0.004, 0.07, 8))).containsExactly("0.005", "0.01", "0.02", "0.05");
    }

    @Test
    void aDeepZoomIntoManyIterationsShowsThemInFull() {
        assertThat(labels(Ticks.linear(1_200_000, 1_200_004, 4, true)))
                .containsExactly("1,200,000", "1,200,001", "1,200,002", "1,200,003", "1,200,004");
    }

    @Property
    void ticksLieInsideTheAxisNeverExceedTheirNumberAndAllReadDifferently(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double min,
            @ForAll @DoubleRange(min = 1e-3, max = 1e9) @Scale(4) double span,
            @ForAll @IntRange(min = 1, max = 12) int limit) {
        List<Ticks.Tick> ticks = Ticks.linear(min, min + span, limit, false);
        assertThat(ticks.size()).isLessThanOrEqualTo(limit + 1);
        assertThat(ticks)
                .allSatisfy(tick -> assertThat(tick.value()).isBetween(min - span * 1e-5, min + span * (1 + 1e-5)));
        assertThat(labels(ticks)).doesNotHaveDuplicates();
    }

    @Property
    void everyLogAxisHasALabel(
            @ForAll @DoubleRange(min = -12, max = 9) @Scale(7) double exponent,
            @ForAll @DoubleRange(min = 0.3, max = 12) @Scale(7) double decades,
            @ForAll @IntRange(min = 2, max = 12) int limit) {
        double min = Math.pow(10, exponent);
        assertThat(labels(Ticks.logarithmic(min, min * Math.pow(10, decades), limit)))
                .isNotEmpty();
    }
}
