package org.dl4jworkbench.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/** Decodes pictures with what the JDK brings, for the window and the command line: JPEG, PNG and BMP. */
public final class ImageIoDecoder implements PictureDecoder {
    /** More than any camera's picture; a damaged header must not ask for gigabytes. */
    static final long MOST_PIXELS = 100_000_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "bmp");
    private static final int CHANNELS = 3;
    private static final String SAVE_AGAIN = "Save it again as an 8-bit JPEG or PNG in RGB, or take it out";

    /** The size that a file's header states, before anything is decoded. */
    record Header(int height, int width) {}

    /** Reads the header, and refuses what is no picture or too large. */
    static Header header(byte[] file, String location) {
        return read(file, location, (reader, size) -> size);
    }

    @Override
    public Picture decode(byte[] file, String location) {
        return read(file, location, (reader, size) -> {
            byte[] pixels = rgb(reader.read(0));
            return new InMemory(size.height(), size.width(), pixels);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader, Header size) throws IOException;
    }

    private static <T> T read(byte[] file, String location, Reading<T> reading) {
        ImageReader reader = null;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader = reader(in);
            if (reader == null) {
                throw new BadDataException(
                        file.length == 0 ? "is empty" : "is no picture that can be read",
                        location,
                        "Pictures may be JPEG, PNG or BMP. " + SAVE_AGAIN);
            }
            reader.setInput(in, true, true);
            Header size = new Header(reader.getHeight(0), reader.getWidth(0));
            if (size.height() < 1 || size.width() < 1 || (long) size.height() * size.width() > MOST_PIXELS) {
                throw new BadDataException(
                        "the header announces " + size.width() + "×" + size.height() + " pixels, more than "
                                + Numbers.grouped(MOST_PIXELS) + " in all or none",
                        location,
                        "The file is damaged or too large. " + SAVE_AGAIN);
            }
            return reading.from(reader, size);
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadDataException known) {
                throw known;
            }
            // The JDK's readers meet damaged files with any exception there is.
            throw new BadDataException(
                    "cannot be decoded ("
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")",
                    location,
                    "The file is damaged or of a rare kind. " + SAVE_AGAIN,
                    e);
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /** The JDK reads more formats than the engine's decoder does: only those that both read. */
    private static @Nullable ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        return null;
    }

    /** The samples as they are stored; getRGB would bend grey by a gamma that the file does not have. */
    private static byte[] rgb(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] pixels = new byte[height * width * CHANNELS];
        Raster raster = image.getRaster();
        boolean plain = image.getColorModel() instanceof ComponentColorModel model
                && !model.isAlphaPremultiplied()
                && raster.getTransferType() == DataBuffer.TYPE_BYTE;
        int colours = image.getColorModel().getNumColorComponents();
        if (plain && colours == 1) {
            int[] line = new int[width];
            for (int row = 0; row < height; row++) {
                raster.getSamples(0, row, width, 1, 0, line);
                for (int column = 0; column < width; column++) {
                    int at = (row * width + column) * CHANNELS;
                    pixels[at] = pixels[at + 1] = pixels[at + 2] = (byte) line[column];
                }
            }
        } else if (plain
                && colours == CHANNELS
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB) {
            int[] line = new int[width];
            for (int row = 0; row < height; row++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    raster.getSamples(0, row, width, 1, channel, line);
                    for (int column = 0; column < width; column++) {
                        pixels[(row * width + column) * CHANNELS + channel] = (byte) line[column];
                    }
                }
            }
        } else if (raster.getTransferType() == DataBuffer.TYPE_USHORT && colours == 1) {
            int[] line = new int[width];
            for (int row = 0; row < height; row++) {
                raster.getSamples(0, row, width, 1, 0, line);
                for (int column = 0; column < width; column++) {
                    int at = (row * width + column) * CHANNELS;
                    pixels[at] = pixels[at + 1] = pixels[at + 2] = (byte) (line[column] >> 8);
                }
            }
        } else {
            int[] line = new int[width];
            for (int row = 0; row < height; row++) {
                image.getRGB(0, row, width, 1, line, 0, width);
                for (int column = 0; column < width; column++) {
                    int at = (row * width + column) * CHANNELS;
                    pixels[at] = (byte) (line[column] >> 16);
                    pixels[at + 1] = (byte) (line[column] >> 8);
                    pixels[at + 2] = (byte) line[column];
                }
            }
        }
        return pixels;
    }

    private record InMemory(int height, int width, byte[] pixels) implements Picture {
        @Override
        public byte[] cut(Region region, int newHeight, int newWidth) {
            byte[] result = new byte[newHeight * newWidth * CHANNELS];
            Resampler.resize(
                    pixels,
                    (region.top() * width + region.left()) * CHANNELS,
                    width * CHANNELS,
                    region.height(),
                    region.width(),
                    CHANNELS,
                    result,
                    0,
                    newHeight,
                    newWidth);
            return result;
        }

        @Override
        public void close() {}
    }
}
