package org.dl4jworkbench.engine;

import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.model.LatentLayer;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/**
 * What a network makes of a split, measured in large batches.
 *
 * @param confusion counts, rows = actual class, columns = predicted; null for a regression
 * @param outputs a row for each example of the split, in its order: the class probabilities, or the predicted values
 * @param latent a row for every so many-th example of the split: the outputs of the latent layer; null where none were asked for
 */
record Evaluation(Score score, int @Nullable [][] confusion, float[][] outputs, float @Nullable [][] latent) {
    /** Deeplearning4j clips probabilities the same way before the logarithm. */
    private static final double SMALLEST_PROBABILITY = 1e-10;

    /**
     * @param indices the examples of the split; at least one
     */
    static Evaluation of(ForwardPass forward, Batches batches, int[] indices, Loss loss) {
        return of(forward, batches, indices, loss, null, 1);
    }

    /**
     * The same, with the outputs of the latent layer out of the same pass.
     *
     * @param layer null for none
     * @param stride every how many-th example's latent outputs are wanted
     */
    static Evaluation of(
            ForwardPass forward, Batches batches, int[] indices, Loss loss, @Nullable LatentLayer layer, int stride) {
        ForwardPass.Outputs outputs = forward.outputs(batches, indices, layer, stride);
        return batches.examples() instanceof LabelledImages images
                ? classification(images, indices, outputs, batches.outputs(), loss)
                : regression((NumberTable) batches.examples(), indices, outputs);
    }

    private static Evaluation classification(
            LabelledImages images, int[] indices, ForwardPass.Outputs outputs, int classes, Loss loss) {
        int[][] confusion = new int[classes][classes];
        double sum = 0;
        int right = 0;
        for (int i = 0; i < indices.length; i++) {
            int actual = images.label(indices[i]);
            float[] row = outputs.rows()[i];
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
        return new Evaluation(
                new Score(sum / indices.length, (double) right / indices.length),
                confusion,
                outputs.rows(),
                outputs.latent());
    }

    /** The mean squared error over examples and predicted values. */
    private static Evaluation regression(NumberTable table, int[] indices, ForwardPass.Outputs outputs) {
        double sum = 0;
        int targets = table.targetNames().size();
        for (int i = 0; i < indices.length; i++) {
            for (int c = 0; c < targets; c++) {
                double difference = outputs.rows()[i][c] - table.target(indices[i], c);
                sum += difference * difference / targets;
            }
        }
        return new Evaluation(new Score(sum / indices.length, null), null, outputs.rows(), outputs.latent());
    }
}
