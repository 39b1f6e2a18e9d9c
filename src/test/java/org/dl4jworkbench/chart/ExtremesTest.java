package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtremesTest {
    private static double[] values(int size) {
        return new Random(3)
                .doubles(size, -1, 1)
                .map(value -> Math.round(value * 50) / 50.0)
                .toArray();
    }

    @Test
    void everyBlockHasItsFirstLowestAndFirstHighest() {
        double[] values = values(10_000);
        Extremes.Blocks blocks = new Extremes().of(values, values.length);
        assertThat(blocks.count()).isEqualTo(10_000 / Extremes.BLOCK);
        for (int block = 0; block < blocks.count(); block++) {
            int first = block * Extremes.BLOCK;
            double[] part = Arrays.copyOfRange(values, first, first + Extremes.BLOCK);
            double low = Arrays.stream(part).min().orElseThrow();
            double high = Arrays.stream(part).max().orElseThrow();
            assertThat(blocks.isMixed(block)).isFalse();
            assertThat(blocks.lowest(block))
                    .isEqualTo(first
                            + IntStream.range(0, part.length)
                                    .filter(i -> part[i] == low)
                                    .findFirst()
                                    .orElseThrow());
            assertThat(blocks.highest(block))
                    .isEqualTo(first
                            + IntStream.range(0, part.length)
                                    .filter(i -> part[i] == high)
                                    .findFirst()
                                    .orElseThrow());
        }
    }

    @Test
    void blocksOfACurveThatGrowsAreThoseOfTheWholeCurve() {
        double[] values = values(5000);
        Extremes growing = new Extremes();
        Extremes.Blocks early = growing.of(values, 1000);
        int[] before = IntStream.range(0, early.count()).map(early::lowest).toArray();
        for (int size = 1000; size <= values.length; size += 37) {
            growing.of(values, size);
        }
        Extremes.Blocks grown = growing.of(values, values.length);
        Extremes.Blocks whole = new Extremes().of(values, values.length);
        assertThat(IntStream.range(0, grown.count()).map(grown::lowest).toArray())
                .isEqualTo(IntStream.range(0, whole.count()).map(whole::lowest).toArray());
        assertThat(IntStream.range(0, grown.count()).map(grown::highest).toArray())
                .isEqualTo(IntStream.range(0, whole.count()).map(whole::highest).toArray());
        assertThat(IntStream.range(0, early.count()).map(early::lowest).toArray())
                .isEqualTo(before);
        assertThat(growing.of(values, 1000).count()).isEqualTo(1000 / Extremes.BLOCK);
    }

    @Test
    void aValueThatIsNoNumberMakesItsBlockAMixedOne() {
        double[] values = values(4 * Extremes.BLOCK);
        values[Extremes.BLOCK] = Double.NaN;
        values[3 * Extremes.BLOCK - 1] = Double.NEGATIVE_INFINITY;
        Extremes.Blocks blocks = new Extremes().of(values, values.length);
        assertThat(IntStream.range(0, 4).filter(blocks::isMixed)).containsExactly(1, 2);
    }
}
