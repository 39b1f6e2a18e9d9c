package org.dl4jworkbench.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.dl4jworkbench.rundir.AtomicFiles;

/** Writes IDX files, see {@link IdxReader}. The same content gives the same bytes: the gzip header holds no time and no name. */
public final class IdxWriter {
    /** RFC 1952, 2.3.1: the operating system is not known. */
    private static final int UNKNOWN_SYSTEM = 255;

    private IdxWriter() {}

    /**
     * Writes grey pictures.
     *
     * @param pixels unsigned bytes, picture after picture, row after row; a whole number of pictures
     */
    public static void writeImages(OutputStream out, int height, int width, byte[] pixels) throws IOException {
        int pictureSize = Math.multiplyExact(height, width);
        if (pictureSize < 1 || pixels.length % pictureSize != 0) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are no whole number of " + height + "×" + width + " pictures");
        }
        out.write(ByteBuffer.allocate(16)
                .putInt(IdxReader.IMAGES_MAGIC)
                .putInt(pixels.length / pictureSize)
                .putInt(height)
                .putInt(width)
                .array());
        out.write(pixels);
    }

    /** Writes one class index per example. */
    public static void writeLabels(OutputStream out, byte[] labels) throws IOException {
        out.write(ByteBuffer.allocate(8)
                .putInt(IdxReader.LABELS_MAGIC)
                .putInt(labels.length)
                .array());
        out.write(labels);
    }

    /** Writes grey pictures to a file, atomically; gzip where its name ends so. */
    public static void writeImages(Path file, int height, int width, byte[] pixels) throws IOException {
        write(file, out -> writeImages(out, height, width, pixels));
    }

    /** Writes labels to a file, atomically; gzip where its name ends so. */
    public static void writeLabels(Path file, byte[] labels) throws IOException {
        write(file, out -> writeLabels(out, labels));
    }

    private static void write(Path file, AtomicFiles.Content content) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            AtomicFiles.write(file, content);
            return;
        }
        AtomicFiles.write(file, out -> {
            // Completed, not closed: the file below it is synced to the disk afterwards.
            GzipCompressorOutputStream gzip = gzip(out);
            content.writeTo(gzip);
            gzip.finish();
        });
    }

    /** A stream that compresses to one gzip member with a fixed header; close it to complete the member. */
    public static GzipCompressorOutputStream gzip(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setModificationTime(0);
        parameters.setOperatingSystem(UNKNOWN_SYSTEM);
        return new GzipCompressorOutputStream(out, parameters);
    }
}
