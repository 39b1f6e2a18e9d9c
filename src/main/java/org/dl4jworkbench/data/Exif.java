package org.dl4jworkbench.data;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what cameras write beside the pixels: EXIF of JPEG, PNG ({@code eXIf}) and WebP ({@code EXIF}), and the same tags of TIFF. */
final class Exif {
    private static final Logger LOG = LoggerFactory.getLogger(Exif.class);
    private static final String JPEG_PREFIX = "Exif";
    /** "Exif", a zero and one more byte; some programs put it before the EXIF of a WebP too. */
    private static final int JPEG_PREFIX_LENGTH = 6;

    private static final int PNG_FIRST_CHUNK = 8;
    private static final int PNG_AROUND_CHUNK = 12;
    private static final int RIFF_FIRST_CHUNK = 12;
    private static final int RIFF_CHUNK_HEAD = 8;

    private Exif() {}

    /** How a picture is turned; as stored where nothing is said, or nothing that can be understood. */
    static Orientation orientation(byte[] file, PictureFormat format) {
        try {
            byte @Nullable [] tags =
                    switch (format) {
                        case JPEG -> ofJpeg(file);
                        case PNG -> ofPng(ByteBuffer.wrap(file));
                        case WEBP -> ofWebp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                        case TIFF -> file;
                        case BMP, GIF -> null;
                    };
            if (tags == null) {
                return Orientation.AS_STORED;
            }
            Entry entry =
                    new TIFFReader().read(new ByteArrayImageInputStream(tags)).getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number code
                    ? Orientation.of(code.longValue())
                    : Orientation.AS_STORED;
        } catch (IOException | RuntimeException e) {
            // The picture itself may be sound; viewers show it as stored too.
            LOG.debug("EXIF that cannot be read", e);
            return Orientation.AS_STORED;
        }
    }

    private static byte @Nullable [] ofJpeg(byte[] file) throws IOException {
        for (JPEGSegment segment :
                JPEGSegmentUtil.readSegments(new ByteArrayImageInputStream(file), JPEG.APP1, JPEG_PREFIX)) {
            byte[] data = segment.data().readAllBytes();
            // The library leaves the byte after the text's zero.
            return Arrays.copyOfRange(data, 1, data.length);
        }
        return null;
    }

    private static byte @Nullable [] ofPng(ByteBuffer file) {
        int at = PNG_FIRST_CHUNK;
        while (at + PNG_AROUND_CHUNK <= file.limit()) {
            int length = file.getInt(at);
            if (length < 0 || length > file.limit() - at - PNG_AROUND_CHUNK) {
                return null;
            }
            if (name(file, at + Integer.BYTES).equals("eXIf")) {
                return bytes(file, at + 2 * Integer.BYTES, length);
            }
            at += length + PNG_AROUND_CHUNK;
        }
        return null;
    }

    private static byte @Nullable [] ofWebp(ByteBuffer file) {
        int at = RIFF_FIRST_CHUNK;
        while (at + RIFF_CHUNK_HEAD <= file.limit()) {
            int length = file.getInt(at + Integer.BYTES);
            if (length < 0 || length > file.limit() - at - RIFF_CHUNK_HEAD) {
                return null;
            }
            if (name(file, at).equals("EXIF")) {
                byte[] tags = bytes(file, at + RIFF_CHUNK_HEAD, length);
                boolean prefixed = length > JPEG_PREFIX_LENGTH
                        && name(ByteBuffer.wrap(tags), 0).equals(JPEG_PREFIX);
                return prefixed ? Arrays.copyOfRange(tags, JPEG_PREFIX_LENGTH, length) : tags;
            }
            at += RIFF_CHUNK_HEAD + length + (length & 1);
        }
        return null;
    }

    private static String name(ByteBuffer file, int at) {
        return new String(bytes(file, at, Integer.BYTES), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(ByteBuffer file, int at, int length) {
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        return bytes;
    }
}
