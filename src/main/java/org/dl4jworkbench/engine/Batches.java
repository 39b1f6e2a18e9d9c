package org.dl4jworkbench.engine;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.dl4jworkbench.data.Examples;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Preprocessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gathers examples into ND4J arrays: features as the preprocessing makes them, labels one-hot or the values to predict. The
 * arrays of each batch size are allocated once and overwritten, so a batch is valid only until the next one.
 */
final class Batches {
    /**
     * @param features examples × values, or examples × channels × rows × columns; C order
     * @param labels examples × classes, one-hot, or examples × predicted values
     */
    record Batch(INDArray features, INDArray labels) {}

    private final Examples examples;
    private final Preprocessor preprocessor;
    private final long[] shape;
    private final int outputs;
    private final Map<Integer, Batch> bySize = new HashMap<>();
    private final float[] values;

    /**
     * @param pictures whether features keep the picture's dimensions
     * @param outputs the number of classes or of values to predict
     */
    Batches(Examples examples, Preprocessor preprocessor, boolean pictures, int outputs) {
        this.examples = examples;
        this.preprocessor = preprocessor;
        this.outputs = outputs;
        this.values = new float[preprocessor.size()];
        var sides = preprocessor.output().dimensions();
        this.shape =
                pictures ? new long[] {0, sides.get(2), sides.get(0), sides.get(1)} : new long[] {0, values.length};
    }

    Examples examples() {
        return examples;
    }

    int outputs() {
        return outputs;
    }

    /** The examples {@code order[from]} up to but not including {@code order[to]}. */
    Batch gather(int[] order, int from, int to) {
        return gather(order, from, to, null, 0);
    }

    /**
     * The same for training, with pictures changed at random.
     *
     * @param augmentation null for none
     * @param epoch counted from 1
     */
    Batch gather(int[] order, int from, int to, @Nullable Augmentation augmentation, int epoch) {
        int size = to - from;
        Batch batch = bySize.computeIfAbsent(size, this::allocate);
        FloatBuffer features = batch.features().data().asNioFloat();
        FloatBuffer labels = batch.labels().data().asNioFloat();
        for (int i = 0; i < size; i++) {
            int example = order[from + i];
            if (augmentation == null) {
                preprocessor.apply(examples, example, values, 0);
            } else {
                preprocessor.apply(augmentation.changed(example, epoch, from + i), 0, values, 0);
            }
            features.put(i * values.length, values);
            if (examples instanceof LabelledImages images) {
                int label = images.label(example);
                for (int c = 0; c < outputs; c++) {
                    labels.put(i * outputs + c, c == label ? 1f : 0f);
                }
            } else {
                for (int c = 0; c < outputs; c++) {
                    labels.put(i * outputs + c, ((NumberTable) examples).target(example, c));
                }
            }
        }
        return batch;
    }

    private Batch allocate(int count) {
        long[] dimensions = shape.clone();
        dimensions[0] = count;
        return new Batch(
                Nd4j.createUninitialized(DataType.FLOAT, dimensions),
                Nd4j.createUninitialized(DataType.FLOAT, count, outputs));
    }
}
