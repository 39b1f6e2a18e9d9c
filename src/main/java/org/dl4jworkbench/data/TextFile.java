package org.dl4jworkbench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * A text file of a data set, read whole: UTF-8, or UTF-16 where a mark at its start says so.
 *
 * @param file where it was read from
 * @param text without the mark
 * @param sha256 of the file as it lies on the disk
 */
record TextFile(DataFile file, String text, String sha256) {
    private static final int LARGEST = 256 << 20;

    static TextFile read(DataFile file) {
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            if (file.content().size() > LARGEST) {
                throw new BadDataException(
                        "is " + Numbers.bytes(file.content().size()) + " large, more than the " + Numbers.bytes(LARGEST)
                                + " of the largest text file that is read",
                        file.location(),
                        "Take fewer rows");
            }
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw Found.unreadable(file.location(), e);
        }
        return new TextFile(file, decode(file, bytes), sha256(bytes));
    }

    private static String decode(DataFile file, byte[] bytes) {
        if (starts(bytes, 0xFE, 0xFF)) {
            return decode(file, bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return decode(file, bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(file, bytes, starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(DataFile file, byte[] bytes, int start, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        int zero = text.indexOf('\0');
        if (result.isError() || zero >= 0) {
            String before = zero < 0 ? text : text.substring(0, zero);
            throw new BadDataException(
                    zero < 0
                            ? "byte " + in.position() + " is no " + charset.name() + " text"
                            : "holds a zero character: this is no text, or UTF-16 without its mark",
                    file.location() + ", line " + (before.lines().count() + (before.endsWith("\n") ? 1 : 0)),
                    "Save the file as UTF-8 text");
        }
        return text;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
