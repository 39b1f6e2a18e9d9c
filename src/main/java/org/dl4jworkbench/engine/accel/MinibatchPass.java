package org.dl4jworkbench.engine.accel;

import org.bytedeco.javacpp.Pointer;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss and the gradient of a whole network over minibatches of one size: primitives and arrays made once, for as many threads
 * as were set then.
 */
final class MinibatchPass implements AutoCloseable {
    private final Pass pass;
    private final Stack layers;
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
        this.pass = new Pass(batch, true, parameters);
        try {
            this.layers = new Stack(network, pictures, pass);
            LayerSpec.Output last = (LayerSpec.Output)
                    network.layers().get(network.layers().size() - 1).spec();
            this.loss = new OutputLoss(last.loss(), Stack.isSoftmaxCrossEntropy(last), layers.output(), classWeights);
            addBackward(network);
        } finally {
            pass.made();
        }
    }

    /** Below the first layer with parameters nobody asks for errors. */
    private void addBackward(NetworkSummary network) {
        int first = 0;
        while (network.layers().get(first).parameters() == 0) {
            first++;
        }
        Tensor error = loss.error();
        for (int i = layers.size() - 1; i >= first && error != null; i--) {
            error = layers.part(i).backward(error, i > first);
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
            layers.input().lookAt(values);
            lastFeatures = features;
        }
        pass.runForward();
        double sum = loss.run(labels.data().asNioFloat());
        pass.runBackward();
        return sum;
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        pass.close();
    }
}
