package org.dl4jworkbench.chart;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/** A small picture of numbers, one pixel a value: a feature map, a filter, a saliency map. */
public final class HeatTile {
    /** A saliency map never hides the picture below it. */
    private static final double MOST_OPAQUE = 0.8;

    private final String name;
    private final int rows;
    private final int columns;
    private final int channels;
    private final float[] values;
    private final @Nullable BufferedImage under;

    private HeatTile(String name, int rows, int columns, int channels, float[] values, @Nullable BufferedImage under) {
        if (rows < 1 || columns < 1 || values.length != rows * columns * channels) {
            throw new IllegalArgumentException(
                    values.length + " values are no tile of " + rows + "×" + columns + "×" + channels);
        }
        this.name = PlainText.of(name);
        this.rows = rows;
        this.columns = columns;
        this.channels = channels;
        this.values = values;
        this.under = under;
    }

    /** @param values row after row; shared, no longer changed by anyone */
    public static HeatTile of(String name, int rows, int columns, float[] values) {
        return new HeatTile(name, rows, columns, 1, values, null);
    }

    /** @param values a row of values for each row */
    public static HeatTile of(String name, float[][] values) {
        int columns = values[0].length;
        float[] flat = new float[values.length * columns];
        for (int row = 0; row < values.length; row++) {
            System.arraycopy(values[row], 0, flat, row * columns, columns);
        }
        return of(name, values.length, columns, flat);
    }

    /**
     * In colour: the value of a channel is the share of red, green or blue between the ends of the scale.
     *
     * @param values all of red, row after row, then green, then blue
     */
    public static HeatTile rgb(String name, int rows, int columns, float[] values) {
        return new HeatTile(name, rows, columns, 3, values, null);
    }

    /** The same laid over a picture, the stronger the more opaque. */
    public HeatTile over(BufferedImage picture) {
        return new HeatTile(name, rows, columns, channels, values, picture);
    }

    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int channels() {
        return channels;
    }

    public float value(int channel, int row, int column) {
        return values[(channel * rows + row) * columns + column];
    }

    /** All values, to find a scale; not to be changed. */
    public float[] values() {
        return values;
    }

    /** Opaque ARGB, row after row, a pixel a value; what lies below is left out. Fast enough for every frame. */
    public int[] pixels(HeatScale scale) {
        int area = rows * columns;
        int[] pixels = new int[area];
        if (channels == 1) {
            for (int i = 0; i < area; i++) {
                pixels[i] = scale.argb(values[i]);
            }
            return pixels;
        }
        for (int i = 0; i < area; i++) {
            pixels[i] = 0xFF000000
                    | channel(scale, values[i]) << 16
                    | channel(scale, values[area + i]) << 8
                    | channel(scale, values[2 * area + i]);
        }
        return pixels;
    }

    private static int channel(HeatScale scale, float value) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, scale.share(value))));
    }

    /**
     * The tile as a picture with sharp pixels, laid over the picture below where there is one.
     *
     * @param zoom pixels for each value, and each pixel of a picture below that is as large as the tile
     */
    public BufferedImage picture(HeatScale scale, int zoom) {
        int width = columns * zoom;
        int height = rows * zoom;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = pixels(scale);
        int[] line = new int[width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row / zoom * columns + column / zoom;
                line[column] = under == null
                        ? pixels[at]
                        : blend(
                                under.getRGB(column * under.getWidth() / width, row * under.getHeight() / height),
                                pixels[at],
                                MOST_OPAQUE * scale.strength(values[at]));
            }
            image.setRGB(0, row, width, 1, line, 0, width);
        }
        return image;
    }

    private static int blend(int below, int above, double opacity) {
        if (Double.isNaN(opacity)) {
            return below | 0xFF000000;
        }
        int mixed = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (below >> shift & 0xFF) * (1 - opacity) + (above >> shift & 0xFF) * opacity;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeatTile tile
                && name.equals(tile.name)
                && rows == tile.rows
                && columns == tile.columns
                && channels == tile.channels
                && under == tile.under
                && Arrays.equals(values, tile.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "HeatTile[" + name + ", " + rows + "×" + columns + "×" + channels + "]";
    }
}
