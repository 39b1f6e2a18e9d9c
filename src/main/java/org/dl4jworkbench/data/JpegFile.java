package org.dl4jworkbench.data;

import com.twelvemonkeys.imageio.color.YCbCrConverter;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.model.BadDataException;

/**
 * What a JPEG needs beyond a reader: samples of any colour model, and damage named that readers only warn of while they fill the rest of the picture
 * with grey.
 */
final class JpegFile {
    private static final int BITS = 8;
    private static final int INKS = 4;
    private static final int BYTE = 255;
    private static final int YCCK = 2;

    /** How libjpeg begins the warnings of data that cannot be what was saved. */
    private static final String CORRUPT = "Corrupt JPEG data";

    /** The one of them that leaves the picture whole: bytes too many. */
    private static final String SURPLUS = "extraneous bytes before marker";

    /** Longer than what any block can still ask for. */
    private static final int FILLER = 4096;

    private final byte[] bytes;
    private final JpegSegments segments;

    JpegFile(byte[] bytes) {
        this.bytes = bytes;
        segments = JpegSegments.of(bytes);
    }

    /** Decodes it; a file without an end marker passes if no pixel depends on what may have followed. */
    byte[] rgb(String location) throws IOException {
        if (segments.precision() != BITS) {
            throw new BadDataException(
                    "is a JPEG of " + segments.precision() + " bits for each sample",
                    location,
                    ImageIoDecoder.SAVE_AGAIN);
        }
        byte[] pixels = decoded(bytes);
        if (!segments.ended() && !(segments.everyScanBegun() && Arrays.equals(pixels, decoded(filledUp())))) {
            throw new IOException("premature end of data");
        }
        return pixels;
    }

    private byte[] decoded(byte[] file) throws IOException {
        return ImageIoDecoder.read(file, PictureFormat.JPEG, (reader, warnings) -> {
            byte[] pixels =
                    segments.components() == INKS ? ofInks(reader.readRaster(0, null)) : Samples.rgb(reader.read(0));
            requireSound(warnings);
            return pixels;
        });
    }

    private static void requireSound(List<String> warnings) throws IOException {
        for (String warning : warnings) {
            if (warning.startsWith(CORRUPT) && !warning.contains(SURPLUS)) {
                throw new IOException(warning.substring(CORRUPT.length() + 2));
            }
        }
    }

    /** With something that is read only where data is missing. */
    private byte[] filledUp() {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + FILLER);
        Arrays.fill(longer, bytes.length, longer.length, (byte) 0xA6);
        return longer;
    }

    /** As Adobe's programs write them and every viewer takes them: 255 is no ink. YCCK has the first three as luma and chroma. */
    private byte[] ofInks(Raster raster) {
        boolean luma = segments.adobeTransform() == YCCK;
        int width = raster.getWidth();
        byte[] pixels = new byte[raster.getHeight() * width * Samples.CHANNELS];
        int[] line = new int[width * INKS];
        byte[] stored = new byte[Samples.CHANNELS];
        byte[] colour = new byte[Samples.CHANNELS];
        int at = 0;
        for (int row = 0; row < raster.getHeight(); row++) {
            raster.getPixels(0, row, width, 1, line);
            for (int column = 0; column < width; column++) {
                for (int channel = 0; channel < Samples.CHANNELS; channel++) {
                    stored[channel] = (byte) line[column * INKS + channel];
                }
                if (luma) {
                    YCbCrConverter.convertJPEGYCbCr2RGB(stored, colour, 0);
                }
                int white = line[column * INKS + Samples.CHANNELS];
                for (int channel = 0; channel < Samples.CHANNELS; channel++) {
                    int ink = luma ? colour[channel] & 0xFF : BYTE - (stored[channel] & 0xFF);
                    pixels[at++] = Samples.underInk(white, ink);
                }
            }
        }
        return pixels;
    }
}
