package org.dl4jworkbench.data;

/**
 * Brings pictures to another size with a triangle filter: linear interpolation where it enlarges, and where it shrinks the filter grows with
 * the step, so that every pixel counts and nothing flickers. Pillow's and most viewers' "bilinear". The same bytes on every
 * machine.
 */
final class Resampler {
    private Resampler() {}

    /** The pixels of the source that make one pixel of the result along one axis, and how much each counts; the sum is 1. */
    private record Taps(int first, float[] weights) {}

    /**
     * Resizes one picture.
     *
     * @param from unsigned bytes, row after row, the channels of a pixel together
     * @param offset where the region starts in {@code from}
     * @param stride bytes from one row to the next
     * @param height of the region
     * @param width of the region
     */
    static void resize(
            byte[] from,
            int offset,
            int stride,
            int height,
            int width,
            int channels,
            byte[] into,
            int at,
            int newHeight,
            int newWidth) {
        if (height == newHeight && width == newWidth) {
            for (int row = 0; row < height; row++) {
                System.arraycopy(from, offset + row * stride, into, at + row * width * channels, width * channels);
            }
            return;
        }
        Taps[] columns = taps(width, newWidth);
        float[] narrow = new float[height * newWidth * channels];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < newWidth; column++) {
                Taps taps = columns[column];
                for (int channel = 0; channel < channels; channel++) {
                    int source = offset + row * stride + taps.first() * channels + channel;
                    float sum = 0;
                    for (float weight : taps.weights()) {
                        sum += weight * (from[source] & 0xFF);
                        source += channels;
                    }
                    narrow[(row * newWidth + column) * channels + channel] = sum;
                }
            }
        }
        Taps[] rows = taps(height, newHeight);
        int line = newWidth * channels;
        for (int row = 0; row < newHeight; row++) {
            Taps taps = rows[row];
            for (int i = 0; i < line; i++) {
                int source = taps.first() * line + i;
                float sum = 0;
                for (float weight : taps.weights()) {
                    sum += weight * narrow[source];
                    source += line;
                }
                into[at + row * line + i] = (byte) Math.max(0, Math.min(255, (int) (sum + 0.5f)));
            }
        }
    }

    private static Taps[] taps(int size, int newSize) {
        Taps[] result = new Taps[newSize];
        double step = (double) size / newSize;
        double reach = Math.max(1, step);
        for (int i = 0; i < newSize; i++) {
            double centre = (i + 0.5) * step;
            int first = (int) Math.max(0, centre - reach + 0.5);
            int end = (int) Math.min(size, centre + reach + 0.5);
            double[] weights = new double[end - first];
            double sum = 0;
            for (int tap = 0; tap < weights.length; tap++) {
                double distance = Math.abs(first + tap + 0.5 - centre) / reach;
                weights[tap] = Math.max(0, 1 - distance);
                sum += weights[tap];
            }
            float[] shares = new float[weights.length];
            for (int tap = 0; tap < weights.length; tap++) {
                shares[tap] = (float) (weights[tap] / sum);
            }
            result[i] = new Taps(first, shares);
        }
        return result;
    }
}
