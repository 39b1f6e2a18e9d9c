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
     * @param parameters weights and biases; 0 where {@code output} is null
     * @param problem what does not fit, with the numbers that clash and a way out; null where all is well
     */
    public record Layer(
            int index,
            LayerSpec spec,
            @Nullable Shape output,
            long parameters,
            @Nullable String problem) {}

    public NetworkSummary {
        layers = List.copyOf(layers);
    }

    /**
     * @param classes the number of classes of the data, which the output layer must have
     */
    public static NetworkSummary of(Shape input, NetworkSpec network, int classes) {
        List<Layer> layers = new ArrayList<>();
        @Nullable Shape incoming = input;
        for (int index = 0; index < network.layers().size(); index++) {
            LayerSpec spec = network.layers().get(index);
            boolean last = index == network.layers().size() - 1;
            String problem = problem(spec, last, classes);
            Shape output = incoming == null ? null : output(spec);
            layers.add(new Layer(index, spec, output, output == null ? 0 : parameters(incoming, spec), problem));
            incoming = output;
        }
        return new NetworkSummary(input, layers);
    }

    private static @Nullable String problem(LayerSpec spec, boolean last, int classes) {
        if (spec instanceof LayerSpec.Output output) {
            if (!last) {
                return "an output layer must be the last one: move it down, or make it a dense layer";
            }
            if (output.units() != classes) {
                return output.units() + " outputs do not fit " + classes + " classes: use " + classes;
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

    private static Shape output(LayerSpec spec) {
        return Shape.vector(spec.units());
    }

    private static long parameters(@Nullable Shape incoming, LayerSpec spec) {
        return incoming == null ? 0 : incoming.size() * spec.units() + spec.units();
    }

    public long parameters() {
        return layers.stream().mapToLong(Layer::parameters).sum();
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
        int updaterCopies =
                switch (training.optimiser()) {
                    case SGD -> 0;
                    case MOMENTUM, RMSPROP -> 1;
                    case ADAM -> 2;
                };
        long activations = input.size();
        for (Layer layer : layers) {
            activations += layer.output() == null ? 0 : 3 * layer.output().size();
        }
        return BYTES_PER_VALUE * (parameters() * (2 + updaterCopies) + activations * training.batchSize());
    }
}
