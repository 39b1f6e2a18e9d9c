package org.dl4jworkbench.engine;

import org.dl4jworkbench.data.LabelledImages;

/**
 * Mirrors, shifts and turns a picture, in this order, in one step: each pixel of the result is interpolated bilinearly where it comes from, and beyond
 * the edges the outermost pixels go on.
 *
 * @param flip whether left and right change places
 * @param right pixels
 * @param down pixels
 * @param degrees counter-clockwise, about the middle of the picture
 */
record Movement(boolean flip, double right, double down, double degrees) {
    private static final float HALF = 0.5f;

    /** @param into gets the moved picture: unsigned bytes, row after row, each pixel's channels together */
    void apply(LabelledImages images, int example, byte[] into) {
        apply(images.pixels(), images.offset(example), images.height(), images.width(), images.channels(), into);
    }

    void apply(byte[] from, int offset, int height, int width, int channels, byte[] into) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        int stride = width * channels;
        int at = 0;
        for (int row = 0; row < height; row++) {
            double startX = middleX - cos * middleX - sin * (row - middleY) - right;
            double startY = middleY - sin * middleX + cos * (row - middleY) - down;
            for (int column = 0; column < width; column++) {
                double shifted = startX + cos * column;
                float x = within(flip ? width - 1 - shifted : shifted, width - 1);
                float y = within(startY + sin * column, height - 1);
                int left = (int) x;
                int top = (int) y;
                float partX = x - left;
                float partY = y - top;
                int upper = offset + top * stride + left * channels;
                int lower = top + 1 < height ? upper + stride : upper;
                int next = left + 1 < width ? channels : 0;
                for (int channel = 0; channel < channels; channel++) {
                    float above = mix(from[upper + channel], from[upper + next + channel], partX);
                    float below = mix(from[lower + channel], from[lower + next + channel], partX);
                    into[at++] = (byte) (above + (below - above) * partY + HALF);
                }
            }
        }
    }

    private static float mix(byte first, byte second, float part) {
        int from = first & 0xFF;
        return from + ((second & 0xFF) - from) * part;
    }

    private static float within(double value, int most) {
        return (float) Math.max(0, Math.min(most, value));
    }
}
