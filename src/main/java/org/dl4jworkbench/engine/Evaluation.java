package org.dl4jworkbench.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network makes of a split, measured in large batches.
 *
 * @param confusion counts, rows = actual class, columns = predicted; null for a regression
 * @param outputs a row for each example of the split, in its order: the class probabilities, or the predicted values
 */
record Evaluation(Score score, int @Nullable [][] confusion, float[][] outputs) {
    /** Deeplearning4j clips probabilities the same way before the logarithm. */
    private static final double SMALLEST_PROBABILITY = 1e-10;

    /**
     * @param indices the examples of the split; at least one
     * @param batchSize examples to pass forward together
     * @param between run between two batches, so that commands are answered
     */
    static Evaluation of(
            MultiLayerNetwork network, Batches batches, int[] indices, int batchSize, Loss loss, Runnable between) {
        float[][] outputs = outputs(network, batches, indices, batchSize, between);
        return batches.examples() instanceof LabelledImages images
                ? classification(images, indices, outputs, batches.outputs(), loss)
                : regression((NumberTable) batches.examples(), indices, outputs);
    }

    /** A row for each example. */
    static float[][] outputs(
            MultiLayerNetwork network, Batches batches, int[] indices, int batchSize, Runnable between) {
        float[][] rows = new float[indices.length][batches.outputs()];
        for (int from = 0; from < indices.length; from += batchSize) {
            int to = Math.min(indices.length, from + batchSize);
            INDArray output = network.output(batches.gather(indices, from, to).features(), false);
            float[] values = output.dup('c').data().asFloat();
            for (int i = from; i < to; i++) {
                System.arraycopy(values, (i - from) * batches.outputs(), rows[i], 0, batches.outputs());
            }
            between.run();
        }
        return rows;
    }

    private static Evaluation classification(
            LabelledImages images, int[] indices, float[][] outputs, int classes, Loss loss) {
        int[][] confusion = new int[classes][classes];
        double sum = 0;
        int right = 0;
        for (int i = 0; i < indices.length; i++) {
            int actual = images.label(indices[i]);
            float[] row = outputs[i];
            int predicted = 0;
            double squares = 0;
            for (int c = 0; c < classes; c++) {
                if (row[c] > row[predicted]) {
                    predicted = c;
                }
                double difference = row[c] - (c == actual ? 1 : 0);
                squares += difference * difference;
            }
            confusion[actual][predicted]++;
            right += predicted == actual ? 1 : 0;
            sum += loss == Loss.CROSS_ENTROPY
                    ? -Math.log(Math.max(row[actual], SMALLEST_PROBABILITY))
                    : squares / classes;
        }
        return new Evaluation(new Score(sum / indices.length, (double) right / indices.length), confusion, outputs);
    }

    /** The mean squared error over examples and predicted values. */
    private static Evaluation regression(NumberTable table, int[] indices, float[][] outputs) {
        double sum = 0;
        int targets = table.targetNames().size();
        for (int i = 0; i < indices.length; i++) {
            for (int c = 0; c < targets; c++) {
                double difference = outputs[i][c] - table.target(indices[i], c);
                sum += difference * difference / targets;
            }
        }
        return new Evaluation(new Score(sum / indices.length, null), null, outputs);
    }
}
