package org.dl4jworkbench.engine.protocol;

/**
 * Asks what in an input speaks for a class.
 *
 * @param snapshot the snapshot's folder, relative to the run's directory, such as {@code epochs/0012}
 * @param method a token: {@code input-gradient}, {@code grad-cam} or {@code occlusion}
 * @param output the class, or predicted value, that is explained
 * @param layer the convolution whose maps Grad-CAM weighs; −1 for the last one
 */
public record SaliencyRequest(String snapshot, InspectedInput input, String method, int output, int layer) {}
