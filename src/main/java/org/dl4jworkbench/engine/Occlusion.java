package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dl4jworkbench.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far an output (of a class: its probability) falls when a patch around each place is covered. Zeiler and Fergus 2014. In a picture the
 * patch has a quarter of its sides and moves by half of that; it is filled with each channel's mean over the picture, and a place's value is
 * the mean fall over the patches that cover it. Numbers in columns are covered one at a time, with the column's mean over the watched
 * examples.
 */
final class Occlusion {
    private static final int PATCHES_PER_SIDE = 4;

    private final InspectedNetwork network;
    private final INDArray features;
    private final int output;
    private final Supplier<float[]> columnMeans;
    private final float[] values;

    /** A patch of a picture: rows and columns from the first to before the last. */
    private record Patch(int top, int left, int bottom, int right) {}

    /** @param columnMeans the mean of each input column, asked for only where the input is no picture */
    Occlusion(InspectedNetwork network, INDArray features, int output, Supplier<float[]> columnMeans) {
        this.network = network;
        this.features = features;
        this.output = output;
        this.columnMeans = columnMeans;
        this.values = LayerOutputs.flat(features);
    }

    float[][] map() {
        Shape shape = network.shape(-1);
        return shape.isPicture() ? ofPicture(shape) : ofColumns();
    }

    private float[][] ofColumns() {
        float[] means = columnMeans.get();
        List<float[]> covered = new ArrayList<>();
        for (int column = 0; column < values.length; column++) {
            float[] copy = values.clone();
            copy[column] = means[column];
            covered.add(copy);
        }
        return new float[][] {falls(covered)};
    }

    private float[][] ofPicture(Shape shape) {
        int height = shape.dimensions().get(0);
        int width = shape.dimensions().get(1);
        List<Patch> patches = patches(height, width);
        float[] falls =
                falls(patches.stream().map(patch -> covered(patch, shape)).toList());
        double[][] sums = new double[height][width];
        int[][] counts = new int[height][width];
        for (int i = 0; i < falls.length; i++) {
            Patch patch = patches.get(i);
            for (int row = patch.top(); row < patch.bottom(); row++) {
                for (int column = patch.left(); column < patch.right(); column++) {
                    sums[row][column] += falls[i];
                    counts[row][column]++;
                }
            }
        }
        float[][] map = new float[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                map[row][column] = (float) (sums[row][column] / counts[row][column]);
            }
        }
        return map;
    }

    private static List<Patch> patches(int height, int width) {
        int rows = side(height);
        int columns = side(width);
        List<Patch> patches = new ArrayList<>();
        for (int top : starts(height, rows)) {
            for (int left : starts(width, columns)) {
                patches.add(new Patch(top, left, top + rows, left + columns));
            }
        }
        return patches;
    }

    private static int side(int whole) {
        return Math.max(1, Math.round((float) whole / PATCHES_PER_SIDE));
    }

    /** So that the last patch ends at the edge. */
    private static List<Integer> starts(int whole, int side) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < whole - side; start += Math.max(1, side / 2)) {
            starts.add(start);
        }
        starts.add(whole - side);
        return starts;
    }

    private float[] covered(Patch patch, Shape shape) {
        int width = shape.dimensions().get(1);
        int plane = shape.dimensions().get(0) * width;
        float[] copy = values.clone();
        for (int from = 0; from < copy.length; from += plane) {
            double sum = 0;
            for (int i = from; i < from + plane; i++) {
                sum += values[i];
            }
            for (int row = patch.top(); row < patch.bottom(); row++) {
                for (int column = patch.left(); column < patch.right(); column++) {
                    copy[from + row * width + column] = (float) (sum / plane);
                }
            }
        }
        return copy;
    }

    /** How far the output falls for each changed input. */
    private float[] falls(List<float[]> changed) {
        float whole = outputs(features)[0];
        float[] falls = new float[changed.size()];
        int together = LayerOutputs.together(network);
        for (int from = 0; from < falls.length; from += together) {
            int to = Math.min(falls.length, from + together);
            long[] shape = features.shape().clone();
            shape[0] = to - from;
            float[] flat = new float[(to - from) * values.length];
            for (int i = from; i < to; i++) {
                System.arraycopy(changed.get(i), 0, flat, (i - from) * values.length, values.length);
            }
            try (INDArray batch = Nd4j.create(flat, shape, 'c')) {
                float[] outputs = outputs(batch);
                for (int i = from; i < to; i++) {
                    falls[i] = whole - outputs[i - from];
                }
            }
        }
        return falls;
    }

    private float[] outputs(INDArray inputs) {
        float[][] rows = LayerOutputs.of(network, inputs, network.layers() - 1);
        float[] column = new float[rows.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows[i][output];
        }
        return column;
    }
}
