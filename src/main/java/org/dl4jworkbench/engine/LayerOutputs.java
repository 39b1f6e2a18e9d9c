package org.dl4jworkbench.engine;

import java.util.Arrays;
import org.dl4jworkbench.model.EngineException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The outputs of one layer for many examples, feature maps flattened channel by channel. */
final class LayerOutputs {
    /** Values of the largest layer that are passed forward together. */
    private static final long MOST_VALUES_AT_ONCE = 1_000_000;

    private static final int MOST_EXAMPLES_AT_ONCE = 250;

    /** Values of an answer: 400 MB. */
    private static final long MOST_VALUES = 100_000_000;

    private LayerOutputs() {}

    /** An array's values in C order. */
    static float[] flat(INDArray values) {
        float[] flat = new float[(int) values.length()];
        values.dup('c').data().asNioFloat().get(flat);
        return flat;
    }

    /** Cuts values into so many rows. */
    static float[][] rows(float[] values, int rows) {
        float[][] result = new float[rows][];
        int columns = values.length / rows;
        for (int row = 0; row < rows; row++) {
            result[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return result;
    }

    /** Those of examples that are passed through together: examples × values. */
    static float[][] of(InspectedNetwork network, INDArray features, int layer) {
        requireLayer(network, layer);
        return rows(network.outputs(features, layer), (int) features.size(0));
    }

    /**
     * Those of every n-th watched example, with the smallest n that keeps the limit.
     *
     * @param between run between two batches; may pass other inputs through, with the parameters of another snapshot
     */
    static float[][] ofWatched(InspectedRun run, String snapshot, int layer, int limit, Runnable between) {
        InspectedNetwork network = run.at(snapshot);
        requireLayer(network, layer);
        int[] places = everyNth(run.watched().length, limit);
        long values = places.length * network.shape(layer).size();
        if (values > MOST_VALUES) {
            throw new EngineException(
                    "the outputs of layer " + (layer + 1) + " for " + places.length + " examples are " + values
                            + " values",
                    run.name(),
                    "Ask for at most " + MOST_VALUES / network.shape(layer).size() + " examples");
        }
        float[][] rows = new float[places.length][];
        int together = together(network);
        for (int from = 0; from < places.length; from += together) {
            int to = Math.min(places.length, from + together);
            float[][] part = of(run.at(snapshot), run.features(places, from, to), layer);
            System.arraycopy(part, 0, rows, from, part.length);
            between.run();
        }
        return rows;
    }

    /** How many examples are passed forward at once. */
    static int together(InspectedNetwork network) {
        long largest = 1;
        for (int layer = -1; layer < network.layers(); layer++) {
            largest = Math.max(largest, network.shape(layer).size());
        }
        return (int) Math.max(1, Math.min(MOST_EXAMPLES_AT_ONCE, MOST_VALUES_AT_ONCE / largest));
    }

    /** The places 0, n, 2n …, with the smallest n that gives at most so many. */
    static int[] everyNth(int count, int limit) {
        int n = Math.max(1, (int) Math.ceil((double) count / Math.max(1, limit)));
        int[] places = new int[(count + n - 1) / n];
        Arrays.setAll(places, i -> i * n);
        return places;
    }

    private static void requireLayer(InspectedNetwork network, int layer) {
        if (layer < 0 || layer >= network.layers()) {
            throw new EngineException(
                    "there is no layer " + layer,
                    "network",
                    "Layers are numbered from 0 to " + (network.layers() - 1) + " here");
        }
    }
}
