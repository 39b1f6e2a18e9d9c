package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.dl4jworkbench.model.Activation;
import org.jspecify.annotations.Nullable;

/**
 * An activation function of single values as oneDNN computes it, with the constants of Deeplearning4j's.
 *
 * @param forward f
 * @param fromOutput the algorithm that gets f′ from f's value, or null where it needs f's argument
 * @param alpha a constant of f
 * @param factor what f is multiplied by
 * @param passesErrors whether the backward pass leaves f′ out (straight-through)
 */
record Eltwise(algorithm forward, @Nullable algorithm fromOutput, float alpha, float factor, boolean passesErrors) {
    /** Klambauer et al. 2017. */
    private static final float SELU_ALPHA = 1.6732632423543772f;

    private static final float SELU_LAMBDA = 1.0507009873554805f;

    /** Deeplearning4j's GELU is x · σ(1.702 x) (Hendrycks and Gimpel 2016). */
    private static final float GELU_SLOPE = 1.702f;

    private static final float LEAKY_SLOPE = 0.01f;

    /** Null for the identity, which computes nothing, and for softmax, which is no function of single values. */
    static @Nullable Eltwise of(Activation activation) {
        return switch (activation) {
            case IDENTITY, SOFTMAX -> null;
            case SIGMOID ->
                new Eltwise(algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0, 1, false);
            case SIGMOID_STRAIGHT_THROUGH ->
                new Eltwise(algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0, 1, true);
            case TANH -> new Eltwise(algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0, 1, false);
            case RELU -> new Eltwise(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0, 1, false);
            case LEAKY_RELU ->
                new Eltwise(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, LEAKY_SLOPE, 1, false);
            case ELU -> new Eltwise(algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, 1, 1, false);
            case SELU -> new Eltwise(algorithm.eltwise_elu, null, SELU_ALPHA, SELU_LAMBDA, false);
            case GELU -> new Eltwise(algorithm.eltwise_swish, null, GELU_SLOPE, 1, false);
            case SWISH -> new Eltwise(algorithm.eltwise_swish, null, 1, 1, false);
            case SOFTPLUS -> new Eltwise(algorithm.eltwise_soft_relu, null, 0, 1, false);
        };
    }

    /** Whether a layer can apply it to its sums on the way: the backward pass does not need them. */
    boolean isFusable() {
        return fromOutput != null;
    }

    /** What makes a convolution or a dense layer apply it. */
    primitive_attr fused() {
        post_ops after = new post_ops();
        after.append_eltwise(factor, forward, alpha, 0);
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(after);
        return attributes;
    }

    /** f of every value, in a pass of its own; both in the same order. */
    void addForward(Tensor from, Tensor to, Pass pass) {
        pass.forward(eltwise(forward, alpha, from, to));
        if (factor != 1) {
            pass.forward(scaled(to));
        }
    }

    /**
     * Turns the error of f's values into that of its arguments, in place.
     *
     * @param known f's values where {@link #isFusable()}, else its arguments
     * @param error in the same order
     */
    void addBackward(Tensor known, Tensor error, Pass pass) {
        if (passesErrors) {
            return;
        }
        memory.desc order = known.order();
        algorithm way = fromOutput == null ? forward : fromOutput;
        var forwards = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, way, order, alpha, 0), OneDnn.engine());
        var description = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(way, error.order(), order, alpha, 0), OneDnn.engine(), forwards);
        pass.backward(Call.of("activation's derivative", new eltwise_backward(description))
                .with(fromOutput == null ? dnnl.DNNL_ARG_SRC : dnnl.DNNL_ARG_DST, known)
                .with(dnnl.DNNL_ARG_DIFF_DST, error)
                .with(dnnl.DNNL_ARG_DIFF_SRC, error)
                .build());
        if (factor != 1) {
            pass.backward(scaled(error));
        }
    }

    private Call scaled(Tensor tensor) {
        return eltwise(algorithm.eltwise_linear, factor, tensor, tensor);
    }

    private static Call eltwise(algorithm way, float alpha, Tensor from, Tensor to) {
        var description = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, way, from.order(), alpha, 0), OneDnn.engine());
        return Call.of("activation", new eltwise_forward(description))
                .with(dnnl.DNNL_ARG_SRC, from)
                .with(dnnl.DNNL_ARG_DST, to)
                .build();
    }
}
