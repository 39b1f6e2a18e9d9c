package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fifth of a set without a test file that is kept for the test: drawn by a fixed seed, so that it is the same in every run
 * and on every machine as long as the files are the same.
 *
 * @param test ascending
 */
record HeldOut(int[] train, int[] test) {
    private static final long SEED = 1;
    private static final int PART = 5;

    /**
     * Draws from examples.
     *
     * @param stream another number gives another draw, such as the class
     */
    static HeldOut of(int count, int stream) {
        int[] shuffled = IntStream.range(0, count).toArray();
        SplitMix64.stream(SEED, stream).shuffle(shuffled);
        int held = (int) Math.round((double) count / PART);
        int[] test = Arrays.copyOf(shuffled, held);
        int[] train = Arrays.copyOfRange(shuffled, held, count);
        Arrays.sort(test);
        Arrays.sort(train);
        return new HeldOut(train, test);
    }

    <T> List<T> kept(List<T> all) {
        return taken(all, train);
    }

    <T> List<T> held(List<T> all) {
        return taken(all, test);
    }

    private static <T> List<T> taken(List<T> all, int[] indices) {
        List<T> result = new ArrayList<>(indices.length);
        for (int index : indices) {
            result.add(all.get(index));
        }
        return result;
    }
}
