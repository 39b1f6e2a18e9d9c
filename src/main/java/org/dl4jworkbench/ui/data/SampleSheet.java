package org.dl4jworkbench.ui.data;

import java.util.Arrays;
import org.dl4jworkbench.data.LabelledImages;

/**
 * Examples of a data set as one picture, a row for each class: one node on the screen instead of hundreds. Pixels are repeated
 * whole times, never blurred; large pictures are
 * shrunk by whole numbers.
 *
 * @param width in pixels
 * @param height in pixels, the number of classes times {@code rowHeight}
 * @param rowHeight of one class, the gap below included
 * @param argb row after row, as JavaFX's {@code PixelFormat.getIntArgbInstance} reads it; transparent between the examples
 */
public record SampleSheet(int width, int height, int rowHeight, int[] argb) {
    static final int GAP = 2;
    private static final int SMALLEST = 24;
    private static final int LARGEST = 96;
    private static final int OPAQUE = 0xFF000000;

    /**
     * Draws the sheet.
     *
     * @param rows indices of the examples of each class
     * @param columns the number of places in a row; a class with fewer examples leaves the rest free
     */
    static SampleSheet of(LabelledImages given, int[][] rows, int columns) {
        LabelledImages images = given;
        int[][] shown = rows;
        int shrink = shrink(given);
        if (shrink > 1) {
            images = shrunk(given, rows, shrink);
            shown = renumbered(rows);
        }
        return drawn(images, shown, columns);
    }

    /** The room that one picture takes in a row. */
    static int cellWidth(LabelledImages images) {
        return (images.width() + shrink(images) - 1) / shrink(images) * scale(images) + GAP;
    }

    private static int scale(LabelledImages images) {
        return Math.max(1, (SMALLEST + images.height() - 1) / images.height());
    }

    private static int shrink(LabelledImages images) {
        return Math.max(1, (Math.max(images.height(), images.width()) + LARGEST - 1) / LARGEST);
    }

    /** Only the pictures of the sheet, each with the mean of so many pixels in a row and column. */
    private static LabelledImages shrunk(LabelledImages images, int[][] rows, int by) {
        int[] wanted = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
        int height = (images.height() + by - 1) / by;
        int width = (images.width() + by - 1) / by;
        int channels = images.channels();
        byte[] pixels = new byte[wanted.length * height * width * channels];
        int at = 0;
        for (int index : wanted) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int channel = 0; channel < channels; channel++) {
                        pixels[at++] = (byte) mean(images, index, y * by, x * by, channel, by);
                    }
                }
            }
        }
        return new LabelledImages(height, width, channels, pixels, new byte[wanted.length]);
    }

    private static int mean(LabelledImages images, int index, int top, int left, int channel, int side) {
        int sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(images.height(), top + side); y++) {
            for (int x = left; x < Math.min(images.width(), left + side); x++) {
                sum += images.pixel(index, y, x, channel);
                count++;
            }
        }
        return (sum + count / 2) / count;
    }

    private static int[][] renumbered(int[][] rows) {
        int[][] result = new int[rows.length][];
        int next = 0;
        for (int row = 0; row < rows.length; row++) {
            result[row] = new int[rows[row].length];
            for (int column = 0; column < rows[row].length; column++) {
                result[row][column] = next++;
            }
        }
        return result;
    }

    private static SampleSheet drawn(LabelledImages images, int[][] rows, int columns) {
        int scale = scale(images);
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
