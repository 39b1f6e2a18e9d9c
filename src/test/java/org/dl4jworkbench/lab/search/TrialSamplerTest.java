package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Search;
import org.junit.jupiter.api.Test;

class TrialSamplerTest {
    private static final Search.Parameter MOMENTUM =
            new Search.Parameter("training.momentum", Search.Range.LINEAR, 0.25, 0.75, null, null);

    private static List<List<String>> drawn(Search search, int from, int to) {
        TrialSampler sampler = TrialSampler.of(search);
        return IntStream.rangeClosed(from, to)
                .mapToObj(trial -> sampler.values(trial, 0))
                .toList();
    }

    private static List<String> values(Search.Sampler kind, Search.Parameter parameter, int trials) {
        return drawn(Searches.search(kind, trials, 1, parameter), 1, trials).stream()
                .map(values -> values.get(0))
                .toList();
    }

    private static Search seeded(Search.Sampler kind, long seed) {
        return Searches.search(kind, 20, 1, Searches.UNITS, Searches.RATE, MOMENTUM, Searches.OPTIMISER)
                .with(null, null, null, seed);
    }

    @Property(tries = 50)
    void valuesLieInTheirRangesWithAtMostFourDigitsAndReadBackToTheirPlace(@ForAll long seed) {
        for (Search.Sampler kind : List.of(Search.Sampler.RANDOM, Search.Sampler.SOBOL, Search.Sampler.GRID)) {
            for (List<String> values : drawn(seeded(kind, seed), 1, 20)) {
                assertThat(Integer.parseInt(values.get(0))).isBetween(4, 9);
                assertThat(Double.parseDouble(values.get(1))).isBetween(1e-3, 1e-1);
                assertThat(Double.parseDouble(values.get(2))).isBetween(0.25, 0.75);
                assertThat(values.get(1).replaceAll("^0\\.0*|\\.", "")).hasSizeLessThanOrEqualTo(4);
                assertThat(Searches.OPTIMISER.values()).contains(values.get(3));
                assertThat(new ParameterScale(Searches.RATE).unit(values.get(1)))
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @Property(tries = 50)
    void moreTrialsAndTheSameSeedLeaveTheFirstOnesAsTheyAre(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 19) int few) {
        for (Search.Sampler kind : Search.Sampler.values()) {
            List<List<String>> all = drawn(seeded(kind, seed), 1, 20);
            assertThat(drawn(seeded(kind, seed), 1, few)).isEqualTo(all.subList(0, few));
            if (kind != Search.Sampler.GRID) {
                assertThat(drawn(seeded(kind, seed), few + 1, 20)).isEqualTo(all.subList(few, 20));
                assertThat(drawn(seeded(kind, seed + 1), 1, 20))
                        .as("another seed")
                        .isNotEqualTo(all);
            }
        }
    }

    /** Six values, 6000 draws: 1000 of each, standard deviation √(6000 · 1/6 · 5/6) = 29; five of them are far. */
    @Test
    void everyWholeNumberAndEveryChoiceIsEquallyLikelyTheEndsToo() {
        for (Search.Sampler kind : List.of(Search.Sampler.RANDOM, Search.Sampler.SOBOL)) {
            Map<String, Long> units = values(kind, Searches.UNITS, 6000).stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(units.keySet()).containsExactlyInAnyOrder("4", "5", "6", "7", "8", "9");
            assertThat(units.values()).allSatisfy(count -> assertThat(count).isBetween(855L, 1145L));
        }
        assertThat(values(Search.Sampler.RANDOM, Searches.OPTIMISER, 3000).stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .values())
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isBetween(870L, 1130L));
    }

    @Test
    void aLogarithmicRangeHasAsManyValuesInEveryDecade() {
        long small = values(Search.Sampler.RANDOM, Searches.RATE, 4000).stream()
                .filter(value -> Double.parseDouble(value) < 1e-2)
                .count();
        // Standard deviation √(4000/4) = 32.
        assertThat(small).isBetween(1840L, 2160L);
        double mean = values(Search.Sampler.RANDOM, MOMENTUM, 4000).stream()
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
        // Standard deviation 0.5 / √12 / √4000 = 0.0023.
        assertThat(mean).isCloseTo(0.5, within(0.012));
    }

    /** Second source: the first points for the direction numbers of Joe and Kuo, as SciPy's unscrambled Sobol gives them. */
    @Test
    void theSobolPointsAreThoseOfTheLiteratureWithoutTheOrigin() {
        double[][] known = {
            {0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25},
            {0.25, 0.75, 0.75},
            {0.375, 0.375, 0.625},
            {0.875, 0.875, 0.125},
            {0.625, 0.125, 0.875},
            {0.125, 0.625, 0.375}
        };
        for (int index = 1; index <= known.length; index++) {
            assertThat(SobolSampler.point(3, index)).containsExactly(known[index - 1]);
        }
    }

    /** Any 2^k points in a row fill each of 2^k equal parts of a range once; shifted, at most one part is off at the seam. */
    @Test
    void sobolCoversARangeMoreEvenlyThanChance() {
        Search.Parameter eight = Searches.integer("network.layers[0].units", 1, 8);
        assertThat(new HashSet<>(values(Search.Sampler.SOBOL, eight, 8))).hasSizeGreaterThanOrEqualTo(7);
        assertThat(new HashSet<>(values(Search.Sampler.RANDOM, eight, 8))).hasSizeLessThan(7);
    }

    @Test
    void aGridTakesAllChoicesSmallIntegerRangesWholeAndElseThreeOrItsSteps() {
        assertThat(new ParameterScale(Searches.OPTIMISER).grid()).containsExactly("adam", "sgd", "rmsprop");
        assertThat(new ParameterScale(Searches.integer("x", 3, 7)).grid()).containsExactly("3", "4", "5", "6", "7");
        assertThat(new ParameterScale(Searches.integer("x", 10, 50)).grid()).containsExactly("10", "30", "50");
        assertThat(new ParameterScale(Searches.RATE).grid()).containsExactly("0.001", "0.01", "0.1");
        assertThat(new ParameterScale(new Search.Parameter("x", Search.Range.LINEAR, 0.0, 1.0, null, 5)).grid())
                .containsExactly("0", "0.25", "0.5", "0.75", "1");
        assertThat(new ParameterScale(new Search.Parameter("x", Search.Range.INTEGER, 1.0, 3.0, null, 9)).grid())
                .containsExactly("1", "2", "3");
    }

    @Test
    void aWholeGridHasEveryPointOnceAndItsBeginningIsSpreadOverIt() {
        // 4 · 3 · 3 = 36 points.
        Search search = Searches.search(
                Search.Sampler.GRID, 36, 1, Searches.integer("a", 1, 4), Searches.RATE, Searches.OPTIMISER);
        List<List<String>> all = drawn(search, 1, 36);

        assertThat(new HashSet<>(all)).hasSize(36);
        assertThat(TrialSampler.of(search).values(37, 0)).isEmpty();
        for (int parameter = 1; parameter <= 2; parameter++) {
            List<String> first = new ArrayList<>();
            for (List<String> values : all.subList(0, 12)) {
                first.add(values.get(parameter));
            }
            assertThat(first.stream()
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                            .values())
                    .as("a third of the grid has every value of parameter %s about a third of the time", parameter)
                    .hasSize(3)
                    .allSatisfy(count -> assertThat(count).isBetween(2L, 6L));
        }
    }

    @Test
    void aRangeWithoutTwoWholeNumbersIsRefused() {
        assertThatThrownBy(() -> new ParameterScale(Searches.integer("training.batchSize", 3.6, 4.2)))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("training.batchSize");
    }
}
