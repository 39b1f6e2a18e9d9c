package org.dl4jworkbench.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Takes the samples out of decoded pictures as they are stored: Java's own conversions would bend grey by a gamma that the file does not have, and
 * colours by a profile.
 */
final class Samples {
    static final int CHANNELS = 3;

    private static final int BYTE = 255;

    private Samples() {}

    /**
     * Red, green and blue.
     *
     * @return unsigned bytes, {@code height × width × 3}, row after row; of 16 bits the upper eight, without alpha
     */
    static byte[] rgb(BufferedImage image) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        int type = raster.getTransferType();
        boolean wide = type == DataBuffer.TYPE_USHORT;
        boolean asStored = model instanceof ComponentColorModel
                && !model.isAlphaPremultiplied()
                && (wide || type == DataBuffer.TYPE_BYTE);
        int shift = wide ? Byte.SIZE : 0;
        if (asStored && model.getNumColorComponents() == 1) {
            return stored(raster, shift, new int[] {0, 0, 0});
        }
        if (asStored && model.getColorSpace().getType() == ColorSpace.TYPE_RGB) {
            return stored(raster, shift, new int[] {0, 1, 2});
        }
        if (asStored && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            return ofCmyk(raster, shift);
        }
        return converted(image);
    }

    private static byte[] stored(Raster raster, int shift, int[] bands) {
        int width = raster.getWidth();
        byte[] pixels = new byte[raster.getHeight() * width * CHANNELS];
        int[] line = new int[width];
        for (int row = 0; row < raster.getHeight(); row++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                raster.getSamples(0, row, width, 1, bands[channel], line);
                for (int column = 0; column < width; column++) {
                    pixels[(row * width + column) * CHANNELS + channel] = (byte) (line[column] >> shift);
                }
            }
        }
        return pixels;
    }

    private static byte[] ofCmyk(Raster raster, int shift) {
        int width = raster.getWidth();
        byte[] pixels = new byte[raster.getHeight() * width * CHANNELS];
        int[] ink = new int[width];
        int[] black = new int[width];
        for (int row = 0; row < raster.getHeight(); row++) {
            raster.getSamples(0, row, width, 1, CHANNELS, black);
            for (int channel = 0; channel < CHANNELS; channel++) {
                raster.getSamples(0, row, width, 1, channel, ink);
                for (int column = 0; column < width; column++) {
                    pixels[(row * width + column) * CHANNELS + channel] =
                            underInk(BYTE - (black[column] >> shift), ink[column] >> shift);
                }
            }
        }
        return pixels;
    }

    /**
     * What is seen of an ink: it covers its share of what black leaves. The same on every machine, where profiles of presses are not.
     *
     * @param white what black leaves, 0 to 255
     * @param ink 0 to 255
     */
    static byte underInk(int white, int ink) {
        return (byte) (white - Math.round(white * ink / (float) BYTE));
    }

    /** Palettes, packed pixels. */
    private static byte[] converted(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[image.getHeight() * width * CHANNELS];
        int[] line = new int[width];
        for (int row = 0; row < image.getHeight(); row++) {
            image.getRGB(0, row, width, 1, line, 0, width);
            for (int column = 0; column < width; column++) {
                int at = (row * width + column) * CHANNELS;
                pixels[at] = (byte) (line[column] >> 16);
                pixels[at + 1] = (byte) (line[column] >> 8);
                pixels[at + 2] = (byte) line[column];
            }
        }
        return pixels;
    }
}
