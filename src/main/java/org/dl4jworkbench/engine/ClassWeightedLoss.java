package org.dl4jworkbench.engine;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss in which each example counts as much as the weight of its class. Used while training only; saved networks name the
 * plain loss. Deeplearning4j's own weights are for outputs, not for examples, and its masks would scale the output layer's
 * sums too.
 */
final class ClassWeightedLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final ILossFunction plain;
    private final transient INDArray weights;

    /** @param weights one for each class */
    ClassWeightedLoss(ILossFunction plain, double[] weights) {
        this.plain = plain;
        this.weights = Nd4j.createFromArray(toFloats(weights)).reshape(weights.length, 1);
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Examples × 1. */
    private INDArray ofExamples(INDArray labels) {
        return labels.mmul(weights);
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    /** Examples × 1. */
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray scores = plain.computeScoreArray(labels, preOutput, activation, mask);
        return scores.reshape(labels.size(0), 1).mul(ofExamples(labels));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        // The plain loss may write into its arguments, but not into the labels.
        INDArray factors = ofExamples(labels);
        return plain.computeGradient(labels, preOutput, activation, mask).muliColumnVector(factors);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "class-weighted " + plain.name();
    }
}
