package org.dl4jworkbench.engine.protocol;

/**
 * How a layer's units behave over watched examples.
 *
 * @param layer the layer's index
 * @param units units, or feature maps of a convolution
 * @param dead units of a rectifying layer (ReLU) that are never above zero, feature maps at no place; −1 where the layer does not rectify
 * @param saturated units of a sigmoid or tanh layer that are within 5% of their range of one of its ends for at least 95% of the examples
 *     (feature maps: of the examples' places); −1 where the layer has no such ends, and for the output layer, which belongs there
 * @param examples over how many examples this was measured
 */
public record LayerHealth(int layer, int units, int dead, int saturated, int examples) {}
