package org.dl4jworkbench.data;

import java.util.Arrays;

/** The order in which an epoch takes the training examples. */
public final class MinibatchOrder {
    /** Labels are bytes. */
    private static final int MOST_CLASSES = 256;

    private MinibatchOrder() {}

    /**
     * A permutation of the indices that depends on nothing but its arguments, so that a resumed run sees the batches it would
     * have seen. The minibatches of the epoch are consecutive pieces of it.
     *
     * @param seed the run's seed
     * @param epoch counted from 1
     * @param indices the training examples; left as they are
     */
    public static int[] order(long seed, int epoch, int[] indices) {
        int[] order = indices.clone();
        SplitMix64.stream(seed, epoch).shuffle(order);
        return order;
    }

    /**
     * An order with as many examples of each class as the largest one has: the small classes' examples come several times, each
     * as often as any other of its class or once more, chosen anew in each epoch. Depends on nothing but its arguments.
     *
     * @param epoch counted from 1
     * @param indices the training examples; left as they are
     */
    public static int[] oversampled(long seed, int epoch, int[] indices, LabelledImages images) {
        int[] counts = images.classCounts(indices, MOST_CLASSES);
        int largest = Arrays.stream(counts).max().orElse(0);
        SplitMix64 random = SplitMix64.stream(seed, epoch);
        int[] order = new int[oversampledLength(indices, images)];
        int filled = 0;
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                continue;
            }
            int wanted = label;
            int[] members = Arrays.stream(indices)
                    .filter(index -> images.label(index) == wanted)
                    .toArray();
            random.shuffle(members);
            for (int i = 0; i < largest; i++) {
                order[filled++] = members[i % members.length];
            }
        }
        random.shuffle(order);
        return order;
    }

    /** The length of an {@link #oversampled} order. */
    public static int oversampledLength(int[] indices, LabelledImages images) {
        int[] counts = images.classCounts(indices, MOST_CLASSES);
        int largest = Arrays.stream(counts).max().orElse(0);
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Math.toIntExact(largest * present);
    }
}
