package org.dl4jworkbench.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.dl4jworkbench.rundir.AtomicFiles;

/** Data files in memory for tests of the reader. */
final class MemoryFile {
    private MemoryFile() {}

    static DataFile of(String name, byte[] bytes) {
        return new DataFile(name, "/data/" + name, new DataFile.Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        });
    }

    /** A file of bytes written as in a hex dump; spaces are left out. */
    static DataFile hex(String name, String dump) {
        return of(name, bytes(dump));
    }

    static byte[] bytes(String dump) {
        return HexFormat.of().parseHex(dump.replaceAll("\\s", ""));
    }

    static byte[] written(AtomicFiles.Content content) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzipped(byte[] content) {
        return written(out -> {
            try (var gzip = IdxWriter.gzip(out)) {
                gzip.write(content);
            }
        });
    }
}
