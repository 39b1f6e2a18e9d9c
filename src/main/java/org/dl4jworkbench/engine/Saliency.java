package org.dl4jworkbench.engine;

import java.util.Arrays;
import org.dl4jworkbench.engine.protocol.SaliencyRequest;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What in an input speaks for an output: maps of rows × columns of the network's input, 1 × values where that is no picture. The score of a
 * class is its output before the softmax (before whatever activation function the output layer has).
 */
final class Saliency {
    private static final String INPUT_GRADIENT = "input-gradient";
    private static final String GRAD_CAM = "grad-cam";
    private static final String OCCLUSION = "occlusion";

    private Saliency() {}

    /** @param network that of the run, with the parameters of the snapshot */
    static float[][] of(InspectedRun run, InspectedNetwork network, SaliencyRequest request) {
        long outputs = network.shape(network.layers() - 1).size();
        if (request.output() < 0 || request.output() >= outputs) {
            throw new EngineException(
                    "there is no output " + request.output(),
                    "network",
                    "Outputs are numbered from 0 to " + (outputs - 1) + " here");
        }
        INDArray features = run.features(request.input());
        return switch (request.method()) {
            case INPUT_GRADIENT -> inputGradient(network, features, request.output());
            case GRAD_CAM -> gradCam(network, features, request.output(), request.layer());
            case OCCLUSION -> new Occlusion(network, features, request.output(), run::columnMeans).map();
            default ->
                throw new EngineException(
                        "there is no method \"" + request.method() + "\"",
                        "saliency",
                        "Allowed: " + String.join(", ", INPUT_GRADIENT, GRAD_CAM, OCCLUSION));
        };
    }

    /** The gradient of the score by each input value; of several channels the one largest in size, with its sign. Simonyan et al. 2014. */
    static float[][] inputGradient(InspectedNetwork network, INDArray features, int output) {
        Shape shape = network.shape(-1);
        int channels = shape.isPicture() ? shape.dimensions().get(2) : 1;
        float[][] gradient = LayerOutputs.rows(network.scoreGradient(features, output, -1), channels);
        float[] largest = gradient[0].clone();
        for (float[] channel : gradient) {
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.abs(channel[i]) > Math.abs(largest[i]) ? channel[i] : largest[i];
            }
        }
        return inRows(largest, shape);
    }

    /**
     * The sum of a convolution's maps, each weighted with the mean of the score's gradient by its places, without what speaks against the
     * class, spread to the input's size (Selvaraju et al. 2017). The maps are taken as the layers above see them: after the activation
     * function; where the convolution has none of its own, after the batch normalisation and the activation layer that follow it.
     *
     * @param layer the convolution; −1 for the last one
     */
    static float[][] gradCam(InspectedNetwork network, INDArray features, int output, int layer) {
        int mapped = activated(network, layer < 0 ? lastConvolution(network) : requireConvolution(network, layer));
        Shape shape = network.shape(mapped);
        int channels = shape.dimensions().get(2);
        float[][] maps = LayerOutputs.rows(network.outputs(features, mapped), channels);
        float[][] gradient = LayerOutputs.rows(network.scoreGradient(features, output, mapped), channels);
        double[] sum = new double[maps[0].length];
        for (int channel = 0; channel < channels; channel++) {
            double weight = 0;
            for (float value : gradient[channel]) {
                weight += (double) value / sum.length;
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * maps[channel][i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.max(0, sum[i]);
        }
        Shape input = network.shape(-1);
        return spread(
                sum,
                shape.dimensions().get(0),
                shape.dimensions().get(1),
                input.dimensions().get(0),
                input.dimensions().get(1));
    }

    private static int lastConvolution(InspectedNetwork network) {
        for (int layer = network.layers() - 1; layer >= 0; layer--) {
            if (network.spec(layer) instanceof LayerSpec.Convolution) {
                return layer;
            }
        }
        throw new EngineException(
                "Grad-CAM needs a convolution; this network has none",
                "network",
                "Use the input gradient or occlusion");
    }

    private static int requireConvolution(InspectedNetwork network, int layer) {
        if (layer >= network.layers() || !(network.spec(layer) instanceof LayerSpec.Convolution)) {
            throw new EngineException(
                    "Grad-CAM needs a convolution, and layer " + (layer + 1) + " is none",
                    "network",
                    "Choose a convolution");
        }
        return layer;
    }

    /** Where a convolution's maps are activated: in the layer itself, or in one that follows. */
    private static int activated(InspectedNetwork network, int convolution) {
        if (network.spec(convolution).activation() != org.dl4jworkbench.model.Activation.IDENTITY) {
            return convolution;
        }
        int layer = convolution;
        while (layer + 1 < network.layers() && network.spec(layer + 1) instanceof LayerSpec.BatchNormalisation) {
            layer++;
        }
        boolean activates = layer + 1 < network.layers() && network.spec(layer + 1) instanceof LayerSpec.Activate;
        return activates ? layer + 1 : convolution;
    }

    /** Bilinear, with the centres of the pixels as the places of their values and the outermost ones going on to the edge. */
    static float[][] spread(double[] values, int rows, int columns, int height, int width) {
        float[][] result = new float[height][width];
        for (int y = 0; y < height; y++) {
            double row = between((y + 0.5) * rows / height - 0.5, rows);
            int above = (int) row;
            int below = Math.min(rows - 1, above + 1);
            for (int x = 0; x < width; x++) {
                double column = between((x + 0.5) * columns / width - 0.5, columns);
                int left = (int) column;
                int right = Math.min(columns - 1, left + 1);
                double top = mix(values[above * columns + left], values[above * columns + right], column - left);
                double bottom = mix(values[below * columns + left], values[below * columns + right], column - left);
                result[y][x] = (float) mix(top, bottom, row - above);
            }
        }
        return result;
    }

    private static double between(double place, int count) {
        return Math.max(0, Math.min(count - 1, place));
    }

    private static double mix(double a, double b, double part) {
        return a + (b - a) * part;
    }

    /** A picture's values row by row, others in one row. */
    static float[][] inRows(float[] values, Shape shape) {
        int rows = shape.isPicture() ? shape.dimensions().get(0) : 1;
        int columns = values.length / rows;
        float[][] result = new float[rows][];
        for (int row = 0; row < rows; row++) {
            result[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return result;
    }
}
