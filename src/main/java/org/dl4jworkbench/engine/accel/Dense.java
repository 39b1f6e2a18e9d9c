package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer. Deeplearning4j keeps its weights unit by unit, which is the order oneDNN multiplies in: nothing is
 * copied.
 */
final class Dense implements Part {
    private final Pass pass;
    private final Tensor incoming;
    private final Tensor input;
    private final Tensor weights;
    private final Tensor weightGradients;
    private final Tensor biasGradients;
    private final Tensor output;
    private final inner_product_forward.primitive_desc description;

    /**
     * @param layer its index in the network
     * @param units the number of outputs
     * @param fused the activation function to apply on the way, or null for none
     */
    Dense(int layer, int units, Tensor incoming, @Nullable Eltwise fused, Pass pass) {
        this.pass = pass;
        this.incoming = incoming;
        this.input = pass.flat(incoming);
        long inputs = input.dimensions()[1];
        this.weights = pass.parameters().values(layer, Kind.WEIGHTS, units, inputs);
        this.weightGradients = pass.parameters().gradients(layer, Kind.WEIGHTS, units, inputs);
        this.biasGradients = pass.parameters().gradients(layer, Kind.BIASES, units);
        Tensor biases = pass.parameters().values(layer, Kind.BIASES, units);
        this.output = Tensor.plain(pass.batch(), units);
        this.description = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        prop_kind.forward_training, input.order(), weights.order(), biases.order(), output.order()),
                fused == null ? new primitive_attr() : fused.fused(),
                OneDnn.engine());
        pass.forward(Call.of("dense layer", new inner_product_forward(description))
                .with(dnnl.DNNL_ARG_SRC, input)
                .with(dnnl.DNNL_ARG_WEIGHTS, weights)
                .with(dnnl.DNNL_ARG_BIAS, biases)
                .with(dnnl.DNNL_ARG_DST, output)
                .build());
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public @Nullable Tensor backward(Tensor error, boolean wanted) {
        Tensor mine = pass.backwardIn(output.order(), error);
        memory.desc order = mine.order();
        var ofWeights = new inner_product_backward_weights.primitive_desc(
                new inner_product_backward_weights.desc(
                        input.order(), weightGradients.order(), biasGradients.order(), order),
                OneDnn.engine(),
                description);
        pass.backward(Call.of("dense layer's gradient", new inner_product_backward_weights(ofWeights))
                .with(dnnl.DNNL_ARG_SRC, input)
                .with(dnnl.DNNL_ARG_DIFF_DST, mine)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, weightGradients)
                .with(dnnl.DNNL_ARG_DIFF_BIAS, biasGradients)
                .build());
        if (!wanted) {
            return null;
        }
        Tensor result = Tensor.plain(input.dimensions());
        var ofInput = new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(result.order(), weights.order(), order),
                OneDnn.engine(),
                description);
        pass.backward(Call.of("dense layer's error", new inner_product_backward_data(ofInput))
                .with(dnnl.DNNL_ARG_DIFF_DST, mine)
                .with(dnnl.DNNL_ARG_WEIGHTS, weights)
                .with(dnnl.DNNL_ARG_DIFF_SRC, result)
                .build());
        return incoming.dimensions().length == 2 ? result : result.reshaped(incoming.dimensions());
    }
}
