package org.dl4jworkbench.ui.data;

import java.util.Arrays;
import org.dl4jworkbench.data.LabelledImages;

/**
 * Examples of a data set as one picture, a row for each class: one node on the screen instead of hundreds. Pixels are repeated
 * whole times, never blurred.
 *
 * @param width in pixels
 * @param height in pixels, the number of classes times {@code rowHeight}
 * @param rowHeight of one class, the gap below included
 * @param argb row after row, as JavaFX's {@code PixelFormat.getIntArgbInstance} reads it; transparent between the examples
 */
public record SampleSheet(int width, int height, int rowHeight, int[] argb) {
    static final int GAP = 2;
    private static final int SMALLEST = 24;
    private static final int OPAQUE = 0xFF000000;

    /**
     * Draws the sheet.
     *
     * @param rows indices of the examples of each class
     * @param columns the number of places in a row; a class with fewer examples leaves the rest free
     */
    static SampleSheet of(LabelledImages images, int[][] rows, int columns) {
        int scale = Math.max(1, (SMALLEST + images.height() - 1) / images.height());
        int cellWidth = images.width() * scale + GAP;
        int cellHeight = images.height() * scale + GAP;
        int width = columns * cellWidth;
        int height = rows.length * cellHeight;
        int[] argb = new int[width * height];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < Math.min(columns, rows[row].length); column++) {
                draw(images, rows[row][column], scale, argb, width, column * cellWidth, row * cellHeight);
            }
        }
        return new SampleSheet(width, height, cellHeight, argb);
    }

    private static void draw(LabelledImages images, int index, int scale, int[] argb, int stride, int left, int top) {
        for (int y = 0; y < images.height() * scale; y++) {
            int line = (top + y) * stride + left;
            for (int x = 0; x < images.width(); x++) {
                int from = line + x * scale;
                Arrays.fill(argb, from, from + scale, colour(images, index, y / scale, x));
            }
        }
    }

    private static int colour(LabelledImages images, int index, int row, int column) {
        int red = images.pixel(index, row, column, 0);
        if (images.channels() < 3) {
            return OPAQUE | red << 16 | red << 8 | red;
        }
        return OPAQUE | red << 16 | images.pixel(index, row, column, 1) << 8 | images.pixel(index, row, column, 2);
    }
}
