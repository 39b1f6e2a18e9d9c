package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A run's network for looking inside, layer by layer and in inference mode: batch normalisation takes its running statistics, dropout
 * lets everything pass. It is the network that goes into files, so that a straight-through sigmoid has the sigmoid's own derivative:
 * a gradient says what the output does when the input changes, not what the training was told. Used by one thread. What it computes
 * lies in one workspace that every pass overwrites, and leaves it as Java arrays: native memory that waits for the garbage collector would
 * pile up to gigabytes.
 */
final class InspectedNetwork {
    private static final String WORKSPACE = "INSPECTION";

    private static final WorkspaceConfiguration SCOPE = WorkspaceConfiguration.builder()
            .initialSize(0)
            .overallocationLimit(0.05)
            .policyAllocation(AllocationPolicy.OVERALLOCATE)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyReset(ResetPolicy.BLOCK_LEFT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private final LayerWorkspaceMgr memory =
            LayerWorkspaceMgr.builder().defaultWorkspace(WORKSPACE, SCOPE).build();
    private final MultiLayerNetwork network;
    private final NetworkSummary summary;

    /** Is given each layer's output. */
    @FunctionalInterface
    interface Sink {
        /** @param output examples × values, flattened in C order: feature maps channel by channel */
        void accept(int layer, float[] output);
    }

    /** Is given each layer's output before the next layer may write over it. */
    @FunctionalInterface
    private interface Watch {
        void accept(int layer, INDArray output);
    }

    InspectedNetwork(RunSpec spec, NetworkSummary summary) {
        this.summary = summary;
        this.network = new MultiLayerNetwork(NetworkBuilder.portable(spec.network(), spec.training(), summary.input()));
        network.init();
        // Deeplearning4j's layers pass an error back only together with the gradients of their parameters.
        network.initGradientsView();
    }

    LayerSpec spec(int layer) {
        return summary.layers().get(layer).spec();
    }

    /** The shape of a layer's output, or of the input for −1. */
    Shape shape(int layer) {
        return layer < 0
                ? summary.input()
                : Objects.requireNonNull(summary.layers().get(layer).output());
    }

    int layers() {
        return summary.layers().size();
    }

    /**
     * @param parameters all of them, in the order of {@code ParameterLayout}
     * @param file where they are from, for the message
     */
    void load(float[] parameters, String file) {
        if (parameters.length != network.numParams()) {
            throw new EngineException(
                    "holds " + parameters.length + " parameters, but the run's network has " + network.numParams(),
                    file,
                    "Train the run again to write it anew");
        }
        try (INDArray given = Nd4j.createFromArray(parameters)) {
            network.params().assign(given.reshape(network.params().shape()));
        }
    }

    /**
     * Passes examples through all layers.
     *
     * @param features as the network takes them; left as they are
     */
    void forward(INDArray features, Sink sink) {
        try (MemoryWorkspace scope = open()) {
            pass(features, layers() - 1, (layer, output) -> sink.accept(layer, LayerOutputs.flat(output)), null);
        }
    }

    /** The output of one layer: examples × values, flattened in C order. */
    float[] outputs(INDArray features, int layer) {
        try (MemoryWorkspace scope = open()) {
            return LayerOutputs.flat(pass(features, layer, (index, output) -> {}, null));
        }
    }

    private static MemoryWorkspace open() {
        return Nd4j.getWorkspaceManager().getAndActivateWorkspace(SCOPE, WORKSPACE);
    }

    /** @param inputs gets what each layer was given, or null */
    private INDArray pass(INDArray features, int last, Watch watch, @Nullable List<INDArray> inputs) {
        INDArray values = features;
        for (int index = 0; index <= last; index++) {
            InputPreProcessor reshaping = reshaping(index);
            if (reshaping != null) {
                values = reshaping.preProcess(values, (int) values.size(0), memory);
            }
            if (inputs != null) {
                inputs.add(values);
            }
            // An activation layer writes over what it is given.
            INDArray given = spec(index) instanceof LayerSpec.Activate ? values.dup() : values;
            values = network.getLayer(index).activate(given, false, memory);
            watch.accept(index, values);
        }
        return values;
    }

    private @Nullable InputPreProcessor reshaping(int layer) {
        return network.getLayerWiseConfigurations().getInputPreProcess(layer);
    }

    /**
     * The derivative of one output before its activation function (of a class before the softmax: its score) by the outputs of a layer.
     *
     * @param features one example
     * @param layer the layer by whose outputs is derived; −1 for the input
     * @return a value for each of the layer's outputs, feature maps channel by channel
     */
    float[] scoreGradient(INDArray features, int output, int layer) {
        try (MemoryWorkspace scope = open()) {
            List<INDArray> inputs = new ArrayList<>();
            int last = layers() - 1;
            pass(features, last, (index, values) -> {}, inputs);
            INDArray weights = network.getLayer(last).getParam(DefaultParamInitializer.WEIGHT_KEY);
            INDArray error = unshape(last, weights.getColumn(output).dup().reshape(1, weights.size(0)));
            for (int index = last - 1; index > layer; index--) {
                error = unshape(index, back(index, inputs.get(index), error));
            }
            return LayerOutputs.flat(error);
        }
    }

    /** Undoes the reshaping in front of a layer. */
    private INDArray unshape(int layer, INDArray error) {
        InputPreProcessor reshaping = reshaping(layer);
        return reshaping == null ? error : reshaping.backprop(error, (int) error.size(0), memory);
    }

    private INDArray back(int index, INDArray input, INDArray error) {
        Layer layer = network.getLayer(index);
        if (spec(index) instanceof LayerSpec.Dropout) {
            return error;
        }
        if (spec(index) instanceof LayerSpec.BatchNormalisation normalisation) {
            // Deeplearning4j's own way back is that of the training, through the statistics of the minibatch.
            INDArray variances = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
            INDArray factors = Transforms.sqrt(variances.add(normalisation.epsilon()), false)
                    .rdivi(layer.getParam(BatchNormalizationParamInitializer.GAMMA));
            return Broadcast.mul(error, factors.reshape(factors.length()), error.ulike(), 1);
        }
        layer.setInput(input, memory);
        return layer.backpropGradient(error, memory).getSecond();
    }
}
