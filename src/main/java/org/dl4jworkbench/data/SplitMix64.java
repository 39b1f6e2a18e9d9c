package org.dl4jworkbench.data;

/**
 * A random number generator whose numbers are the same on every platform and in every Java version, as files and runs that must
 * come out the same again need: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014; constants of Stafford's variant 13 as in Vigna's splitmix64.c). The JDK has the same algorithm, but promises only its
 * quality, not its numbers.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT_53 = 0x1p-53;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /**
     * A generator of its own for one use of a seed: the streams of one seed, and the same stream of two seeds, share no visible
     * pattern.
     */
    public static SplitMix64 stream(long seed, long stream) {
        return new SplitMix64(mix(mix(seed + GOLDEN_GAMMA) ^ (stream * GOLDEN_GAMMA)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 up to, not including, the bound; every value equally likely (numbers beyond the last full multiple are drawn again). */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        long limit = (1L << 32) - (1L << 32) % bound;
        long drawn;
        do {
            drawn = nextLong() >>> 32;
        } while (drawn >= limit);
        return (int) (drawn % bound);
    }

    /** From 0 up to, not including, 1. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT_53;
    }

    /** From one number up to, not including, another. */
    public double uniform(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    /** Standard normal by Box and Muller, in strict arithmetic; one of the pair is thrown away to keep no state. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** Fisher and Yates's shuffle in Durstenfeld's form (Algorithm P of Knuth, The Art of Computer Programming 2, 3.4.2). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
