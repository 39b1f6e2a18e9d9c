package org.dl4jworkbench.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What the screen shows of a data set: a few examples of each class, and how many there are. */
public final class DatasetSample {
    private DatasetSample() {}

    /**
     * The first examples of each class in the order of the file.
     *
     * @param perClass how many at most; a class with fewer gives what it has
     * @return a row of indices for each class
     */
    public static int[][] firstOfEachClass(LabelledImages images, int classes, int perClass) {
        int[][] rows = new int[classes][perClass];
        int[] found = new int[classes];
        int full = 0;
        for (int i = 0; i < images.count() && full < classes && perClass > 0; i++) {
            int label = images.label(i);
            if (found[label] < perClass) {
                rows[label][found[label]++] = i;
                full += found[label] == perClass ? 1 : 0;
            }
        }
        for (int label = 0; label < classes; label++) {
            rows[label] = Arrays.copyOf(rows[label], found[label]);
        }
        return rows;
    }

    /** The number of examples of each class. */
    public static int[] classCounts(LabelledImages images, int classes) {
        return classCounts(images, classes, IntStream.range(0, images.count()).toArray());
    }

    /** The number of examples of each class among those that the indices name, such as one part of a {@link Split}. */
    public static int[] classCounts(LabelledImages images, int classes, int[] indices) {
        int[] counts = new int[classes];
        for (int index : indices) {
            counts[images.label(index)]++;
        }
        return counts;
    }
}
