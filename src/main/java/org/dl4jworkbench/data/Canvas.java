package org.dl4jworkbench.data;

import java.util.Arrays;

/** A small grey picture to draw anti-aliased pen strokes on; ink from 0 to 1 per pixel, pixel centres at half coordinates. */
final class Canvas {
    private final int size;
    private double[] ink;

    Canvas(int size) {
        this.size = size;
        ink = new double[size * size];
    }

    /**
     * Draws a piece of a stroke, a round-capped line; where strokes cross, the darker ink stays.
     *
     * @param width in pixels
     * @param pressure the ink at the core of the line, from 0 to 1
     */
    void line(double x0, double y0, double x1, double y1, double width, double pressure) {
        double reach = width / 2 + 1;
        int top = clamp((int) Math.floor(Math.min(y0, y1) - reach));
        int bottom = clamp((int) Math.ceil(Math.max(y0, y1) + reach));
        int left = clamp((int) Math.floor(Math.min(x0, x1) - reach));
        int right = clamp((int) Math.ceil(Math.max(x0, x1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squaredLength = dx * dx + dy * dy;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double along = squaredLength == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squaredLength));
                double ex = px - along * dx;
                double ey = py - along * dy;
                double distance = StrictMath.sqrt(ex * ex + ey * ey);
                double covered = Math.max(0, Math.min(1, width / 2 + 0.5 - distance));
                int index = row * size + column;
                ink[index] = Math.max(ink[index], covered * pressure);
            }
        }
    }

    private int clamp(int coordinate) {
        return Math.max(0, Math.min(size - 1, coordinate));
    }

    /**
     * Spreads the ink to the eight neighbours, as soft paper or an unsharp scan does.
     *
     * @param amount 0 leaves the picture as it is, 0.25 is the binomial 1-2-1 kernel
     */
    void blur(double amount) {
        ink = blurred(blurred(ink, amount, 1, size), amount, size, 1);
    }

    private double[] blurred(double[] source, double amount, int step, int across) {
        double[] result = new double[source.length];
        for (int line = 0; line < size; line++) {
            for (int i = 0; i < size; i++) {
                int at = line * across + i * step;
                double before = i == 0 ? 0 : source[at - step];
                double after = i == size - 1 ? 0 : source[at + step];
                result[at] = (1 - 2 * amount) * source[at] + amount * (before + after);
            }
        }
        return result;
    }

    /** Changes the ink of every pixel that has any by Gaussian noise: the grain of paper shows only under the pen. */
    void grain(SplitMix64 random, double deviation) {
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > 0.02) {
                ink[i] = Math.max(0, Math.min(1, ink[i] + deviation * random.nextGaussian()));
            }
        }
    }

    /** Sets one pixel: dust on the scanner. */
    void speck(int row, int column, double darkness) {
        ink[row * size + column] = Math.max(ink[row * size + column], darkness);
    }

    /** Writes the picture as bytes, 255 for full ink; fainter ink than 8 of 255 is paper. */
    void copyTo(byte[] pixels, int offset) {
        Arrays.fill(pixels, offset, offset + ink.length, (byte) 0);
        for (int i = 0; i < ink.length; i++) {
            int value = (int) (ink[i] * 255 + 0.5);
            pixels[offset + i] = (byte) (value < 8 ? 0 : value);
        }
    }
}
