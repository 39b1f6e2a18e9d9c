package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxWriterTest {
    private static final byte[] GOLDEN_PICTURES =
            MemoryFile.bytes("00000803 00000001 00000002 00000003 00 01 02 FD FE FF");
    private static final byte[] PIXELS = {0, 1, 2, (byte) 253, (byte) 254, (byte) 255};

    @TempDir
    Path folder;

    @Test
    void plainFileHoldsTheGoldenBytes() throws IOException {
        Path file = folder.resolve("images");
        IdxWriter.writeImages(file, 2, 3, PIXELS);
        assertThat(Files.readAllBytes(file)).isEqualTo(GOLDEN_PICTURES);
        IdxWriter.writeLabels(file, new byte[] {3, 1});
        assertThat(Files.readAllBytes(file)).isEqualTo(MemoryFile.bytes("00000801 00000002 03 01"));
    }

    @Test
    void otherProgramsUnpackTheGzipFile() throws IOException {
        Path file = folder.resolve("images.gz");
        IdxWriter.writeImages(file, 2, 3, PIXELS);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(in.readAllBytes()).isEqualTo(GOLDEN_PICTURES);
        }
    }

    @Test
    void partOfAPictureIsRefused() {
        assertThatThrownBy(() -> IdxWriter.writeImages(OutputStream.nullOutputStream(), 2, 4, PIXELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no whole number of 2×4 pictures");
    }
}
