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
 * arrays of each place and size are allocated once and overwritten, so a batch is valid only until the next one of its place. Used by one
 * thread at a time.
 */
final class Batches {
    /**
     * @param features examples × values, or examples × channels × rows × columns; C order
     * @param labels examples × classes, one-hot, or examples × predicted values
     */
    record Batch(INDArray features, INDArray labels) {}

    private record Key(int place, int size) {}

    private final Examples examples;
    private final Preprocessor preprocessor;
    private final boolean pictures;
    private final long[] shape;
    private final int outputs;
    private final Map<Key, Batch> arrays = new HashMap<>();
    private final float[] values;
    private final float[] label;

    /**
     * @param pictures whether features keep the picture's dimensions
     * @param outputs the number of classes or of values to predict
     */
    Batches(Examples examples, Preprocessor preprocessor, boolean pictures, int outputs) {
        this.examples = examples;
        this.preprocessor = preprocessor;
        this.pictures = pictures;
        this.outputs = outputs;
        this.values = new float[preprocessor.size()];
        this.label = new float[outputs];
        var sides = preprocessor.output().dimensions();
        this.shape =
                pictures ? new long[] {0, sides.get(2), sides.get(0), sides.get(1)} : new long[] {0, values.length};
    }

    /** The same with arrays of its own, for another thread. */
    Batches another() {
        return new Batches(examples, preprocessor, pictures, outputs);
    }

    Examples examples() {
        return examples;
    }

    int outputs() {
        return outputs;
    }

    /** The examples {@code order[from]} up to but not including {@code order[to]}. */
    Batch gather(int[] order, int from, int to) {
        Batch batch = arrays(0, to - from);
        fill(batch, order, from, null, 0);
        return batch;
    }

    /**
     * Arrays to fill; the same ones for the same arguments.
     *
     * @param place tells those apart that hold batches at the same time
     */
    Batch arrays(int place, int size) {
        return arrays.computeIfAbsent(new Key(place, size), this::allocate);
    }

    /**
     * Fills arrays with the examples from {@code order[from]} on.
     *
     * @param batch of {@link #arrays}
     * @param augmentation changes pictures at random; null for none
     * @param epoch counted from 1
     */
    void fill(Batch batch, int[] order, int from, @Nullable Augmentation augmentation, int epoch) {
        int size = Math.toIntExact(batch.labels().size(0));
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
                int actual = images.label(example);
                label[actual] = 1;
                labels.put(i * outputs, label);
                label[actual] = 0;
            } else {
                NumberTable table = (NumberTable) examples;
                for (int c = 0; c < outputs; c++) {
                    label[c] = table.target(example, c);
                }
                labels.put(i * outputs, label);
            }
        }
    }

    private Batch allocate(Key key) {
        long[] dimensions = shape.clone();
        dimensions[0] = key.size();
        return new Batch(
                Nd4j.createUninitialized(DataType.FLOAT, dimensions),
                Nd4j.createUninitialized(DataType.FLOAT, key.size(), outputs));
    }
}
