package org.dl4jworkbench.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a network before anything runs: shapes, parameter counts, memory, and layers that do not fit. Computed
 * as the user types; tests hold it against Deeplearning4j's own answer.
 *
 * @param layers one entry per layer of the spec, in order
 */
public record NetworkSummary(Shape input, List<Layer> layers) {
    private static final int BYTES_PER_VALUE = 4;

    /**
     * One layer.
     *
     * @param output the shape of its output, or null where the layer does not fit or follows one that does not
     * @param parameters all numbers it keeps; for batch normalisation with the running means and variances; 0 where
     *     {@code output} is null
     * @param trainable the parameters that training steps change by their gradient
     * @param multiplyAdds multiplications (with an addition each) of a forward pass of one example; 0 where next to nothing
     * @param problem what does not fit, with the numbers that clash and a way out; null where all is well
     */
    public record Layer(
            int index,
            LayerSpec spec,
            @Nullable Shape output,
            long parameters,
            long trainable,
            long multiplyAdds,
            @Nullable String problem) {}

    public NetworkSummary {
        layers = List.copyOf(layers);
    }

    /**
     * A network that tells classes apart.
     *
     * @param classes the number of classes of the data, which the output layer must have
     */
    public static NetworkSummary of(Shape input, NetworkSpec network, int classes) {
        return of(input, network, Task.CLASSIFICATION, classes);
    }

    /**
     * @param input the shape the network sees, after preprocessing
     * @param outputs the number of classes or of predicted values, which the output layer must have
     */
    public static NetworkSummary of(Shape input, NetworkSpec network, Task task, int outputs) {
        List<Layer> layers = new ArrayList<>();
        @Nullable Shape incoming = input;
        for (int index = 0; index < network.layers().size(); index++) {
            LayerSpec spec = network.layers().get(index);
            boolean last = index == network.layers().size() - 1;
            Shape output = incoming == null ? null : output(spec, incoming);
            String problem = problem(spec, last, task, outputs);
            if (problem == null && incoming != null && output == null) {
                problem = misfit(spec, incoming);
            }
            layers.add(
                    incoming == null || output == null
                            ? new Layer(index, spec, null, 0, 0, 0, problem)
                            : new Layer(
                                    index,
                                    spec,
                                    output,
                                    parameters(spec, incoming),
                                    trainable(spec, incoming),
                                    multiplyAdds(spec, incoming, output),
                                    problem));
            incoming = output;
        }
        return new NetworkSummary(input, layers);
    }

    private static @Nullable String problem(LayerSpec spec, boolean last, Task task, int outputs) {
        if (spec instanceof LayerSpec.Output output) {
            if (!last) {
                return "an output layer must be the last one: move it down, or make it a dense layer";
            }
            String wanted =
                    task == Task.CLASSIFICATION ? " classes" : outputs == 1 ? " predicted value" : " predicted values";
            if (output.units() != outputs) {
                return output.units() + (output.units() == 1 ? " output does" : " outputs do") + " not fit " + outputs
                        + wanted + ": use " + outputs;
            }
            if (task == Task.REGRESSION && output.loss() == Loss.CROSS_ENTROPY) {
                return "cross-entropy is for classes: use the loss mse";
            }
            if (task == Task.REGRESSION && output.activation() == Activation.SOFTMAX) {
                return "softmax is for classes: use the identity activation";
            }
            if (output.loss() == Loss.CROSS_ENTROPY && output.activation() != Activation.SOFTMAX) {
                return "cross-entropy needs probabilities: use the softmax activation, or the loss mse";
            }
            return null;
        }
        if (spec.activation() == Activation.SOFTMAX) {
            return "softmax belongs to the output layer: use another activation here";
        }
        return last ? "the last layer must be an output layer: add one below" : null;
    }

    /** The shape of the output for an input, or null where the layer does not fit it. */
    private static @Nullable Shape output(LayerSpec spec, Shape incoming) {
        if (spec instanceof LayerSpec.Dense dense) {
            return Shape.vector(dense.units());
        }
        if (spec instanceof LayerSpec.Output output) {
            return Shape.vector(output.units());
        }
        if (spec instanceof LayerSpec.Convolution convolution) {
            return slid(
                    incoming, convolution.span(), convolution.stride(), convolution.padding(), convolution.channels());
        }
        if (spec instanceof LayerSpec.Pooling pooling) {
            return slid(incoming, pooling.size(), pooling.stride(), pooling.padding(), channels(incoming));
        }
        return incoming;
    }

    private static @Nullable Shape slid(Shape incoming, int span, int stride, Padding padding, int channels) {
        if (!incoming.isPicture() || (!padding.isSame() && padding.size() >= span && span > 0)) {
            return null;
        }
        if (isHalfPadded(incoming, span, stride, padding)) {
            return null;
        }
        int height = padding.output(incoming.dimensions().get(0), span, stride);
        int width = padding.output(incoming.dimensions().get(1), span, stride);
        return height < 1 || width < 1 ? null : Shape.picture(height, width, channels);
    }

    /** Whether a stride above the kernel makes {@code same} pad one direction and cut the other, which Deeplearning4j cannot. */
    private static boolean isHalfPadded(Shape incoming, int span, int stride, Padding padding) {
        int vertical = padding.total(incoming.dimensions().get(0), span, stride);
        int horizontal = padding.total(incoming.dimensions().get(1), span, stride);
        return Math.min(vertical, horizontal) < 0 && Math.max(vertical, horizontal) > 0;
    }

    /** Channels of a picture, values of a vector. */
    private static int channels(Shape shape) {
        return shape.dimensions().get(shape.dimensions().size() - 1);
    }

    private static String misfit(LayerSpec spec, Shape incoming) {
        if (!incoming.isPicture()) {
            return "needs a picture, but gets " + incoming + " values: move it above the dense layers";
        }
        int span = spec instanceof LayerSpec.Convolution convolution
                ? convolution.span()
                : ((LayerSpec.Pooling) spec).size();
        Padding padding = spec instanceof LayerSpec.Convolution convolution
                ? convolution.padding()
                : ((LayerSpec.Pooling) spec).padding();
        String what = spec instanceof LayerSpec.Convolution convolution
                ? "kernel " + convolution.kernel()
                        + (convolution.dilation() == 1
                                ? ""
                                : " with dilation " + convolution.dilation() + " spans " + span + " and")
                : "window " + span;
        if (!padding.isSame() && padding.size() >= span) {
            return "padding " + padding.size() + " is not smaller than the "
                    + (spec instanceof LayerSpec.Convolution ? "kernel" : "window") + "'s " + span + ": use at most "
                    + (span - 1);
        }
        int height = incoming.dimensions().get(0);
        int width = incoming.dimensions().get(1);
        if (padding.isSame()) {
            return what + " with a longer stride and the padding same does not fit a " + height + "×" + width
                    + " input: use the padding valid, or a stride of at most " + span;
        }
        int most = Math.min(height, width) + 2 * padding.size();
        return what + " does not fit a " + height + "×" + width + " input"
                + (padding.size() > 0 ? " with padding " + padding.size() : "") + ": use at most " + most
                + ", or the padding same";
    }

    private static long parameters(LayerSpec spec, Shape incoming) {
        return spec instanceof LayerSpec.BatchNormalisation ? 4L * channels(incoming) : trainable(spec, incoming);
    }

    private static long trainable(LayerSpec spec, Shape incoming) {
        if (spec instanceof LayerSpec.Dense dense) {
            return (incoming.size() + 1) * dense.units();
        }
        if (spec instanceof LayerSpec.Output output) {
            return (incoming.size() + 1) * output.units();
        }
        if (spec instanceof LayerSpec.Convolution convolution) {
            long weights = (long) convolution.kernel() * convolution.kernel() * channels(incoming);
            return (weights + 1) * convolution.channels();
        }
        return spec instanceof LayerSpec.BatchNormalisation ? 2L * channels(incoming) : 0;
    }

    private static long multiplyAdds(LayerSpec spec, Shape incoming, Shape output) {
        if (spec instanceof LayerSpec.Convolution convolution) {
            return output.size() * convolution.kernel() * convolution.kernel() * channels(incoming);
        }
        return spec instanceof LayerSpec.Dense || spec instanceof LayerSpec.Output
                ? incoming.size() * output.size()
                : 0;
    }

    public long parameters() {
        return layers.stream().mapToLong(Layer::parameters).sum();
    }

    /** The parameters that training steps change by their gradient: all but running means and variances. */
    public long trainable() {
        return layers.stream().mapToLong(Layer::trainable).sum();
    }

    /** Multiplications (with an addition each) of a forward pass of one example; a training step does about three times that. */
    public long multiplyAdds() {
        return layers.stream().mapToLong(Layer::multiplyAdds).sum();
    }

    /** Whether every layer fits. */
    public boolean fits() {
        return layers.stream().allMatch(layer -> layer.problem() == null);
    }

    /** The first problem with the layer it belongs to, as an error; does nothing where all layers fit. */
    public void requireFit() {
        for (Layer layer : layers) {
            if (layer.problem() != null) {
                throw new BadSpecException(
                        layer.problem(),
                        "network.layers[" + layer.index() + "] (" + layer.spec().label() + ")",
                        "");
            }
        }
    }

    /**
     * An estimate of the memory a training step keeps, in bytes: parameters, gradients and updater state, and every layer's
     * activations and errors for one minibatch, four bytes a value.
     */
    public long trainingBytes(TrainingSpec training) {
        long activations = input.size();
        for (Layer layer : layers) {
            activations += layer.output() == null ? 0 : 3 * layer.output().size();
        }
        long perParameter = 2 + training.optimiser().stateCopies();
        return BYTES_PER_VALUE * (parameters() * perParameter + activations * training.batchSize());
    }
}
