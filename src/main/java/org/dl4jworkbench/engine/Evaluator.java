package org.dl4jworkbench.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.model.LatentLayer;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a training's network as it stands.
 *
 * @param latentLayer the layer whose outputs for the test split snapshots keep; null for none
 * @param latentStride of every how many-th example
 */
record Evaluator(
        ForwardPass forward,
        TrainingData data,
        Loss loss,
        @Nullable LatentLayer latentLayer,
        int latentStride) {
    private static final int FEW_BATCHES = 4;

    /**
     * Every split that has examples.
     *
     * @param latent whether the test split's evaluation holds latent outputs
     */
    Map<SplitName, Evaluation> all(boolean latent) {
        Map<SplitName, Evaluation> evaluations = new EnumMap<>(SplitName.class);
        for (SplitName name : SplitName.values()) {
            if (data.indices(name).length > 0) {
                evaluations.put(name, of(name, latent && name == SplitName.TEST));
            }
        }
        return evaluations;
    }

    /** What an evaluation of all splits will take, by a batch of the training split; 0 where that is hardly more than a batch. */
    double expectedSeconds() {
        int[] train = data.indices(SplitName.TRAIN);
        int all = 0;
        for (SplitName name : SplitName.values()) {
            all += data.indices(name).length;
        }
        int batch = Math.min(forward.batchSize(), train.length);
        if (batch == 0 || all <= FEW_BATCHES * batch) {
            return 0;
        }
        double seconds = 0;
        // The first one is not yet what the others are like.
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            forward.outputs(data.batches(SplitName.TRAIN), Arrays.copyOf(train, batch));
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return seconds * all / batch;
    }

    /** The test split with its latent outputs; empty where there is none. */
    Map<SplitName, Evaluation> test() {
        return data.indices(SplitName.TEST).length == 0 ? Map.of() : Map.of(SplitName.TEST, of(SplitName.TEST, true));
    }

    private Evaluation of(SplitName name, boolean latent) {
        return Evaluation.of(
                forward, data.batches(name), data.indices(name), loss, latent ? latentLayer : null, latentStride);
    }

    /** Rows of x and the predictions for it, for a regression with one input column; null else. */
    float @Nullable [][] curve() {
        NumberTable inputs = data.curveInputs();
        if (inputs == null) {
            return null;
        }
        int[] all = IntStream.range(0, inputs.count()).toArray();
        float[][] predicted = forward.outputs(data.batchesOf(inputs), all);
        float[][] rows = new float[all.length][];
        for (int row : all) {
            rows[row] = new float[1 + predicted[row].length];
            rows[row][0] = inputs.input(row, 0);
            System.arraycopy(predicted[row], 0, rows[row], 1, predicted[row].length);
        }
        return rows;
    }
}
