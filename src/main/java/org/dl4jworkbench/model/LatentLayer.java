package org.dl4jworkbench.model;

import java.util.Optional;

/**
 * The layer whose outputs a run's latent space shows at once: the last one before the output layer that gives a vector of units. A
 * dropout after it changes nothing once a network is trained, so the layer below it is meant.
 *
 * @param index in the network, from 0
 * @param units values of each example
 */
public record LatentLayer(int index, int units) {
    /** Snapshots keep at most this many outputs of it: 4 MB. */
    public static final int MOST_VALUES = 1_000_000;

    /** Empty where everything below the output layer are pictures, or nothing is there. */
    public static Optional<LatentLayer> of(NetworkSummary network) {
        for (int index = network.layers().size() - 2; index >= 0; index--) {
            NetworkSummary.Layer layer = network.layers().get(index);
            Shape output = layer.output();
            if (output == null || output.isPicture()) {
                return Optional.empty();
            }
            if (!(layer.spec() instanceof LayerSpec.Dropout)) {
                return Optional.of(new LatentLayer(index, (int) output.size()));
            }
        }
        return Optional.empty();
    }

    /** Every how many-th example is kept, so that the outputs are not more than {@value #MOST_VALUES}. */
    public int stride(int examples) {
        int stride = 1;
        while ((long) units * ((examples + stride - 1) / stride) > MOST_VALUES && stride < examples) {
            stride++;
        }
        return stride;
    }
}
