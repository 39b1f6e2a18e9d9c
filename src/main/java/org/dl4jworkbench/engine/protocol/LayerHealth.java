package org.dl4jworkbench.engine.protocol;

/**
 * How a layer's units behave over watched examples.
 *
 * @param layer the layer's index
 * @param units units, or feature maps of a convolution
 * @param dead units of a rectifying layer that are never above zero; −1 where the layer does not rectify
 * @param saturated units of a sigmoid or tanh layer that are within 5% of an end of their range for at least 95% of the examples; −1
 *     where the layer has no such ends
 * @param examples over how many examples this was measured
 */
public record LayerHealth(int layer, int units, int dead, int saturated, int examples) {}
