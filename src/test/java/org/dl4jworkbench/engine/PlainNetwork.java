package org.dl4jworkbench.engine;

import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Loss;

/**
 * A dense network written as plain loops in double precision after the textbook, to hold Deeplearning4j's numbers against.
 * Weights are {@code [layer][input][unit]}.
 */
final class PlainNetwork {
    final double[][][] weights;
    final double[][] biases;
    private final Activation[] activations;
    private final Loss loss;
    private final double l2;
    private final GradientConvention convention;

    /** Gradients of the last {@link #gradients}, with the L2 term, in the convention. */
    double[][][] weightGradients;

    double[][] biasGradients;

    PlainNetwork(
            double[][][] weights,
            double[][] biases,
            Activation[] activations,
            Loss loss,
            double l2,
            GradientConvention convention) {
        this.weights = weights;
        this.biases = biases;
        this.activations = activations;
        this.loss = loss;
        this.l2 = l2;
        this.convention = convention;
        this.weightGradients = new double[weights.length][][];
        this.biasGradients = new double[weights.length][];
    }

    /**
     * One pass forward and back over a minibatch.
     *
     * @return the mean loss per example plus λ/2·‖W‖²
     */
    double gradients(double[][] features, int[] labels) {
        for (int l = 0; l < weights.length; l++) {
            weightGradients[l] = new double[weights[l].length][biases[l].length];
            biasGradients[l] = new double[biases[l].length];
        }
        double sum = 0;
        for (int example = 0; example < features.length; example++) {
            sum += backpropagate(features[example], labels[example]);
        }
        double share = convention == GradientConvention.MEAN ? 1.0 / features.length : 1;
        double squares = 0;
        for (int l = 0; l < weights.length; l++) {
            for (int j = 0; j < biases[l].length; j++) {
                biasGradients[l][j] *= share;
                for (int i = 0; i < weights[l].length; i++) {
                    weightGradients[l][i][j] = weightGradients[l][i][j] * share + l2 * weights[l][i][j];
                    squares += weights[l][i][j] * weights[l][i][j];
                }
            }
        }
        return sum / features.length + l2 / 2 * squares;
    }

    private double backpropagate(double[] features, int label) {
        int depth = weights.length;
        double[][] sums = new double[depth][];
        double[][] outputs = new double[depth][];
        double[] incoming = features;
        for (int l = 0; l < depth; l++) {
            sums[l] = biases[l].clone();
            for (int j = 0; j < sums[l].length; j++) {
                for (int i = 0; i < incoming.length; i++) {
                    sums[l][j] += incoming[i] * weights[l][i][j];
                }
            }
            outputs[l] = activations[l] == Activation.SOFTMAX ? softmax(sums[l]) : activate(activations[l], sums[l]);
            incoming = outputs[l];
        }
        double[] predicted = outputs[depth - 1];
        double[] error = new double[predicted.length];
        double value = 0;
        for (int j = 0; j < predicted.length; j++) {
            double difference = predicted[j] - (j == label ? 1 : 0);
            if (loss == Loss.CROSS_ENTROPY) {
                // Softmax and cross-entropy together: dL/dz = p − y.
                error[j] = difference;
                value -= j == label ? Math.log(predicted[j]) : 0;
            } else {
                error[j] = 2 * difference / predicted.length * slope(activations[depth - 1], sums[depth - 1][j]);
                value += difference * difference / predicted.length;
            }
        }
        for (int l = depth - 1; l >= 0; l--) {
            double[] below = l == 0 ? features : outputs[l - 1];
            double[] passed = new double[below.length];
            for (int j = 0; j < error.length; j++) {
                biasGradients[l][j] += error[j];
                for (int i = 0; i < below.length; i++) {
                    weightGradients[l][i][j] += below[i] * error[j];
                    passed[i] += weights[l][i][j] * error[j];
                }
            }
            if (l > 0) {
                for (int i = 0; i < passed.length; i++) {
                    passed[i] *= slope(activations[l - 1], sums[l - 1][i]);
                }
                error = passed;
            }
        }
        return value;
    }

    /** The constants of Klambauer et al. 2017. */
    private static final double SELU_SCALE = 1.0507009873554805;

    private static final double SELU_ALPHA = 1.6732632423543772;

    static double[] activate(Activation activation, double[] sums) {
        double[] outputs = new double[sums.length];
        for (int j = 0; j < sums.length; j++) {
            double z = sums[j];
            outputs[j] = switch (activation) {
                case IDENTITY -> z;
                case SIGMOID, SIGMOID_STRAIGHT_THROUGH -> sigmoid(z);
                case TANH -> Math.tanh(z);
                case RELU -> Math.max(0, z);
                case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
                case ELU -> z > 0 ? z : Math.expm1(z);
                case SELU -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
                case SWISH -> z * sigmoid(z);
                case SOFTPLUS -> Math.log1p(Math.exp(z));
                case GELU -> z * sigmoid(1.702 * z);
                case SOFTMAX -> throw new IllegalArgumentException("softmax takes the layer whole");
            };
        }
        return outputs;
    }

    /** What the backward pass multiplies with: the derivative, and 1 for the straight-through sigmoid. */
    static double slope(Activation activation, double z) {
        return switch (activation) {
            case IDENTITY, SIGMOID_STRAIGHT_THROUGH -> 1;
            case SIGMOID -> sigmoid(z) * (1 - sigmoid(z));
            case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : 0.01;
            case ELU -> z > 0 ? 1 : Math.exp(z);
            case SELU -> SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z));
            case SWISH -> sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z));
            case SOFTPLUS -> sigmoid(z);
            case GELU -> sigmoid(1.702 * z) + 1.702 * z * sigmoid(1.702 * z) * (1 - sigmoid(1.702 * z));
            case SOFTMAX -> throw new IllegalArgumentException("softmax takes the layer whole");
        };
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    static double[] softmax(double[] sums) {
        double sum = 0;
        double[] result = new double[sums.length];
        for (int j = 0; j < sums.length; j++) {
            result[j] = Math.exp(sums[j]);
            sum += result[j];
        }
        for (int j = 0; j < sums.length; j++) {
            result[j] /= sum;
        }
        return result;
    }
}
