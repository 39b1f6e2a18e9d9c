package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/** The labels of one file of a generated set, the same number of each class in random order, and each example's random numbers. */
final class ShuffledClasses {
    private final long seed;
    private final long firstStream;
    private final int[] labels;

    private ShuffledClasses(long seed, long firstStream, int[] labels) {
        this.seed = seed;
        this.firstStream = firstStream;
        this.labels = labels;
    }

    /** @param file another number for each file of a seed */
    static ShuffledClasses of(long seed, int file, int count, int classes) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
        }
        long firstStream = (long) file << 32;
        SplitMix64.stream(seed, firstStream).shuffle(labels);
        return new ShuffledClasses(seed, firstStream, labels);
    }

    int count() {
        return labels.length;
    }

    int label(int index) {
        return labels[index];
    }

    byte[] labels() {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return bytes;
    }

    /** A stream for each example: changing how one is drawn changes no other. */
    SplitMix64 randomOf(int index) {
        return SplitMix64.stream(seed, firstStream + 1 + index);
    }
}
