package org.dl4jworkbench.engine.accel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss and the gradient of a whole network over minibatches of one size: primitives and arrays made once, for as many threads
 * as were set then.
 */
final class MinibatchPass {
    private final Pass pass;
    private final Tensor input;
    private final OutputLoss loss;

    /** Addresses that were seen last: setting them again is cheap, but finding them makes garbage. */
    private @Nullable INDArray lastFeatures;

    /**
     * @param pictures whether the features are pictures, or values where the first layer is dense
     * @param classWeights a weight for each class in the loss, or null
     */
    MinibatchPass(
            NetworkSummary network,
            boolean pictures,
            int batch,
            double @Nullable [] classWeights,
            Parameters parameters) {
        this.pass = new Pass(batch, parameters);
        this.input = Tensor.plain(dimensions(network.input(), pictures, batch));
        List<Part> parts = new ArrayList<>();
        Tensor at = input;
        for (NetworkSummary.Layer layer : network.layers()) {
            Part part = part(layer, at);
            parts.add(part);
            at = part.output();
        }
        LayerSpec.Output last = (LayerSpec.Output)
                network.layers().get(network.layers().size() - 1).spec();
        this.loss = new OutputLoss(last.loss(), isSoftmaxCrossEntropy(last), at, classWeights);
        addBackward(network, parts);
    }

    private static long[] dimensions(Shape input, boolean pictures, int batch) {
        if (!pictures) {
            return new long[] {batch, input.size()};
        }
        List<Integer> sides = input.dimensions();
        return new long[] {batch, sides.get(2), sides.get(0), sides.get(1)};
    }

    private static boolean isSoftmaxCrossEntropy(LayerSpec.Output output) {
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
                    isSoftmaxCrossEntropy(output) ? Activation.IDENTITY : output.activation(),
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
            return new Dropping(dropout.rate(), incoming, pass);
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

    /** Below the first layer with parameters nobody asks for errors. */
    private void addBackward(NetworkSummary network, List<Part> parts) {
        int first = 0;
        while (network.layers().get(first).parameters() == 0) {
            first++;
        }
        Tensor error = loss.error();
        for (int i = parts.size() - 1; i >= first && error != null; i--) {
            error = parts.get(i).backward(error, i > first);
        }
    }

    /**
     * Computes the gradients of the sum of the losses into the flat vector.
     *
     * @param features examples × values or × channels × rows × columns, float, C order
     * @param labels examples × outputs, float, C order
     * @return the sum of the examples' losses
     */
    double run(INDArray features, INDArray labels) {
        if (features != lastFeatures) {
            Pointer values = features.data().addressPointer();
            input.lookAt(values);
            lastFeatures = features;
        }
        pass.runForward();
        double sum = loss.run(labels.data().asNioFloat());
        pass.runBackward();
        return sum;
    }
}
