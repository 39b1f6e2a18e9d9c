package org.dl4jworkbench.data.generate;

import java.util.Arrays;
import org.dl4jworkbench.data.SplitMix64;

/**
 * A colour picture that outlines are painted on, with smooth edges. Pixel (0, 0) covers the square from (0, 0) to (1, 1).
 * Coverage is exact: each edge adds its signed area to the pixels it crosses, and a running sum along the row gives the share
 * of each pixel that lies inside.
 */
final class Painting {
    private final int width;
    private final int height;
    /** Red, green, blue of each pixel, row after row. */
    private final float[] values;

    private float[] areas = new float[0];

    Painting(int width, int height) {
        this.width = width;
        this.height = height;
        values = new float[width * height * 3];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Where the coordinates of a paint come from: {@code local = (a x + b y + c, d x + e y + f)} of the pixel's centre. */
    record Mapping(double a, double b, double c, double d, double e, double f) {
        static final Mapping NONE = new Mapping(1, 0, 0, 0, 1, 0);

        double x(double px, double py) {
            return a * px + b * py + c;
        }

        double y(double px, double py) {
            return d * px + e * py + f;
        }

        Mapping inverse() {
            double determinant = a * e - b * d;
            return new Mapping(
                    e / determinant,
                    -b / determinant,
                    (b * f - e * c) / determinant,
                    -d / determinant,
                    a / determinant,
                    (d * c - a * f) / determinant);
        }
    }

    /**
     * Paints the area.
     *
     * @param place from the outline's coordinates to pixels
     * @param opacity 1 hides what is below
     */
    void fill(Outline outline, Mapping place, Paint paint, double opacity) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (double[] contour : outline.contours()) {
            for (int i = 0; i < contour.length; i += 2) {
                double x = place.x(contour[i], contour[i + 1]);
                double y = place.y(contour[i], contour[i + 1]);
                left = Math.min(left, (int) Math.floor(x));
                right = Math.max(right, (int) Math.ceil(x));
                top = Math.min(top, (int) Math.floor(y));
                bottom = Math.max(bottom, (int) Math.ceil(y));
            }
        }
        left = Math.max(0, left);
        top = Math.max(0, top);
        right = Math.min(width, right);
        bottom = Math.min(height, bottom);
        if (left >= right || top >= bottom) {
            return;
        }
        int stride = right - left + 2;
        if (areas.length < stride * (bottom - top)) {
            areas = new float[stride * (bottom - top)];
        } else {
            Arrays.fill(areas, 0, stride * (bottom - top), 0);
        }
        for (double[] contour : outline.contours()) {
            for (int i = 0; i < contour.length; i += 2) {
                int next = (i + 2) % contour.length;
                edge(
                        place.x(contour[i], contour[i + 1]) - left,
                        place.y(contour[i], contour[i + 1]) - top,
                        place.x(contour[next], contour[next + 1]) - left,
                        place.y(contour[next], contour[next + 1]) - top,
                        stride,
                        bottom - top);
            }
        }
        // Mirroring turns clockwise into the other direction.
        double sign = place.a() * place.e() - place.b() * place.d() < 0 ? -1 : 1;
        blend(left, top, right, bottom, stride, sign, place.inverse(), paint, opacity);
    }

    private void blend(
            int left,
            int top,
            int right,
            int bottom,
            int stride,
            double sign,
            Mapping local,
            Paint paint,
            double opacity) {
        float[] rgb = new float[3];
        for (int row = top; row < bottom; row++) {
            double sum = 0;
            for (int column = left; column < right; column++) {
                sum += areas[(row - top) * stride + column - left];
                double covered = Math.min(1, sign * sum) * opacity;
                if (covered > 0.002) {
                    double x = column + 0.5;
                    double y = row + 0.5;
                    paint.at(local.x(x, y), local.y(x, y), rgb);
                    int at = (row * width + column) * 3;
                    float share = (float) covered;
                    values[at] += share * (rgb[0] - values[at]);
                    values[at + 1] += share * (rgb[1] - values[at + 1]);
                    values[at + 2] += share * (rgb[2] - values[at + 2]);
                }
            }
        }
    }

    /** Adds the area to the right of an edge to each row that it crosses; downwards counts negative. */
    private void edge(double x0, double y0, double x1, double y1, int stride, int rows) {
        if (y0 == y1) {
            return;
        }
        double direction = y0 < y1 ? -1 : 1;
        double upperX = y0 < y1 ? x0 : x1;
        double upperY = Math.min(y0, y1);
        double lowerY = Math.max(y0, y1);
        double slope = (x1 - x0) / (y1 - y0);
        int last = Math.min(rows, (int) Math.ceil(lowerY));
        for (int row = Math.max(0, (int) Math.floor(upperY)); row < last; row++) {
            double from = Math.max(row, upperY);
            double to = Math.min(row + 1, lowerY);
            double high = upperX + slope * (from - upperY);
            double low = upperX + slope * (to - upperY);
            piece(row * stride, stride - 2, Math.min(high, low), Math.max(high, low), direction * (to - from));
        }
    }

    /** One row's piece of an edge: spread over the pixels between its two ends by the trapezium's areas. */
    private void piece(int line, int columns, double from, double to, double height) {
        double x0 = Math.max(0, Math.min(columns, from));
        double x1 = Math.max(0, Math.min(columns, to));
        int first = (int) x0;
        int last = (int) Math.ceil(x1);
        if (last <= first + 1) {
            double share = (x0 + x1) / 2 - first;
            areas[line + first] += (float) (height * (1 - share));
            areas[line + first + 1] += (float) (height * share);
            return;
        }
        double before = 0;
        for (int column = first; column < last; column++) {
            // The share of this pixel to the right of the edge, summed over the heights that the edge has reached in
            // it.
            double a = Math.max(x0, column);
            double b = Math.min(x1, column + 1);
            double entered = (a - x0) / (x1 - x0);
            double inside = (b - a) / (x1 - x0);
            double covered = entered + inside * (column + 1 - (a + b) / 2);
            areas[line + column] += (float) (height * (covered - before));
            before = covered;
        }
        areas[line + last] += (float) (height * (1 - before));
    }

    /** Fills the whole picture. */
    void background(Paint paint) {
        float[] rgb = new float[3];
        for (int row = 0, at = 0; row < height; row++) {
            for (int column = 0; column < width; column++, at += 3) {
                paint.at(column + 0.5, row + 0.5, rgb);
                values[at] = rgb[0];
                values[at + 1] = rgb[1];
                values[at + 2] = rgb[2];
            }
        }
    }

    /**
     * Spreads each pixel to its neighbours, as a lens that is not sharp does.
     *
     * @param amount 0 changes nothing, 0.25 is the binomial 1-2-1 kernel
     */
    void blur(double amount) {
        float share = (float) amount;
        int line = 3 * width;
        float[] above = new float[line];
        float[] here = new float[line];
        for (int row = 0; row < height; row++) {
            int start = row * line;
            System.arraycopy(values, start, here, 0, line);
            int below = row == height - 1 ? start : start + line;
            if (row == 0) {
                System.arraycopy(here, 0, above, 0, line);
            }
            for (int i = 0; i < line; i++) {
                values[start + i] = here[i] + share * (above[i] + values[below + i] - 2 * here[i]);
            }
            float[] swapped = above;
            above = here;
            here = swapped;
            blurRow(start, share);
        }
    }

    private void blurRow(int start, float share) {
        float red = values[start];
        float green = values[start + 1];
        float blue = values[start + 2];
        int last = start + 3 * (width - 1);
        for (int at = start; at <= last; at += 3) {
            int next = Math.min(last, at + 3);
            float r = values[at];
            float g = values[at + 1];
            float b = values[at + 2];
            values[at] = r + share * (red + values[next] - 2 * r);
            values[at + 1] = g + share * (green + values[next + 1] - 2 * g);
            values[at + 2] = b + share * (blue + values[next + 2] - 2 * b);
            red = r;
            green = g;
            blue = b;
        }
    }

    /** Changes brightness, contrast and the balance of the colours of the whole picture. */
    void expose(double brightness, double contrast, Colour balance) {
        float gain = (float) (contrast * brightness);
        float lift = (float) ((0.5 - 0.5 * contrast) * brightness);
        float red = (float) balance.red();
        float green = (float) balance.green();
        float blue = (float) balance.blue();
        for (int i = 0; i < values.length; i += 3) {
            values[i] = (lift + gain * values[i]) * red;
            values[i + 1] = (lift + gain * values[i + 1]) * green;
            values[i + 2] = (lift + gain * values[i + 2]) * blue;
        }
    }

    /** Adds a sensor's noise, a uniform number for each colour of each pixel. */
    void noise(SplitMix64 random, double deviation) {
        // The variance of a uniform number from 0 to 65535 is a twelfth of 65536 squared.
        float scale = (float) (deviation * StrictMath.sqrt(12) / 65536);
        for (int i = 0; i < values.length; i += 3) {
            long bits = random.nextLong();
            values[i] += scale * ((int) (bits & 0xFFFF) - 32768);
            values[i + 1] += scale * ((int) (bits >>> 16 & 0xFFFF) - 32768);
            values[i + 2] += scale * ((int) (bits >>> 32 & 0xFFFF) - 32768);
        }
    }

    /** The red channel as bytes, for pictures that were painted in grey. */
    void copyGrey(byte[] pixels, int offset) {
        for (int i = 0; i < width * height; i++) {
            pixels[offset + i] = toByte(values[3 * i]);
        }
    }

    /** All red, then all green, then all blue bytes, as in the binary files of CIFAR-10. */
    void copyPlanes(byte[] pixels, int offset) {
        int plane = width * height;
        for (int i = 0; i < plane; i++) {
            pixels[offset + i] = toByte(values[3 * i]);
            pixels[offset + plane + i] = toByte(values[3 * i + 1]);
            pixels[offset + 2 * plane + i] = toByte(values[3 * i + 2]);
        }
    }

    /** Sets red, green, blue of each pixel as one number, as the data of a {@code BufferedImage} of type RGB holds them. */
    void copyRgb(int[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (toByte(values[3 * i]) & 0xFF) << 16
                    | (toByte(values[3 * i + 1]) & 0xFF) << 8
                    | (toByte(values[3 * i + 2]) & 0xFF);
        }
    }

    private static byte toByte(float value) {
        return (byte) Math.max(0, Math.min(255, (int) (value * 255 + 0.5f)));
    }
}
