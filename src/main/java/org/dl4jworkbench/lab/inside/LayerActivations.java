package org.dl4jworkbench.lab.inside;

import java.util.List;
import org.dl4jworkbench.model.Shape;

/**
 * What an input is inside a network.
 *
 * @param input as the network sees it, after preprocessing
 * @param layers in the order of the network
 */
public record LayerActivations(Activation input, List<Activation> layers) {
    public LayerActivations {
        layers = List.copyOf(layers);
    }

    /**
     * The outputs of one layer.
     *
     * @param layer the layer's index; −1 for the input
     * @param shape rows × columns × channels of feature maps, or units
     * @param values of feature maps channels × (rows · columns), else 1 × units
     */
    public record Activation(int layer, Shape shape, float[][] values) {}
}
