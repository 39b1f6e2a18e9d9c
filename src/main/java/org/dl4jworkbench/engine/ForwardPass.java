package org.dl4jworkbench.engine;

import java.util.concurrent.ExecutorService;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.engine.accel.AcceleratedForward;
import org.dl4jworkbench.model.LatentLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes examples through a network in large batches.
 *
 * @param batchSize examples to pass forward together
 * @param between run between two batches, so that commands are answered
 * @param background gathers the next batch meanwhile; null for nothing
 * @param accelerated computes the outputs; null for Deeplearning4j's own layers
 */
record ForwardPass(
        RunningNetwork network,
        int batchSize,
        Runnable between,
        @Nullable ExecutorService background,
        @Nullable AcceleratedForward accelerated) {
    /** With everything on the calling thread, through Deeplearning4j's own layers. */
    ForwardPass(RunningNetwork network, int batchSize, Runnable between) {
        this(network, batchSize, between, null, null);
    }

    /**
     * What came out.
     *
     * @param rows a row for each example: the class probabilities, or the predicted values
     * @param latent a row for every {@code stride}-th example: the outputs of the latent layer; null where none were asked for
     */
    record Outputs(float[][] rows, float @Nullable [][] latent) {}

    /** The network's outputs for the examples named. */
    float[][] outputs(Batches batches, int[] indices) {
        return outputs(batches, indices, null, 1).rows();
    }

    /**
     * The same, with the outputs of a layer in between out of the same pass.
     *
     * @param layer null for none
     * @param stride every how many-th example's latent outputs are wanted, from the first
     */
    Outputs outputs(Batches batches, int[] indices, @Nullable LatentLayer layer, int stride) {
        float[][] rows = new float[indices.length][batches.outputs()];
        float[][] latent = layer == null ? null : new float[(indices.length + stride - 1) / stride][layer.units()];
        GatheringAhead gathering = new GatheringAhead(background);
        gathering.begin(0, (indices.length + batchSize - 1) / batchSize, source(batches, indices));
        for (int from = 0; from < indices.length; from += batchSize) {
            int to = Math.min(indices.length, from + batchSize);
            INDArray features = gathering.next().features();
            if (accelerated != null) {
                AcceleratedForward.Values values = accelerated.run(features, layer == null ? null : layer.index());
                copy(values.outputs(), rows, from, to, 1);
                if (latent != null && values.between() != null) {
                    copy(values.between(), latent, from, to, stride);
                }
            } else if (layer == null || latent == null) {
                copy(network.output(features, false), rows, from, to, 1);
            } else {
                INDArray between = network.outputOf(layer.index(), features);
                copy(between, latent, from, to, stride);
                copy(network.outputFrom(layer.index(), between), rows, from, to, 1);
            }
            between.run();
        }
        return new Outputs(rows, latent);
    }

    private GatheringAhead.Source source(Batches batches, int[] indices) {
        return new GatheringAhead.Source() {
            @Override
            public Batches.Batch arrays(int number, int place) {
                return batches.arrays(place, Math.min(indices.length - number * batchSize, batchSize));
            }

            @Override
            public void fill(int number, Batches.Batch batch) {
                batches.fill(batch, indices, number * batchSize, null, 0);
            }

            @Override
            public void finish(Batches.Batch batch) {
                batch.unpack();
            }
        };
    }

    /** Of the batch {@code from} to {@code to}, what belongs to every {@code stride}-th example of all. */
    private static void copy(INDArray batch, float[][] rows, int from, int to, int stride) {
        copy(values(batch.dup('c')), rows, from, to, stride);
    }

    private static void copy(float[] values, float[][] rows, int from, int to, int stride) {
        int columns = rows[0].length;
        for (int i = (from + stride - 1) / stride * stride; i < to; i += stride) {
            System.arraycopy(values, (i - from) * columns, rows[i / stride], 0, columns);
        }
    }

    /** All parameters, in the order of {@code ParameterLayout}. */
    static float[] parameters(MultiLayerNetwork network) {
        return values(network.params());
    }

    /** All values of a vector. Float by float, as an array hands them out, a copy after each epoch of a small network took 3% of its time. */
    static float[] values(INDArray all) {
        float[] values = new float[Math.toIntExact(all.length())];
        all.data().asNioFloat().get(values);
        return values;
    }
}
