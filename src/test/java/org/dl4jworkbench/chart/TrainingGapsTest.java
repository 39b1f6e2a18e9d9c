package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.generate.NoisyFunction;
import org.junit.jupiter.api.Test;

class TrainingGapsTest {
    private static double[] evenly(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (to - from) * i / (count - 1))
                .toArray();
    }

    @Test
    void evenlySpacedPointsHaveNoGap() {
        assertThat(TrainingGaps.of(evenly(-4, 4, 100))).isEmpty();
    }

    @Test
    void aMissingStretchIsAGapFromNeighbourToNeighbour() {
        double[] x = DoubleStream.concat(DoubleStream.of(evenly(3, 4, 20)), DoubleStream.of(evenly(0, 1, 20)))
                .toArray();
        // log₂(40 · 40) = 10.6 medians of 1/19 are 0.56, the gap is 2.
        assertThat(TrainingGaps.of(x)).containsExactly(new Band(1, 3, "no training points"));
    }

    @Test
    void aDistanceJustBelowTheLimitIsNone() {
        // 9 points with distances of 1 and one of 8.4: the limit is log₂(40 · 9) = 8.49 medians.
        double[] x = {0, 1, 2, 3, 4, 12.4, 13.4, 14.4, 15.4};
        assertThat(TrainingGaps.of(x)).isEmpty();
        double[] wider = {0, 1, 2, 3, 4, 12.6, 13.6, 14.6, 15.6};
        assertThat(TrainingGaps.of(wider)).hasSize(1);
    }

    @Test
    void pointsAtTheSamePlaceCountOnce() {
        double[] twice = DoubleStream.concat(DoubleStream.of(evenly(0, 10, 30)), DoubleStream.of(evenly(0, 10, 30)))
                .toArray();
        assertThat(TrainingGaps.of(twice)).isEmpty();
    }

    @Test
    void ofRandomSetsWithoutGapsFewShowOne() {
        Random random = new Random(1);
        long withGaps = IntStream.range(0, 2000)
                .filter(set ->
                        !TrainingGaps.of(random.doubles(100, -4, 4).toArray()).isEmpty())
                .count();
        // One in twenty at most is the promise; a rule that finds none at all would prove nothing.
        assertThat(withGaps).isLessThan(100).isPositive();
    }

    @Test
    void theGapsOfTheGeneratedFunctionAreFoundAndNoOther() {
        Random random = new Random(3);
        double[] x = DoubleStream.generate(() -> -4 + 8 * random.nextDouble())
                .filter(each -> NoisyFunction.gaps().stream().noneMatch(gap -> gap.contains(each)))
                .limit(NoisyFunction.POINTS)
                .toArray();
        List<Band> found = TrainingGaps.of(x);
        assertThat(found).hasSize(NoisyFunction.gaps().size());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).from())
                    .isCloseTo(NoisyFunction.gaps().get(i).from(), within(0.4));
            assertThat(found.get(i).to()).isCloseTo(NoisyFunction.gaps().get(i).to(), within(0.4));
        }
    }
}
