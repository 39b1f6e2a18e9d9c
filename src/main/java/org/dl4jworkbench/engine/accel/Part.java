package org.dl4jworkbench.engine.accel;

import org.jspecify.annotations.Nullable;

/** What a layer does in a pass. Making one adds the layer's steps to the forward pass. */
interface Part {
    /** What goes to the next layer. */
    Tensor output();

    /**
     * Adds the layer's steps to the backward pass.
     *
     * @param error ∂loss/∂output, summed over the examples as Deeplearning4j has it; may be overwritten
     * @param wanted whether anybody asks for the error of the layer's input
     * @return ∂loss/∂input in any order; null where it is not wanted
     */
    @Nullable
    Tensor backward(Tensor error, boolean wanted);
}
