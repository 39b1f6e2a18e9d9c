package org.dl4jworkbench.data;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * Decodes pictures for window, command line and engine, so that all see the same: by the content of the file, with one named reader for each
 * {@link PictureFormat}. Java's registry of readers is searched with the first picture and not before.
 */
public final class ImageIoDecoder implements PictureDecoder {
    /** More than any camera's picture; a damaged header must not ask for gigabytes. */
    static final long MOST_PIXELS = 100_000_000;

    static final String SAVE_AGAIN = "Save it again as an 8-bit JPEG or PNG in RGB, or take it out";

    private static final String JAVAS_OWN = "com.sun.imageio.";
    private static final int RIFF_FLAGS = 20;
    private static final int ANIMATED = 2;

    /** The size of a picture in pixels. */
    record Header(int height, int width) {
        Header turned(Orientation orientation) {
            return orientation.onItsSide() ? new Header(/* height= */ width, /* width= */ height) : this;
        }
    }

    /**
     * What is known before anything is decoded.
     *
     * @param stored the size as stored
     * @param orientation how the picture is turned to be seen
     */
    record Head(PictureFormat format, Header stored, Orientation orientation) {
        /** The size as the picture is to be seen. */
        Header size() {
            return stored.turned(orientation);
        }
    }

    /** Reads the header, and refuses what is not a picture or too large. */
    static Head head(byte[] file, String location) {
        return named(file, location, format -> head(file, format, location));
    }

    private static Head head(byte[] file, PictureFormat format, String location) throws IOException {
        requireStill(format, file, location);
        Header size = read(file, format, (reader, warnings) -> new Header(reader.getHeight(0), reader.getWidth(0)));
        if (size.height() < 1 || size.width() < 1 || (long) size.height() * size.width() > MOST_PIXELS) {
            throw new BadDataException(
                    "the header announces " + size.width() + "×" + size.height() + " pixels, more than "
                            + Numbers.grouped(MOST_PIXELS) + " in all or none",
                    location,
                    "The file is damaged or too large. " + SAVE_AGAIN);
        }
        return new Head(format, size, Exif.orientation(file, format));
    }

    @Override
    public Picture decode(byte[] file, String location) {
        return named(file, location, format -> {
            Head head = head(file, format, location);
            byte[] pixels = format == PictureFormat.JPEG
                    ? new JpegFile(file).rgb(location)
                    : read(file, format, (reader, warnings) -> Samples.rgb(reader.read(0)));
            Header stored = head.stored();
            if (pixels.length != stored.height() * stored.width() * Samples.CHANNELS) {
                throw new BadDataException("decodes to another size than its header says", location, SAVE_AGAIN);
            }
            return new InMemory(
                    head.size().height(),
                    head.size().width(),
                    head.orientation(),
                    several(file, format),
                    head.orientation().turned(pixels, stored.height(), stored.width(), Samples.CHANNELS));
        });
    }

    private static boolean several(byte[] file, PictureFormat format) throws IOException {
        return (format == PictureFormat.GIF || format == PictureFormat.TIFF)
                && read(file, format, (reader, warnings) -> reader.getNumImages(true)) > 1;
    }

    @FunctionalInterface
    interface Reading<T> {
        /**
         * Takes what is wanted.
         *
         * @param warnings what the reader has warned of; grows while it reads
         */
        T from(ImageReader reader, List<String> warnings) throws IOException;
    }

    /** Opens a file by the one reader of its format. */
    static <T> T read(byte[] file, PictureFormat format, Reading<T> reading) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, false, true);
            return reading.from(reader, warnings);
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PictureFormat format) throws IOException;
    }

    /** Names the file, and what is wrong with it, whatever a reader throws. */
    private static <T> T named(byte[] file, String location, Work<T> work) {
        PictureFormat format = PictureFormat.ofContent(file)
                .orElseThrow(() -> new BadDataException(
                        file.length == 0 ? "is empty" : "is not a picture that can be read",
                        location,
                        "Pictures may be " + PictureFormat.titles() + ". " + SAVE_AGAIN));
        try {
            return work.with(format);
        } catch (BadDataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers meet damaged files with any exception there is.
            throw new BadDataException(
                    "cannot be decoded as " + format.title() + " (" + reason(e) + ")",
                    location,
                    "The file is cut short, damaged or of a rare kind. " + SAVE_AGAIN,
                    e);
        } catch (LinkageError e) {
            // libwebp is native code: for another processor, or with no folder to unpack it into.
            throw new BadDataException(
                    "is a " + format.title() + ", whose decoder cannot be loaded on this machine (" + e.getMessage()
                            + ")",
                    location,
                    SAVE_AGAIN,
                    e);
        }
    }

    private static String reason(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return "the file ends too early";
            }
        }
        return problem instanceof IOException && problem.getMessage() != null
                ? problem.getMessage()
                : "its parts contradict each other";
    }

    private static void requireStill(PictureFormat format, byte[] file, String location) {
        if (format == PictureFormat.WEBP
                && file.length > RIFF_FLAGS
                && file[15] == 'X'
                && (file[RIFF_FLAGS] & ANIMATED) != 0) {
            throw new BadDataException(
                    "is an animated WebP",
                    location,
                    "Save the picture that is meant as a file of its own, or take it out");
        }
    }

    private static ImageReader reader(PictureFormat format) throws IOException {
        return switch (format) {
            case JPEG ->
                // It leaves the scans to Java's own reader, which it looks up in the registry.
                IIORegistry.getDefaultInstance()
                        .getServiceProviderByClass(JPEGImageReaderSpi.class)
                        .createReaderInstance(null);
            case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case PNG, BMP, GIF -> javasOwn(format);
        };
    }

    private static ImageReader javasOwn(PictureFormat format) throws IOException {
        Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageReaderSpi.class,
                        each -> each.getClass().getName().startsWith(JAVAS_OWN)
                                && List.of(((ImageReaderSpi) each).getFormatNames())
                                        .contains(format.title()),
                        false);
        return providers.next().createReaderInstance(null);
    }

    private record InMemory(int height, int width, Orientation orientation, boolean oneOfSeveral, byte[] pixels)
            implements Picture {
        @Override
        public byte[] cut(Region region, int newHeight, int newWidth) {
            byte[] result = new byte[newHeight * newWidth * Samples.CHANNELS];
            Resampler.resize(
                    pixels,
                    (region.top() * width + region.left()) * Samples.CHANNELS,
                    width * Samples.CHANNELS,
                    region.height(),
                    region.width(),
                    Samples.CHANNELS,
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
