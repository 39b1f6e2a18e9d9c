package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A convolution. oneDNN chooses the order of pictures and kernels; the kernels, which are few, are copied into it before and their
 * gradients out of it after.
 */
final class Convolution implements Part {
    private final Pass pass;
    private final Tensor incoming;
    private final Tensor biases;
    private final Tensor ownWeights;
    private final Tensor weightGradients;
    private final Tensor biasGradients;
    private final Tensor output;
    private final Window window;
    private final convolution_forward.primitive_desc description;
    private final Tensor usedInput;
    private final Tensor usedWeights;

    /**
     * @param layer its index in the network
     * @param incoming examples × channels × rows × columns
     * @param window where the kernel goes
     * @param fused the activation function to apply on the way, or null for none
     */
    Convolution(
            int layer, LayerSpec.Convolution spec, Tensor incoming, Window window, @Nullable Eltwise fused, Pass pass) {
        this.pass = pass;
        this.incoming = incoming;
        this.window = window;
        long channels = incoming.dimensions()[1];
        long kernel = spec.kernel();
        this.ownWeights = pass.parameters().values(layer, Kind.WEIGHTS, spec.channels(), channels, kernel, kernel);
        this.weightGradients =
                pass.parameters().gradients(layer, Kind.WEIGHTS, spec.channels(), channels, kernel, kernel);
        this.biases = pass.parameters().values(layer, Kind.BIASES, spec.channels());
        this.biasGradients = pass.parameters().gradients(layer, Kind.BIASES, spec.channels());
        long[] outgoing = {pass.batch(), spec.channels(), window.outputRows(), window.outputColumns()};
        this.description = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        prop_kind.forward_training,
                        algorithm.convolution_direct,
                        OneDnn.any(incoming.dimensions()),
                        OneDnn.any(ownWeights.dimensions()),
                        biases.order(),
                        OneDnn.any(outgoing),
                        window.strides(),
                        window.dilations(),
                        window.before(),
                        window.after()),
                fused == null ? new primitive_attr() : fused.fused(),
                OneDnn.engine());
        this.usedInput = pass.forwardIn(description.src_desc(), incoming);
        this.usedWeights = pass.forwardIn(description.weights_desc(), ownWeights);
        this.output = Tensor.allocate(description.dst_desc(), outgoing);
        pass.forward(Call.of("convolution", new convolution_forward(description))
                .with(dnnl.DNNL_ARG_SRC, usedInput)
                .with(dnnl.DNNL_ARG_WEIGHTS, usedWeights)
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
        memory.desc anyOutput = OneDnn.any(output.dimensions());
        var ofWeights = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        algorithm.convolution_direct,
                        OneDnn.any(incoming.dimensions()),
                        OneDnn.any(ownWeights.dimensions()),
                        biases.order(),
                        anyOutput,
                        window.strides(),
                        window.dilations(),
                        window.before(),
                        window.after()),
                OneDnn.engine(),
                description);
        Tensor errors = pass.backwardIn(ofWeights.diff_dst_desc(), error);
        Tensor inputs =
                usedInput.isOrdered(ofWeights.src_desc()) ? usedInput : pass.backwardIn(ofWeights.src_desc(), incoming);
        boolean direct = weightGradients.isOrdered(ofWeights.diff_weights_desc());
        Tensor gradients =
                direct ? weightGradients : Tensor.allocate(ofWeights.diff_weights_desc(), weightGradients.dimensions());
        pass.backward(Call.of("convolution's gradient", new convolution_backward_weights(ofWeights))
                .with(dnnl.DNNL_ARG_SRC, inputs)
                .with(dnnl.DNNL_ARG_DIFF_DST, errors)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, gradients)
                .with(dnnl.DNNL_ARG_DIFF_BIAS, biasGradients)
                .build());
        if (!direct) {
            pass.backward(Call.reorder(gradients, weightGradients));
        }
        return wanted ? errorOfInput(error, errors, anyOutput) : null;
    }

    private Tensor errorOfInput(Tensor error, Tensor errors, memory.desc anyOutput) {
        var ofInput = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        algorithm.convolution_direct,
                        OneDnn.any(incoming.dimensions()),
                        OneDnn.any(ownWeights.dimensions()),
                        anyOutput,
                        window.strides(),
                        window.dilations(),
                        window.before(),
                        window.after()),
                OneDnn.engine(),
                description);
        Tensor result = Tensor.allocate(ofInput.diff_src_desc(), incoming.dimensions());
        Tensor weights = usedWeights.isOrdered(ofInput.weights_desc())
                ? usedWeights
                : pass.backwardIn(ofInput.weights_desc(), ownWeights);
        pass.backward(Call.of("convolution's error", new convolution_backward_data(ofInput))
                .with(
                        dnnl.DNNL_ARG_DIFF_DST,
                        errors.isOrdered(ofInput.diff_dst_desc())
                                ? errors
                                : pass.backwardIn(ofInput.diff_dst_desc(), error))
                .with(dnnl.DNNL_ARG_WEIGHTS, weights)
                .with(dnnl.DNNL_ARG_DIFF_SRC, result)
                .build());
        return result;
    }
}
