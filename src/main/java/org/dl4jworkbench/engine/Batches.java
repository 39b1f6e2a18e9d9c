package org.dl4jworkbench.engine;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.dl4jworkbench.data.LabelledImages;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gathers examples into ND4J arrays: pixels scaled from bytes to 0..1, labels one-hot. The arrays of each batch size are
 * allocated once and overwritten, so a batch is valid only until the next one.
 */
final class Batches {
    private static final float[] SCALED = new float[256];

    static {
        for (int value = 0; value < SCALED.length; value++) {
            SCALED[value] = value / 255f;
        }
    }

    /**
     * @param features examples × values, C order
     * @param labels examples × classes, one-hot
     */
    record Batch(INDArray features, INDArray labels) {}

    private final LabelledImages images;
    private final int classes;
    private final Map<Integer, Batch> bySize = new HashMap<>();
    private final float[] values;

    Batches(LabelledImages images, int classes) {
        this.images = images;
        this.classes = classes;
        this.values = new float[images.pictureSize()];
    }

    /** The examples {@code order[from]} up to but not including {@code order[to]}. */
    Batch gather(int[] order, int from, int to) {
        int size = to - from;
        Batch batch = bySize.computeIfAbsent(
                size,
                count -> new Batch(
                        Nd4j.createUninitialized(DataType.FLOAT, count, values.length),
                        Nd4j.createUninitialized(DataType.FLOAT, count, classes)));
        FloatBuffer features = batch.features().data().asNioFloat();
        FloatBuffer labels = batch.labels().data().asNioFloat();
        byte[] pixels = images.pixels();
        for (int i = 0; i < size; i++) {
            int example = order[from + i];
            int offset = images.offset(example);
            for (int value = 0; value < values.length; value++) {
                values[value] = SCALED[pixels[offset + value] & 0xFF];
            }
            features.put(i * values.length, values);
            int label = images.label(example);
            for (int c = 0; c < classes; c++) {
                labels.put(i * classes + c, c == label ? 1f : 0f);
            }
        }
        return batch;
    }
}
