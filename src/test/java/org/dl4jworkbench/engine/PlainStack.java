package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;

/** A network of {@link PlainLayer}s with the weights of one of Deeplearning4j's, softmax and cross-entropy at its end. */
final class PlainStack {
    /** A plain layer, and the number of Deeplearning4j's layer that has its parameters. */
    record Numbered(int index, PlainLayer layer) {}

    final List<Numbered> layers = new ArrayList<>();

    PlainStack(NetworkSpec spec, NetworkSummary summary, MultiLayerNetwork network) {
        Shape incoming = summary.input();
        for (NetworkSummary.Layer each : summary.layers()) {
            int index = each.index();
            Shape outgoing = java.util.Objects.requireNonNull(each.output());
            LayerSpec layer = spec.layers().get(index);
            if (layer instanceof LayerSpec.Convolution convolution) {
                add(
                        index,
                        new PlainLayer.Convolution(
                                sides(incoming),
                                sides(outgoing),
                                convolution.kernel(),
                                convolution.stride(),
                                convolution.dilation(),
                                Math.max(0, convolution.padding().size()),
                                convolution.padding().isSame(),
                                parameter(network, index, "W"),
                                parameter(network, index, "b")));
                add(index, new PlainLayer.Activate(convolution.activation()));
            } else if (layer instanceof LayerSpec.Pooling pooling) {
                add(
                        index,
                        new PlainLayer.Pooling(
                                sides(incoming),
                                sides(outgoing),
                                pooling.kind() == PoolingKind.MAX,
                                pooling.size(),
                                pooling.stride(),
                                Math.max(0, pooling.padding().size()),
                                pooling.padding().isSame()));
            } else if (layer instanceof LayerSpec.BatchNormalisation normalisation) {
                int channels = incoming.dimensions().get(incoming.dimensions().size() - 1);
                add(
                        index,
                        new PlainLayer.Normalisation(
                                channels,
                                (int) incoming.size() / channels,
                                normalisation.decay(),
                                normalisation.epsilon()));
            } else if (layer instanceof LayerSpec.Activate activate) {
                add(index, new PlainLayer.Activate(activate.activation()));
            } else if (layer instanceof LayerSpec.Dropout) {
                // As in evaluation.
                add(index, new PlainLayer.Activate(Activation.IDENTITY));
            } else {
                add(index, new PlainLayer.Dense(parameter(network, index, "W"), parameter(network, index, "b")));
                if (layer instanceof LayerSpec.Dense dense) {
                    add(index, new PlainLayer.Activate(dense.activation()));
                }
            }
            incoming = outgoing;
        }
    }

    private void add(int index, PlainLayer layer) {
        layers.add(new Numbered(index, layer));
    }

    private static PlainLayer.Sides sides(Shape shape) {
        List<Integer> all = shape.dimensions();
        return new PlainLayer.Sides(all.get(2), all.get(0), all.get(1));
    }

    /** A parameter of Deeplearning4j's network, flat in C order. */
    static double[] parameter(MultiLayerNetwork network, int layer, String name) {
        return network.getLayer(layer).getParam(name).dup('c').data().asDouble();
    }

    /** The class probabilities. */
    double[][] output(double[][] batch, boolean training) {
        double[][] values = batch;
        for (Numbered each : layers) {
            values = each.layer().forward(values, training);
        }
        double[][] probabilities = new double[values.length][];
        for (int n = 0; n < values.length; n++) {
            probabilities[n] = PlainNetwork.softmax(values[n]);
        }
        return probabilities;
    }

    /**
     * One pass forward and back; the gradients are means over the minibatch.
     *
     * @param weights how much each class counts
     * @return the mean loss
     */
    double gradients(double[][] batch, int[] labels, double[] weights) {
        double[][] error = output(batch, true);
        double sum = 0;
        for (int n = 0; n < batch.length; n++) {
            double weight = weights[labels[n]] / batch.length;
            sum -= weight * Math.log(error[n][labels[n]]);
            error[n][labels[n]] -= 1;
            for (int c = 0; c < error[n].length; c++) {
                error[n][c] *= weight;
            }
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).layer().clear();
            error = layers.get(i).layer().backward(error);
        }
        return sum;
    }
}
