package org.dl4jworkbench.engine.accel;

import java.nio.FloatBuffer;
import org.dl4jworkbench.model.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a minibatch and its derivative, in one pass over the outputs. Softmax and cross-entropy are one function here: the
 * loss is log Σ eᶻ − z of the right class, its derivative softmax(z) − y.
 */
final class OutputLoss {
    /** Deeplearning4j does not let a probability fall below this before it takes the logarithm. */
    private static final double LEAST_PROBABILITY = 1e-10;

    private enum Kind {
        SOFTMAX_CROSS_ENTROPY,
        CROSS_ENTROPY,
        SQUARED_ERROR
    }

    private final Kind kind;
    private final int examples;
    private final int outputs;
    private final double @Nullable [] classWeights;
    private final FloatBuffer from;
    private final FloatBuffer to;
    private final Tensor error;
    private final float[] values;
    private final float[] targets;

    /**
     * @param softmaxed whether {@code output} are the sums that softmax is still to be taken of
     * @param output examples × outputs, plain
     * @param classWeights a weight for each class, or null
     */
    OutputLoss(Loss loss, boolean softmaxed, Tensor output, double @Nullable [] classWeights) {
        this.kind = loss == Loss.MSE ? Kind.SQUARED_ERROR : softmaxed ? Kind.SOFTMAX_CROSS_ENTROPY : Kind.CROSS_ENTROPY;
        this.examples = Math.toIntExact(output.dimensions()[0]);
        this.outputs = Math.toIntExact(output.dimensions()[1]);
        this.classWeights = classWeights == null ? null : classWeights.clone();
        this.error = Tensor.plain(output.dimensions());
        this.from = output.values();
        this.to = error.values();
        this.values = new float[examples * outputs];
        this.targets = new float[examples * outputs];
    }

    /** ∂loss/∂output of each example; with softmax ∂loss/∂sums. Filled by {@link #run}. */
    Tensor error() {
        return error;
    }

    /**
     * @param labels examples × outputs in C order
     * @return the sum of the examples' losses
     */
    double run(FloatBuffer labels) {
        from.get(0, values);
        labels.get(0, targets);
        double sum = 0;
        for (int example = 0; example < examples; example++) {
            int at = example * outputs;
            double weight = weight(at);
            sum += weight
                    * switch (kind) {
                        case SOFTMAX_CROSS_ENTROPY -> softmaxCrossEntropy(at);
                        case CROSS_ENTROPY -> crossEntropy(at);
                        case SQUARED_ERROR -> squaredError(at);
                    };
            if (classWeights != null) {
                for (int i = at; i < at + outputs; i++) {
                    values[i] *= (float) weight;
                }
            }
        }
        to.put(0, values);
        return sum;
    }

    private double weight(int at) {
        if (classWeights == null) {
            return 1;
        }
        double weight = 0;
        for (int c = 0; c < outputs; c++) {
            weight += targets[at + c] * classWeights[c];
        }
        return weight;
    }

    /** Leaves the errors in place of the values, as the next two do. */
    private double softmaxCrossEntropy(int at) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + outputs; i++) {
            largest = Math.max(largest, values[i]);
        }
        double total = 0;
        for (int i = at; i < at + outputs; i++) {
            double power = Math.exp(values[i] - largest);
            values[i] = (float) power;
            total += power;
        }
        double loss = 0;
        for (int i = at; i < at + outputs; i++) {
            double probability = values[i] / total;
            if (targets[i] != 0) {
                loss -= targets[i] * Math.log(Math.max(probability, LEAST_PROBABILITY));
            }
            values[i] = (float) (probability - targets[i]);
        }
        return loss;
    }

    private double crossEntropy(int at) {
        double loss = 0;
        for (int i = at; i < at + outputs; i++) {
            if (targets[i] != 0) {
                loss -= targets[i] * Math.log(values[i]);
            }
            values[i] = -targets[i] / values[i];
        }
        return loss;
    }

    private double squaredError(int at) {
        double loss = 0;
        for (int i = at; i < at + outputs; i++) {
            double difference = (double) values[i] - targets[i];
            loss += difference * difference / outputs;
            values[i] = (float) (2 * difference / outputs);
        }
        return loss;
    }
}
