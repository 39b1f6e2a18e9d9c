package org.dl4jworkbench.engine.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.engine.BackendInfo;
import org.dl4jworkbench.engine.client.BackendProbe;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.model.SerialFilter;
import org.dl4jworkbench.rundir.Json;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Loads ND4J's backend, computes a matrix product and a convolution layer, holds both against plain Java, and prints a {@link
 * ProbeAnswer} as one line. Ends with exit code 0 only when all of that worked.
 */
public final class ProbeMain {
    /** Single precision over a few hundred products stays far below this. */
    private static final double TOLERANCE = 1e-4;

    private static final int ROWS = 32;
    private static final int INNER = 48;
    private static final int COLUMNS = 24;

    private static final int SIDE = 12;
    private static final int CHANNELS = 3;
    private static final int FILTERS = 4;
    private static final int KERNEL = 3;

    private ProbeMain() {}

    public static void main(String[] arguments) throws JsonProcessingException {
        SerialFilter.refuseAll();
        long start = System.nanoTime();
        BackendInfo backend = BackendInfo.load();
        Random random = new Random(7);
        double error = Math.max(matrixProductError(random), convolutionError(random));
        if (!(error < TOLERANCE)) {
            throw new ArithmeticException("the results are wrong: relative error " + error);
        }
        ProbeAnswer answer = new ProbeAnswer(
                backend.backend(),
                backend.device(),
                backend.blas(),
                backend.build(),
                backend.oneDnnHelpers(),
                Nd4j.getEnvironment().maxMasterThreads(),
                error,
                (System.nanoTime() - start) / 1_000_000);
        System.out.println();
        System.out.println(BackendProbe.ANSWER_PREFIX
                + Json.MAPPER
                        .writer()
                        .without(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(answer));
        System.out.flush();
        // Threads of the native libraries would keep the process.
        System.exit(0);
    }

    private static float[] randoms(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** The largest difference of A·B from the sum of products in Java, relative to the largest value. */
    private static double matrixProductError(Random random) {
        float[] a = randoms(random, ROWS * INNER);
        float[] b = randoms(random, INNER * COLUMNS);
        INDArray product =
                Nd4j.create(a, new long[] {ROWS, INNER}, 'c').mmul(Nd4j.create(b, new long[] {INNER, COLUMNS}, 'c'));
        double largest = 0;
        double difference = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double expected = 0;
                for (int k = 0; k < INNER; k++) {
                    expected += (double) a[row * INNER + k] * b[k * COLUMNS + column];
                }
                largest = Math.max(largest, Math.abs(expected));
                difference = Math.max(difference, Math.abs(product.getDouble(row, column) - expected));
            }
        }
        return difference / largest;
    }

    /** The same for a convolution layer of Deeplearning4j, through whatever library its layers use here. */
    private static double convolutionError(Random random) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(7)
                .list()
                .layer(new ConvolutionLayer.Builder(KERNEL, KERNEL)
                        .stride(1, 1)
                        .nOut(FILTERS)
                        .activation(Activation.IDENTITY)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(SIDE, SIDE, CHANNELS))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        float[] picture = randoms(random, CHANNELS * SIDE * SIDE);
        INDArray input = Nd4j.create(picture, new long[] {1, CHANNELS, SIDE, SIDE}, 'c');
        INDArray output = network.feedForward(input, false).get(1);
        INDArray weights = network.getLayer(0).getParam("W");
        INDArray biases = network.getLayer(0).getParam("b");
        int outputSide = SIDE - KERNEL + 1;
        double largest = 0;
        double difference = 0;
        for (int filter = 0; filter < FILTERS; filter++) {
            for (int y = 0; y < outputSide; y++) {
                for (int x = 0; x < outputSide; x++) {
                    double expected = biases.getDouble(filter);
                    for (int channel = 0; channel < CHANNELS; channel++) {
                        for (int i = 0; i < KERNEL; i++) {
                            for (int j = 0; j < KERNEL; j++) {
                                expected += weights.getDouble(filter, channel, i, j)
                                        * picture[(channel * SIDE + y + i) * SIDE + x + j];
                            }
                        }
                    }
                    largest = Math.max(largest, Math.abs(expected));
                    difference = Math.max(difference, Math.abs(output.getDouble(0, filter, y, x) - expected));
                }
            }
        }
        return difference / largest;
    }
}
