package org.dl4jworkbench.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Weight decay beside the optimiser (Loshchilov and Hutter 2017): each step also takes learning rate · λ · W off the weights.
 * Deeplearning4j's own does the same step, but adds λ/2·‖W‖² to the score, though that is no part of what is minimised.
 */
final class DecoupledDecay extends WeightDecay {
    private static final long serialVersionUID = 1L;

    DecoupledDecay(double coefficient) {
        super(coefficient, true);
    }

    @Override
    public double score(INDArray weights, int iteration, int epoch) {
        return 0;
    }

    /** Deeplearning4j's would come back as its own class; there is nothing in it that changes. */
    @Override
    public Regularization clone() {
        return this;
    }
}
