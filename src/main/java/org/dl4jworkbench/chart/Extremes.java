package org.dl4jworkbench.chart;

import java.util.Arrays;

/**
 * Where the lowest and the highest of every {@value #BLOCK} values of a curve stand, so that drawing a million values looks at some
 * thousands of them. Grows with the curve: values once summarised are not looked at again. Safe for use by several threads, as long as
 * nobody changes a value that was handed in before.
 */
final class Extremes {
    /** Values summarised together; a larger number would leave more values at the edges of a pixel column to be looked at one by one. */
    static final int BLOCK = 64;

    private static final int MIXED = -1;

    private int[] lowest = new int[0];
    private int[] highest = new int[0];
    private int count;

    /** The whole blocks of a curve as it stands; entries below the count never change. */
    static final class Blocks {
        private final int[] lowest;
        private final int[] highest;
        private final int count;

        private Blocks(int[] lowest, int[] highest, int count) {
            this.lowest = lowest;
            this.highest = highest;
            this.count = count;
        }

        int count() {
            return count;
        }

        /** Whether a value of the block is NaN or infinite, so that each must be looked at. */
        boolean isMixed(int block) {
            return lowest[block] == MIXED;
        }

        /** The index of the first of the lowest values of a block that is not mixed. */
        int lowest(int block) {
            return lowest[block];
        }

        /** The index of the first of the highest values of a block that is not mixed. */
        int highest(int block) {
            return highest[block];
        }
    }

    /**
     * The whole blocks of the first values of a curve.
     *
     * @param values the same as in every earlier call up to the size given then
     */
    synchronized Blocks of(double[] values, int size) {
        int whole = size / BLOCK;
        if (whole > lowest.length) {
            int room = Math.max(whole, 2 * lowest.length);
            lowest = Arrays.copyOf(lowest, room);
            highest = Arrays.copyOf(highest, room);
        }
        while (count < whole) {
            summarise(values, count);
            count++;
        }
        return new Blocks(lowest, highest, whole);
    }

    private void summarise(double[] values, int block) {
        int low = block * BLOCK;
        int high = low;
        for (int index = low, end = low + BLOCK; index < end; index++) {
            double value = values[index];
            if (!Double.isFinite(value)) {
                low = MIXED;
                high = MIXED;
                break;
            }
            if (value < values[low]) {
                low = index;
            } else if (value > values[high]) {
                high = index;
            }
        }
        lowest[block] = low;
        highest[block] = high;
    }
}
