package org.dl4jworkbench.engine;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.dl4jworkbench.data.Examples;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Preprocessor;
import org.dl4jworkbench.engine.accel.ByteFeatures;
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
     * @param bytes what {@link #unpack} makes the features of; null where they are written by {@link #fill}
     */
    record Batch(
            INDArray features, INDArray labels, @Nullable ByteFeatures bytes) {
        Batch(INDArray features, INDArray labels) {
            this(features, labels, null);
        }

        /** Writes the features where {@link #fill} has not; on the thread that computes. */
        void unpack() {
            if (bytes != null) {
                bytes.unpack();
            }
        }
    }

    private record Key(int place, int size) {}

    private final Examples examples;
    private final Preprocessor preprocessor;
    private final boolean pictures;
    private final long[] shape;
    private final int outputs;
    private final Map<Key, Batch> arrays = new HashMap<>();

    /** Features by the number of examples, where all places share them. */
    private final Map<Integer, INDArray> unpacked = new HashMap<>();

    private final float[] values;
    private final float[] label;
    private @Nullable Function<INDArray, ByteFeatures> unpacking;

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

    /**
     * From now on {@link #fill} only collects the bytes of pictures, without augmentation, and {@link Batch#unpack} makes features of them. All places
     * then share their features: these are valid until the next batch of the same size is unpacked.
     */
    void unpackBy(Function<INDArray, ByteFeatures> faster) {
        unpacking = faster;
        arrays.clear();
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
        batch.unpack();
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
     * Fills arrays with the examples from {@code order[from]} on; features may be left to {@link Batch#unpack}.
     *
     * @param batch of {@link #arrays}
     * @param augmentation changes pictures at random; null for none
     * @param epoch counted from 1
     */
    void fill(Batch batch, int[] order, int from, @Nullable Augmentation augmentation, int epoch) {
        ByteFeatures bytes = batch.bytes();
        if (bytes != null) {
            LabelledImages images = (LabelledImages) examples;
            for (int i = 0; i < batch.labels().size(0); i++) {
                bytes.put(i, images.pixels(), images.offset(order[from + i]));
            }
        } else {
            fillFeatures(batch, order, from, augmentation, epoch);
        }
        fillLabels(batch, order, from);
    }

    private void fillFeatures(Batch batch, int[] order, int from, @Nullable Augmentation augmentation, int epoch) {
        FloatBuffer features = batch.features().data().asNioFloat();
        int size = Math.toIntExact(batch.labels().size(0));
        for (int i = 0; i < size; i++) {
            if (augmentation == null) {
                preprocessor.apply(examples, order[from + i], values, 0);
            } else {
                preprocessor.apply(augmentation.changed(order[from + i], epoch, from + i), 0, values, 0);
            }
            features.put(i * values.length, values);
        }
    }

    private void fillLabels(Batch batch, int[] order, int from) {
        FloatBuffer labels = batch.labels().data().asNioFloat();
        int size = Math.toIntExact(batch.labels().size(0));
        for (int i = 0; i < size; i++) {
            int example = order[from + i];
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
        INDArray labels = Nd4j.createUninitialized(DataType.FLOAT, key.size(), outputs);
        if (unpacking == null) {
            return new Batch(features(key.size()), labels);
        }
        INDArray shared = unpacked.computeIfAbsent(key.size(), this::features);
        return new Batch(shared, labels, unpacking.apply(shared));
    }

    private INDArray features(int examples) {
        long[] dimensions = shape.clone();
        dimensions[0] = examples;
        return Nd4j.createUninitialized(DataType.FLOAT, dimensions);
    }
}
