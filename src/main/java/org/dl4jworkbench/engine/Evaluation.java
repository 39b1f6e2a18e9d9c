package org.dl4jworkbench.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Score;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures a network on a split, in large batches.
 *
 * @param confusion counts, rows = actual class, columns = predicted
 */
record Evaluation(Score score, int[][] confusion) {
    static final int BATCH = 1000;

    /** Deeplearning4j clips probabilities the same way before the logarithm. */
    private static final double SMALLEST_PROBABILITY = 1e-10;

    /**
     * @param indices the examples of the split; at least one
     * @param between run between two batches, so that commands are answered
     */
    static Evaluation of(
            MultiLayerNetwork network,
            LabelledImages images,
            Batches batches,
            int[] indices,
            int classes,
            Loss loss,
            Runnable between) {
        int[][] confusion = new int[classes][classes];
        double sum = 0;
        int right = 0;
        for (int from = 0; from < indices.length; from += BATCH) {
            int to = Math.min(indices.length, from + BATCH);
            INDArray output = network.output(batches.gather(indices, from, to).features(), false);
            float[] rows = output.dup('c').data().asFloat();
            for (int i = from; i < to; i++) {
                int actual = images.label(indices[i]);
                int start = (i - from) * classes;
                int predicted = 0;
                double squares = 0;
                for (int c = 0; c < classes; c++) {
                    if (rows[start + c] > rows[start + predicted]) {
                        predicted = c;
                    }
                    double difference = rows[start + c] - (c == actual ? 1 : 0);
                    squares += difference * difference;
                }
                confusion[actual][predicted]++;
                right += predicted == actual ? 1 : 0;
                sum += loss == Loss.CROSS_ENTROPY
                        ? -Math.log(Math.max(rows[start + actual], SMALLEST_PROBABILITY))
                        : squares / classes;
            }
            between.run();
        }
        return new Evaluation(new Score(sum / indices.length, (double) right / indices.length), confusion);
    }
}
