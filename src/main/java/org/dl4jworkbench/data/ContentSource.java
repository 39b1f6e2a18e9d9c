package org.dl4jworkbench.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * One pass over a data file: decompresses it where its content is gzip, counts the bytes after decompression, and computes the
 * checksums of both sides on the way.
 */
final class ContentSource implements AutoCloseable {
    /** What is taken from the heap at once: a damaged header must not ask for gigabytes that the file does not hold. */
    private static final int FIRST_CHUNK = 64 << 20;

    private static final int BUFFER = 1 << 16;

    /** An archive is filled up to the next multiple of 10 kB, on tapes of 1 MB at most. */
    private static final int MOST_ZEROS = 4 << 20;

    private final DataFile file;
    private final InputStream stored;
    private final InputStream content;
    private final MessageDigest sha256;
    private final MessageDigest contentMd5;
    private final MessageDigest storedMd5;
    private final InputStream unpacked;
    private long position;

    private ContentSource(
            DataFile file,
            InputStream stored,
            InputStream unpacked,
            MessageDigest sha256,
            MessageDigest contentMd5,
            MessageDigest storedMd5) {
        this.file = file;
        this.stored = stored;
        this.unpacked = unpacked;
        this.content = new DigestInputStream(unpacked, contentMd5);
        this.sha256 = sha256;
        this.contentMd5 = contentMd5;
        this.storedMd5 = storedMd5;
    }

    static ContentSource open(DataFile file) {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        MessageDigest storedMd5 = digest("MD5");
        boolean gzip = false;
        InputStream opened = InputStream.nullInputStream();
        try {
            opened = file.content().open();
            InputStream stored = new BufferedInputStream(
                    new DigestInputStream(new DigestInputStream(opened, sha256), storedMd5), BUFFER);
            gzip = startsLikeGzip(stored);
            // true: several members one after the other are one file, as gunzip reads them; anything else after the
            // first is an error, where java.util.zip would pass over it.
            InputStream unpacked = gzip ? new GzipCompressorInputStream(stored, true) : stored;
            return new ContentSource(file, stored, unpacked, sha256, md5, storedMd5);
        } catch (IOException e) {
            try {
                opened.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw unreadable(file, gzip, 0, e);
        }
    }

    private static boolean startsLikeGzip(InputStream stored) throws IOException {
        stored.mark(2);
        boolean gzip = stored.read() == 0x1F && stored.read() == 0x8B;
        stored.reset();
        return gzip;
    }

    /** The number of bytes read so far, after decompression. */
    long position() {
        return position;
    }

    int readInt(String what) {
        return ByteBuffer.wrap(readBytes(Integer.BYTES, what)).getInt();
    }

    byte[] readBytes(int size, String what) {
        long start = position;
        byte[] bytes = new byte[Math.min(size, FIRST_CHUNK)];
        int filled = 0;
        while (filled < size) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * bytes.length));
            }
            int got = read(bytes, filled);
            if (got < 0) {
                throw problem(
                        "the file ends here, in " + what + ": " + Numbers.grouped(start + size) + " bytes are needed, "
                                + Numbers.grouped(position) + " are there",
                        position,
                        "The file was cut short. Download or copy it again");
            }
            filled += got;
        }
        return bytes;
    }

    /** All bytes to the end; more than {@code most} are refused before they are held. */
    byte[] readAll(int most) {
        byte[] bytes = new byte[BUFFER];
        int filled = 0;
        while (true) {
            if (filled == bytes.length) {
                if (filled >= most) {
                    throw problem(
                            "holds more than the " + Numbers.bytes(most) + " one file can hold",
                            position,
                            "Take a smaller file");
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
            }
            int got = read(bytes, filled);
            if (got < 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += got;
        }
    }

    /** The content for a library that reads streams; what fails is a {@link BadDataException} as everywhere here. */
    InputStream stream() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return length == 0 ? 0 : ContentSource.this.read(bytes, from, length);
            }
        };
    }

    /** Reads to the end and refuses anything but the zeros that fill up an archive, or more of them than any archive has. */
    void requireZerosToTheEnd() {
        byte[] bytes = new byte[BUFFER];
        long end = position;
        while (true) {
            long start = position;
            int got = read(bytes, 0);
            for (int i = 0; i < got; i++) {
                if (bytes[i] != 0) {
                    throw problem(
                            "more content follows after the end of the archive",
                            start + i,
                            "The archive is damaged. Download or copy it again");
                }
            }
            if (got < 0) {
                return;
            }
            if (position - end > MOST_ZEROS) {
                throw problem(
                        "more than " + Numbers.bytes(MOST_ZEROS) + " of zeros follow after the end of the archive",
                        end,
                        "The archive is damaged. Download or copy it again");
            }
        }
    }

    private int read(byte[] bytes, int from) {
        return read(bytes, from, bytes.length - from);
    }

    private int read(byte[] bytes, int from, int length) {
        try {
            int got = content.read(bytes, from, length);
            position += Math.max(got, 0);
            return got;
        } catch (IOException e) {
            // A read that fails may have unpacked much before the damage: the unpacker has counted it.
            throw unpacked instanceof GzipCompressorInputStream gzip
                    ? unreadable(file, true, gzip.getBytesRead(), e)
                    : unreadable(file, false, position, e);
        }
    }

    /** Makes sure that nothing follows, and gives the checksums. */
    FileDigests finish() {
        long end = position;
        if (read(new byte[1], 0) >= 0) {
            throw problem(
                    "the header's content ends here, but more bytes follow",
                    end,
                    "The header and the content do not belong together. Download or copy the file again");
        }
        try {
            stored.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(file, false, end, e);
        }
        HexFormat hex = HexFormat.of();
        return new FileDigests(
                hex.formatHex(sha256.digest()), hex.formatHex(contentMd5.digest()), hex.formatHex(storedMd5.digest()));
    }

    BadDataException problem(String what, long offset, String remedy) {
        return new BadDataException(
                what, place(file, offset) + (unpacked == stored ? "" : " after decompression"), remedy);
    }

    static String place(DataFile file, long offset) {
        return file.location() + ", byte " + offset;
    }

    private static BadDataException unreadable(DataFile file, boolean gzip, long offset, IOException cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return gzip
                ? new BadDataException(
                        "the gzip data is damaged (" + reason + ")",
                        place(file, offset) + " after decompression",
                        "Download or copy the file again",
                        cause)
                : new BadDataException(
                        "cannot be read (" + reason + ")",
                        place(file, offset),
                        "Check that the file is there and that you may read it",
                        cause);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
