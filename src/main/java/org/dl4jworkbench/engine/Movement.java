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
    /** Shares of neighbours are counted in 2048ths: two of them and a byte fit into an int. */
    private static final int BITS = 11;

    private static final int ONE = 1 << BITS;
    private static final int HALF = 1 << (2 * BITS - 1);

    /** @param into gets the moved picture: unsigned bytes, row after row, each pixel's channels together */
    void apply(LabelledImages images, int example, byte[] into) {
        apply(images.pixels(), images.offset(example), images.height(), images.width(), images.channels(), into);
    }

    void apply(byte[] from, int offset, int height, int width, int channels, byte[] into) {
        if (degrees != 0) {
            turn(from, offset, height, width, channels, into);
        } else if (right != 0 || down != 0) {
            shift(from, offset, height, width, channels, into);
        } else if (flip) {
            mirror(from, offset, height, width, channels, into);
        } else {
            System.arraycopy(from, offset, into, 0, height * width * channels);
        }
    }

    private static void mirror(byte[] from, int offset, int height, int width, int channels, byte[] into) {
        int at = 0;
        for (int row = 0; row < height; row++) {
            int pixel = offset + (row + 1) * width * channels;
            for (int column = 0; column < width; column++) {
                pixel -= channels;
                for (int channel = 0; channel < channels; channel++) {
                    into[at++] = from[pixel + channel];
                }
            }
        }
    }

    /** Without a rotation all rows take the same columns with the same shares. */
    private void shift(byte[] from, int offset, int height, int width, int channels, byte[] into) {
        int[] lefts = new int[width];
        int[] shares = new int[width];
        for (int column = 0; column < width; column++) {
            float x = within(flip ? width - 1 - column + right : column - right, width - 1);
            lefts[column] = ((int) x) * channels;
            shares[column] = share(x);
        }
        int stride = width * channels;
        int last = stride - channels;
        int at = 0;
        for (int row = 0; row < height; row++) {
            float y = within(row - down, height - 1);
            int upper = offset + ((int) y) * stride;
            int lower = ((int) y) + 1 < height ? upper + stride : upper;
            int shareBelow = share(y);
            for (int column = 0; column < width; column++) {
                int left = lefts[column];
                int next = left < last ? channels : 0;
                for (int channel = 0; channel < channels; channel++) {
                    into[at++] = mixed(
                            from, upper + left + channel, lower + left + channel, next, shares[column], shareBelow);
                }
            }
        }
    }

    private void turn(byte[] from, int offset, int height, int width, int channels, byte[] into) {
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
                int upper = offset + ((int) y) * stride + ((int) x) * channels;
                int lower = ((int) y) + 1 < height ? upper + stride : upper;
                int next = ((int) x) + 1 < width ? channels : 0;
                int shareRight = share(x);
                int shareBelow = share(y);
                for (int channel = 0; channel < channels; channel++) {
                    into[at++] = mixed(from, upper + channel, lower + channel, next, shareRight, shareBelow);
                }
            }
        }
    }

    private static byte mixed(byte[] from, int upper, int lower, int next, int right, int below) {
        int above = (from[upper] & 0xFF) * (ONE - right) + (from[upper + next] & 0xFF) * right;
        int under = (from[lower] & 0xFF) * (ONE - right) + (from[lower + next] & 0xFF) * right;
        return (byte) ((above * (ONE - below) + under * below + HALF) >> (2 * BITS));
    }

    private static int share(float position) {
        return (int) ((position - ((int) position)) * ONE + 0.5f);
    }

    private static float within(double value, int most) {
        return (float) Math.max(0, Math.min(most, value));
    }
}
