package org.dl4jworkbench.engine.accel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the blocks of the network's flat vectors of parameters and of gradients lie in native memory. */
final class Parameters {
    private final ParameterLayout layout;

    /** Kept, so that their memory stays. */
    private final INDArray values;

    private final INDArray gradients;
    private final Pointer valuesAt;
    private final Pointer gradientsAt;

    /**
     * @param values all parameters, float
     * @param gradients as many
     */
    Parameters(ParameterLayout layout, INDArray values, INDArray gradients) throws NotAccelerated {
        if (values.length() != layout.size() || gradients.length() != layout.size()) {
            throw new NotAccelerated(
                    "the network has " + values.length() + " parameters where its layers need " + layout.size());
        }
        this.layout = layout;
        this.values = values;
        this.gradients = gradients;
        this.valuesAt = values.data().addressPointer();
        this.gradientsAt = gradients.data().addressPointer();
    }

    ParameterLayout layout() {
        return layout;
    }

    INDArray values() {
        return values;
    }

    INDArray gradients() {
        return gradients;
    }

    /** A layer's parameters of one kind, in the order of the flat vector. */
    Tensor values(int layer, Kind kind, long... dimensions) {
        return Tensor.view(at(valuesAt, layer, kind), dimensions);
    }

    /** Their gradients. */
    Tensor gradients(int layer, Kind kind, long... dimensions) {
        return Tensor.view(at(gradientsAt, layer, kind), dimensions);
    }

    private Pointer at(Pointer base, int layer, Kind kind) {
        return new FloatPointer(base).getPointer(offset(layer, kind));
    }

    /** In floats from the start of the vector. */
    int offset(int layer, Kind kind) {
        return layout.ofLayer(layer).stream()
                .filter(block -> block.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layer " + layer + " has no " + kind.label()))
                .offset();
    }
}
