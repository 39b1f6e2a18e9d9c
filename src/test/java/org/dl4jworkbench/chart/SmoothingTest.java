package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SmoothingTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void eachValueIsTheMeanOfItsNeighbours() {
        // By hand, reach 2: the first as it is, the second over 3, then over 5; the last two over 4 and 3.
        double[] smooth = Smoothing.part(new double[] {4, 2, 6, 1, 7, 3}, 0, 6, 2);
        assertThat(smooth).containsExactly(new double[] {4, 4, 4, 19.0 / 5, 17.0 / 4, 11.0 / 3}, CLOSE);
    }

    @Test
    void theReachIsThatOfTheStrengthButATwentiethOfTheCurveAtMost() {
        assertThat(Smoothing.reach(0.9, 1000)).isEqualTo(9);
        assertThat(Smoothing.reach(0.97, 1000)).isEqualTo(32);
        assertThat(Smoothing.reach(0.999, 1_000_000)).isEqualTo(999);
        assertThat(Smoothing.reach(0.97, 58)).isEqualTo(2);
        assertThat(Smoothing.reach(0.999, 19)).isZero();
        assertThat(Smoothing.reach(0, 1000)).isZero();
    }

    @Test
    void weightZeroChangesNothing() {
        assertThat(Smoothing.of(new double[] {3, -1, 7}, 0)).containsExactly(3, -1, 7);
    }

    /** The loss of a short run, which an average with a long memory draws far above. */
    @Test
    void aStrongSmoothingOfAShortFallingLossStaysOnTheLoss() {
        double[] loss = new double[58];
        for (int index = 0; index < loss.length; index++) {
            loss[index] = 0.1 + 2.2 * Math.exp(-index / 6.0);
        }
        double[] smooth = Smoothing.of(loss, 0.97);
        for (int index = 0; index < loss.length; index++) {
            assertThat(smooth[index] / loss[index]).as("iteration %d", index).isBetween(0.97, 1.08);
        }
        assertThat(smooth[57]).isCloseTo(loss[57], within(0.001));
    }

    @Property(tries = 200)
    void smoothedValuesLieBetweenTheLowestAndTheHighestWithinReach(
            @ForAll @IntRange(min = 1, max = 600) int size,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(7) double weight) {
        double[] values = noisy(size, seed);
        int reach = Smoothing.reach(weight, size);
        double[] smooth = Smoothing.of(values, weight);
        for (int index = 0; index < size; index++) {
            double[] near = finite(values, index - reach, index + reach);
            if (!Double.isFinite(values[index])) {
                assertThat(smooth[index]).isNaN();
                continue;
            }
            double largest = Arrays.stream(near).map(Math::abs).max().orElseThrow();
            assertThat(smooth[index])
                    .isBetween(
                            Arrays.stream(near).min().orElseThrow() - 1e-12 * largest,
                            Arrays.stream(near).max().orElseThrow() + 1e-12 * largest);
        }
        if (Double.isFinite(values[size - 1])) {
            double[] last = finite(values, size - 1 - reach, size - 1);
            double largest = Arrays.stream(last).map(Math::abs).max().orElseThrow();
            assertThat(smooth[size - 1])
                    .isCloseTo(Arrays.stream(last).average().orElseThrow(), within(1e-12 * largest));
        }
    }

    @Property(tries = 100)
    void aSteadyTrendDoesNotLagButByHalfAReachAtTheEnd(
            @ForAll @IntRange(min = 1, max = 3000) int size,
            @ForAll @DoubleRange(min = -5, max = 5) @Scale(3) double slope,
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(7) double weight) {
        double[] values = new double[size];
        Arrays.setAll(values, index -> 3 + slope * index);
        int reach = Smoothing.reach(weight, size);
        double[] smooth = Smoothing.of(values, weight);
        for (int index = 0; index < size; index++) {
            double lag = index + reach < size ? 0 : reach / 2.0 * Math.abs(slope);
            assertThat(smooth[index]).isCloseTo(values[index], within(lag + 1e-9 * (1 + Math.abs(values[index]))));
        }
    }

    @Property(tries = 100)
    void monotoneDataStayMonotoneAndLagLessThanTheReach(
            @ForAll @IntRange(min = 1, max = 800) int size,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(7) double weight) {
        Random random = new Random(seed);
        double[] values = random.doubles(size)
                .map(value -> value * value * value)
                .sorted()
                .toArray();
        int reach = Smoothing.reach(weight, size);
        double[] smooth = Smoothing.of(values, weight);
        for (int index = 0; index < size; index++) {
            assertThat(smooth[index])
                    .isBetween(
                            values[Math.max(0, index - reach)] - 1e-12,
                            values[Math.min(size - 1, index + reach)] + 1e-12);
            assertThat(index == 0 ? 0 : smooth[index - 1]).isLessThanOrEqualTo(smooth[index] + 1e-12);
        }
    }

    @Test
    void aHugeValueIsForgottenOnceItIsOutOfReach() {
        double[] values = new double[400];
        Arrays.fill(values, 0.25);
        values[100] = 1e30;
        double[] smooth = Smoothing.of(values, 0.9);
        assertThat(smooth[100]).isCloseTo(1e30 / 19, within(1e20));
        assertThat(smooth[90]).isEqualTo(0.25);
        assertThat(smooth[110]).isEqualTo(0.25);
        assertThat(smooth[399]).isEqualTo(0.25);
    }

    @Test
    void valuesThatAreNotFiniteStayGapsAndCountInNoMean() {
        double[] smooth =
                Smoothing.part(new double[] {4, Double.NaN, 2, Double.POSITIVE_INFINITY, 6, Double.NaN}, 0, 6, 2);
        assertThat(smooth[1]).isNaN();
        assertThat(smooth[3]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(smooth[5]).isNaN();
        assertThat(new double[] {smooth[0], smooth[2], smooth[4]}).containsExactly(new double[] {4, 4, 4}, CLOSE);
    }

    @Test
    void aWeightOfOneIsRefusedBecauseItHasNoReach() {
        assertThatThrownBy(() -> Smoothing.reach(1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Smoothing.reach(Double.NaN, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] finite(double[] values, int from, int to) {
        return Arrays.stream(values, Math.max(0, from), Math.min(values.length, to + 1))
                .filter(Double::isFinite)
                .toArray();
    }

    private static double[] noisy(int size, long seed) {
        Random random = new Random(seed);
        double[] values = new double[size];
        for (int index = 0; index < size; index++) {
            int kind = random.nextInt(40);
            values[index] =
                    kind == 0 ? Double.NaN : kind == 1 ? 1e30 : kind == 2 ? Double.MIN_VALUE : random.nextGaussian();
        }
        return values;
    }
}
