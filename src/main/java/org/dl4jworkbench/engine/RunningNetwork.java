package org.dl4jworkbench.engine;

import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's network with the one thing it keeps to itself: the output of a layer without the memory of all of them. */
final class RunningNetwork extends MultiLayerNetwork {
    private static final long serialVersionUID = 1;

    RunningNetwork(MultiLayerConfiguration configuration) {
        super(configuration);
    }

    /**
     * Passes a batch forward as {@link #output} does, but only up to a layer.
     *
     * @param layer counted from 0
     * @return the layer's outputs, in memory of their own
     */
    INDArray outputOf(int layer, INDArray input) {
        return outputOfLayerDetached(false, FwdPassType.STANDARD, layer, input, null, null, null);
    }

    /** Passes the outputs of a layer on to the end; together with {@link #outputOf} as much work as {@link #output}. */
    INDArray outputFrom(int layer, INDArray outputs) {
        INDArray result = outputs;
        for (int next = layer + 1; next < getLayers().length; next++) {
            result = activationFromPrevLayer(next, result, false, LayerWorkspaceMgr.noWorkspaces());
        }
        return result;
    }

    /** Takes other parameters, in the order of {@code ParameterLayout}. */
    void load(float[] parameters) {
        params().assign(Nd4j.createFromArray(parameters).reshape(params().shape()));
    }
}
