package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** The output of Vigna's splitmix64.c for seed 1234567, as published on Rosetta Code ("Pseudo-random numbers/Splitmix64"). */
    @Test
    void numbersAreThoseOfTheReference() {
        SplitMix64 random = new SplitMix64(1234567);
        long[] expected = {
            Long.parseUnsignedLong("6457827717110365317"),
            Long.parseUnsignedLong("3203168211198807973"),
            Long.parseUnsignedLong("9817491932198370423"),
            Long.parseUnsignedLong("4593380528125082431"),
            Long.parseUnsignedLong("16408922859458223821")
        };
        for (long number : expected) {
            assertThat(random.nextLong()).isEqualTo(number);
        }
    }

    @Test
    void numbersAreThoseOfTheJdk() {
        SplitMix64 random = new SplitMix64(-42);
        SplittableRandom reference = new SplittableRandom(-42);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void boundedNumbersAreEquallyLikely() {
        SplitMix64 random = new SplitMix64(7);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        // Standard deviation 93: five of them.
        assertThat(java.util.Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_535, 10_465));
    }

    @Test
    void gaussianNumbersHaveMeanZeroAndDeviationOne() {
        SplitMix64 random = new SplitMix64(11);
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            double value = random.nextGaussian();
            sum += value;
            squares += value * value;
            beyondTwo += Math.abs(value) > 2 ? 1 : 0;
        }
        assertThat(sum / count).isBetween(-0.016, 0.016);
        assertThat(squares / count).isBetween(0.977, 1.023);
        // 4.55 % lie beyond two standard deviations.
        assertThat(beyondTwo / (double) count).isBetween(0.042, 0.049);
    }
}
