package org.dl4jworkbench.engine;

import java.util.Arrays;
import org.dl4jworkbench.model.Activation;

/**
 * Layers over pictures written as plain loops in double precision after their definitions, to hold Deeplearning4j's numbers
 * against. A minibatch is {@code [example][value]}, a picture's values channel after channel, row after row.
 */
abstract class PlainLayer {
    /** Each parameter as Deeplearning4j names it, flat in C order. */
    double[][] parameters = {};

    double[][] gradients = {};
    String[] names = {};

    final void own(String[] named, double[]... values) {
        names = named;
        parameters = values;
        gradients = new double[values.length][];
        clear();
    }

    final void clear() {
        for (int i = 0; i < parameters.length; i++) {
            gradients[i] = new double[parameters[i].length];
        }
    }

    abstract double[][] forward(double[][] input, boolean training);

    /** From the loss's derivative by the output to that by the input; adds up the parameters' gradients. */
    abstract double[][] backward(double[][] error);

    /** Where a window of {@code span} rows starts in the first place: −padding. */
    static int firstRow(int rows, int outputRows, int span, int stride, int padding, boolean same) {
        return same ? -Math.max(0, (outputRows - 1) * stride + span - rows) / 2 : -padding;
    }

    /** Channels, rows and columns of a picture. */
    record Sides(int channels, int rows, int columns) {
        int at(int channel, int row, int column) {
            return (channel * rows + row) * columns + column;
        }

        int size() {
            return channels * rows * columns;
        }

        boolean holds(int row, int column) {
            return row >= 0 && row < rows && column >= 0 && column < columns;
        }
    }

    /** A cross-correlation. W is [output channel][input channel][row][column], b one for each output channel. */
    static final class Convolution extends PlainLayer {
        private final Sides in;
        private final Sides out;
        private final int kernel;
        private final int stride;
        private final int dilation;
        private final int padding;
        private final boolean same;
        private double[][] input = {};

        Convolution(
                Sides in,
                Sides out,
                int kernel,
                int stride,
                int dilation,
                int padding,
                boolean same,
                double[] weights,
                double[] biases) {
            this.in = in;
            this.out = out;
            this.kernel = kernel;
            this.stride = stride;
            this.dilation = dilation;
            this.padding = padding;
            this.same = same;
            own(new String[] {"W", "b"}, weights, biases);
        }

        private interface Tap {
            void at(int outIndex, int inIndex, int weight);
        }

        /** Every product of the convolution of one picture. */
        private void taps(Tap tap) {
            int span = dilation * (kernel - 1) + 1;
            int top = firstRow(in.rows(), out.rows(), span, stride, padding, same);
            int left = firstRow(in.columns(), out.columns(), span, stride, padding, same);
            for (int o = 0; o < out.channels(); o++) {
                for (int y = 0; y < out.rows(); y++) {
                    for (int x = 0; x < out.columns(); x++) {
                        for (int c = 0; c < in.channels(); c++) {
                            for (int i = 0; i < kernel; i++) {
                                for (int j = 0; j < kernel; j++) {
                                    int row = top + y * stride + i * dilation;
                                    int column = left + x * stride + j * dilation;
                                    if (in.holds(row, column)) {
                                        tap.at(
                                                out.at(o, y, x),
                                                in.at(c, row, column),
                                                ((o * in.channels() + c) * kernel + i) * kernel + j);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }

        @Override
        double[][] forward(double[][] batch, boolean training) {
            input = batch;
            double[][] output = new double[batch.length][out.size()];
            int perChannel = out.rows() * out.columns();
            for (int n = 0; n < batch.length; n++) {
                for (int i = 0; i < out.size(); i++) {
                    output[n][i] = parameters[1][i / perChannel];
                }
                double[] from = batch[n];
                double[] to = output[n];
                taps((o, i, w) -> to[o] += from[i] * parameters[0][w]);
            }
            return output;
        }

        @Override
        double[][] backward(double[][] error) {
            double[][] passed = new double[error.length][in.size()];
            int perChannel = out.rows() * out.columns();
            for (int n = 0; n < error.length; n++) {
                double[] from = input[n];
                double[] of = error[n];
                double[] to = passed[n];
                taps((o, i, w) -> {
                    gradients[0][w] += of[o] * from[i];
                    to[i] += of[o] * parameters[0][w];
                });
                for (int i = 0; i < out.size(); i++) {
                    gradients[1][i / perChannel] += of[i];
                }
            }
            return passed;
        }
    }

    /** The largest or the mean value of the part of each window that lies in the picture. */
    static final class Pooling extends PlainLayer {
        private final Sides in;
        private final Sides out;
        private final boolean max;
        private final int size;
        private final int stride;
        private final int padding;
        private final boolean same;
        private double[][] input = {};

        Pooling(Sides in, Sides out, boolean max, int size, int stride, int padding, boolean same) {
            this.in = in;
            this.out = out;
            this.max = max;
            this.size = size;
            this.stride = stride;
            this.padding = padding;
            this.same = same;
        }

        private int[] window(int channel, int y, int x) {
            int top = firstRow(in.rows(), out.rows(), size, stride, padding, same) + y * stride;
            int left = firstRow(in.columns(), out.columns(), size, stride, padding, same) + x * stride;
            int[] window = new int[size * size];
            int count = 0;
            for (int row = top; row < top + size; row++) {
                for (int column = left; column < left + size; column++) {
                    if (in.holds(row, column)) {
                        window[count++] = in.at(channel, row, column);
                    }
                }
            }
            return Arrays.copyOf(window, count);
        }

        private static int largest(double[] values, int[] window) {
            int best = window[0];
            for (int index : window) {
                best = values[index] > values[best] ? index : best;
            }
            return best;
        }

        @Override
        double[][] forward(double[][] batch, boolean training) {
            input = batch;
            double[][] output = new double[batch.length][out.size()];
            for (int n = 0; n < batch.length; n++) {
                for (int c = 0; c < out.channels(); c++) {
                    for (int y = 0; y < out.rows(); y++) {
                        for (int x = 0; x < out.columns(); x++) {
                            int[] window = window(c, y, x);
                            double[] values = batch[n];
                            output[n][out.at(c, y, x)] = max
                                    ? values[largest(values, window)]
                                    : Arrays.stream(window)
                                            .mapToDouble(i -> values[i])
                                            .average()
                                            .orElseThrow();
                        }
                    }
                }
            }
            return output;
        }

        @Override
        double[][] backward(double[][] error) {
            double[][] passed = new double[error.length][in.size()];
            for (int n = 0; n < error.length; n++) {
                for (int c = 0; c < out.channels(); c++) {
                    for (int y = 0; y < out.rows(); y++) {
                        for (int x = 0; x < out.columns(); x++) {
                            int[] window = window(c, y, x);
                            double value = error[n][out.at(c, y, x)];
                            if (max) {
                                passed[n][largest(input[n], window)] += value;
                            } else {
                                for (int i : window) {
                                    passed[n][i] += value / window.length;
                                }
                            }
                        }
                    }
                }
            }
            return passed;
        }
    }

    /** Ioffe and Szegedy 2015, algorithms 1 and 2; the variance is that of the minibatch, divided by n. */
    static final class Normalisation extends PlainLayer {
        private final int perChannel;
        private final double decay;
        private final double epsilon;
        private double[][] normalised = {};
        private double[] deviations = {};

        Normalisation(int channels, int perChannel, double decay, double epsilon) {
            this.perChannel = perChannel;
            this.decay = decay;
            this.epsilon = epsilon;
            double[] ones = new double[channels];
            Arrays.fill(ones, 1);
            own(
                    new String[] {"gamma", "beta", "mean", "var"},
                    ones.clone(),
                    new double[channels],
                    new double[channels],
                    ones.clone());
        }

        @Override
        double[][] forward(double[][] batch, boolean training) {
            int channels = parameters[0].length;
            int size = channels * perChannel;
            double count = (double) batch.length * perChannel;
            double[] means = parameters[2].clone();
            double[] variances = parameters[3].clone();
            if (training) {
                Arrays.fill(means, 0);
                Arrays.fill(variances, 0);
                for (double[] row : batch) {
                    for (int i = 0; i < size; i++) {
                        means[i / perChannel] += row[i] / count;
                    }
                }
                for (double[] row : batch) {
                    for (int i = 0; i < size; i++) {
                        variances[i / perChannel] += Math.pow(row[i] - means[i / perChannel], 2) / count;
                    }
                }
                for (int c = 0; c < channels; c++) {
                    parameters[2][c] = decay * parameters[2][c] + (1 - decay) * means[c];
                    parameters[3][c] = decay * parameters[3][c] + (1 - decay) * variances[c];
                }
            }
            deviations =
                    Arrays.stream(variances).map(v -> Math.sqrt(v + epsilon)).toArray();
            normalised = new double[batch.length][size];
            double[][] output = new double[batch.length][size];
            for (int n = 0; n < batch.length; n++) {
                for (int i = 0; i < size; i++) {
                    int c = i / perChannel;
                    normalised[n][i] = (batch[n][i] - means[c]) / deviations[c];
                    output[n][i] = parameters[0][c] * normalised[n][i] + parameters[1][c];
                }
            }
            return output;
        }

        @Override
        double[][] backward(double[][] error) {
            int channels = parameters[0].length;
            double count = (double) error.length * perChannel;
            for (int n = 0; n < error.length; n++) {
                for (int i = 0; i < channels * perChannel; i++) {
                    gradients[0][i / perChannel] += error[n][i] * normalised[n][i];
                    gradients[1][i / perChannel] += error[n][i];
                }
            }
            double[][] passed = new double[error.length][channels * perChannel];
            for (int n = 0; n < error.length; n++) {
                for (int i = 0; i < channels * perChannel; i++) {
                    int c = i / perChannel;
                    passed[n][i] = parameters[0][c]
                            / deviations[c]
                            * (error[n][i] - gradients[1][c] / count - normalised[n][i] * gradients[0][c] / count);
                }
            }
            return passed;
        }
    }

    /** W is [input][unit]. */
    static final class Dense extends PlainLayer {
        private double[][] input = {};

        Dense(double[] weights, double[] biases) {
            own(new String[] {"W", "b"}, weights, biases);
        }

        @Override
        double[][] forward(double[][] batch, boolean training) {
            input = batch;
            int units = parameters[1].length;
            double[][] output = new double[batch.length][units];
            for (int n = 0; n < batch.length; n++) {
                for (int j = 0; j < units; j++) {
                    output[n][j] = parameters[1][j];
                    for (int i = 0; i < batch[n].length; i++) {
                        output[n][j] += batch[n][i] * parameters[0][i * units + j];
                    }
                }
            }
            return output;
        }

        @Override
        double[][] backward(double[][] error) {
            int units = parameters[1].length;
            double[][] passed = new double[error.length][input[0].length];
            for (int n = 0; n < error.length; n++) {
                for (int j = 0; j < units; j++) {
                    gradients[1][j] += error[n][j];
                    for (int i = 0; i < input[n].length; i++) {
                        gradients[0][i * units + j] += error[n][j] * input[n][i];
                        passed[n][i] += error[n][j] * parameters[0][i * units + j];
                    }
                }
            }
            return passed;
        }
    }

    /** An activation function on every value. */
    static final class Activate extends PlainLayer {
        private final Activation activation;
        private double[][] input = {};

        Activate(Activation activation) {
            this.activation = activation;
        }

        @Override
        double[][] forward(double[][] batch, boolean training) {
            input = batch;
            return Arrays.stream(batch)
                    .map(row -> PlainNetwork.activate(activation, row))
                    .toArray(double[][]::new);
        }

        @Override
        double[][] backward(double[][] error) {
            double[][] passed = new double[error.length][];
            for (int n = 0; n < error.length; n++) {
                passed[n] = error[n].clone();
                for (int i = 0; i < passed[n].length; i++) {
                    passed[n][i] *= PlainNetwork.slope(activation, input[n][i]);
                }
            }
            return passed;
        }
    }
}
