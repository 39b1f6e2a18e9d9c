package org.dl4jworkbench.engine;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The sigmoid whose backward pass leaves out the factor σ′(z): dL/dz = dL/da (report R1; a straight-through estimator in the
 * sense of Bengio, Léonard and Courville 2013). Used while training only: saved networks name the plain sigmoid, whose
 * forward pass is the same, so that they open without this class.
 */
final class StraightThroughSigmoid extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return Nd4j.getExecutioner().exec(new Sigmoid(in));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        return new Pair<>(epsilon, null);
    }

    @Override
    public String toString() {
        return "sigmoid-straight-through";
    }
}
