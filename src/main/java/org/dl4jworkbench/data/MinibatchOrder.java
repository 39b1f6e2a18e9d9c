package org.dl4jworkbench.data;

/** The order in which an epoch takes the training examples. */
public final class MinibatchOrder {
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
}
