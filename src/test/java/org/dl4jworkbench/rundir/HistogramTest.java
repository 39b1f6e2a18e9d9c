package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class HistogramTest {
    @Test
    void countsByHand() {
        Histogram histogram = Histogram.of(2, 0, new float[] {-1f, -0.5f, 0f, 0.25f, 1f});

        // 1/64 is the smallest power of two with which -1 to 1 takes no more than 128 bins but one: 129 at 1/64, so
        // 1/32.
        assertThat(histogram.width()).isEqualTo(1.0 / 32);
        assertThat(histogram.first()).isEqualTo(-32);
        assertThat(histogram.counts()).hasSize(65);
        assertThat(histogram.counts()[0]).isEqualTo(1);
        assertThat(histogram.counts()[16]).isEqualTo(1);
        assertThat(histogram.counts()[32]).isEqualTo(1);
        assertThat(histogram.counts()[40]).isEqualTo(1);
        assertThat(histogram.counts()[64]).isEqualTo(1);
        assertThat(histogram.mean()).isEqualTo(-0.05);
        // The mean of the squares, 0.4625, less that of 0.05.
        assertThat(histogram.deviation())
                .isEqualTo(Math.sqrt(0.4625 - 0.0025), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void coarserBinsHoldTheSameValuesAsCountingAnew() {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.3);
        }
        Histogram fine = Histogram.of(0, 0, values);
        double width = fine.width() * 8;
        int[] expected = new int[fine.coarser(width).counts().length];
        long first = (long) Math.floor(fine.minimum() / width);
        for (float value : values) {
            expected[(int) ((long) Math.floor(value / width) - first)]++;
        }

        assertThat(fine.coarser(width).counts()).containsExactly(expected);
        assertThat(fine.coarser(width).first()).isEqualTo(first);
    }

    @Property(tries = 200)
    void holdsEveryFiniteValueAndSurvivesItsFile(
            @ForAll @Size(min = 1, max = 300) float @FloatRange(min = -1e6f, max = 1e6f) [] values) {
        Histogram histogram = Histogram.of(3, 1, values);

        assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(values.length);
        assertThat(histogram.counts().length).isLessThanOrEqualTo(Histogram.BINS);
        Histogram back = Histogram.ofRow(histogram.row());
        assertThat(back.counts()).startsWith(histogram.counts());
        assertThat(back.width()).isEqualTo(histogram.width());
        assertThat(back.first()).isEqualTo(histogram.first());
    }

    @Test
    void equalValuesShareOneBinAndNumbersThatAreNoneAreLeftOut() {
        assertThat(Histogram.of(0, 1, new float[] {0, 0, 0}).counts()).containsExactly(3);
        assertThat(Histogram.of(0, 1, new float[] {0.1f, 0.1f}).counts()).containsExactly(2);
        assertThat(Histogram.of(0, 1, new float[] {Float.NaN, 1f, Float.POSITIVE_INFINITY})
                        .count())
                .isEqualTo(1);
        assertThat(Histogram.of(0, 1, new float[] {Float.NaN}).count()).isZero();
    }
}
