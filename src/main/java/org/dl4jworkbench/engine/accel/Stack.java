package org.dl4jworkbench.engine.accel;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Shape;

/** The layers of a network in a pass, one after the other. */
final class Stack {
    private final Pass pass;
    private final Tensor input;
    private final List<Part> parts = new ArrayList<>();

    /** @param pictures whether the features are pictures, or values where the first layer is dense */
    Stack(NetworkSummary network, boolean pictures, Pass pass) {
        this.pass = pass;
        this.input = Tensor.plain(dimensions(network.input(), pictures, pass.batch()));
        Tensor at = input;
        for (NetworkSummary.Layer layer : network.layers()) {
            Part part = part(layer, at);
            parts.add(part);
            at = part.output();
        }
    }

    /** A view: it is to be told where the features lie. */
    Tensor input() {
        return input;
    }

    Part part(int layer) {
        return parts.get(layer);
    }

    int size() {
        return parts.size();
    }

    /** Of the last layer; while training, sums where softmax belongs to the loss. */
    Tensor output() {
        return parts.get(parts.size() - 1).output();
    }

    private static long[] dimensions(Shape input, boolean pictures, int batch) {
        if (!pictures) {
            return new long[] {batch, input.size()};
        }
        List<Integer> sides = input.dimensions();
        return new long[] {batch, sides.get(2), sides.get(0), sides.get(1)};
    }

    /** Whether the loss takes the softmax along with it. */
    static boolean isSoftmaxCrossEntropy(LayerSpec.Output output) {
        return output.loss() == Loss.CROSS_ENTROPY && output.activation() == Activation.SOFTMAX;
    }

    private Part part(NetworkSummary.Layer layer, Tensor incoming) {
        int index = layer.index();
        LayerSpec spec = layer.spec();
        if (spec instanceof LayerSpec.Dense dense) {
            return new Weighted(
                    dense.activation(), fused -> new Dense(index, dense.units(), incoming, fused, pass), pass);
        }
        if (spec instanceof LayerSpec.Output output) {
            return new Weighted(
                    pass.trains() && isSoftmaxCrossEntropy(output) ? Activation.IDENTITY : output.activation(),
                    fused -> new Dense(index, output.units(), incoming, fused, pass),
                    pass);
        }
        if (spec instanceof LayerSpec.Convolution convolution) {
            Window window = Window.of(convolution, rows(incoming), columns(incoming), side(layer, 0), side(layer, 1));
            return new Weighted(
                    convolution.activation(),
                    fused -> new Convolution(index, convolution, incoming, window, fused, pass),
                    pass);
        }
        if (spec instanceof LayerSpec.Pooling pooling) {
            Window window = Window.of(pooling, rows(incoming), columns(incoming), side(layer, 0), side(layer, 1));
            return new Pooling(pooling, incoming, window, pass);
        }
        if (spec instanceof LayerSpec.BatchNormalisation normalisation) {
            return new BatchNorm(index, normalisation, incoming, pass);
        }
        if (spec instanceof LayerSpec.Dropout dropout) {
            // Evaluation drops nothing.
            return pass.trains()
                    ? new Dropping(dropout.rate(), incoming, pass)
                    : new Activating(Activation.IDENTITY, incoming, pass);
        }
        return new Activating(((LayerSpec.Activate) spec).activation(), incoming, pass);
    }

    private static long rows(Tensor pictures) {
        return pictures.dimensions()[2];
    }

    private static long columns(Tensor pictures) {
        return pictures.dimensions()[3];
    }

    private static int side(NetworkSummary.Layer layer, int which) {
        Shape output = layer.output();
        if (output == null) {
            throw new IllegalArgumentException("layer " + layer.index() + " does not fit: " + layer.problem());
        }
        return output.dimensions().get(which);
    }
}
