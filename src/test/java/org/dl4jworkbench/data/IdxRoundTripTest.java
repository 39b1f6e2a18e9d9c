package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dl4jworkbench.model.BadDataException;

class IdxRoundTripTest {
    @Property(tries = 200)
    void picturesComeBackAsTheyWereWritten(
            @ForAll @IntRange(min = 1, max = 20) int count,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll long seed,
            @ForAll boolean gzip) {
        byte[] pixels = randomBytes(count * height * width, seed);
        byte[] plain = MemoryFile.written(out -> IdxWriter.writeImages(out, height, width, pixels));
        IdxImages images = IdxReader.readImages(MemoryFile.of("f", gzip ? MemoryFile.gzipped(plain) : plain));
        assertThat(images.count()).isEqualTo(count);
        assertThat(images.height()).isEqualTo(height);
        assertThat(images.width()).isEqualTo(width);
        assertThat(images.pixels()).isEqualTo(pixels);
    }

    @Property(tries = 200)
    void labelsComeBackAsTheyWereWritten(@ForAll @Size(min = 1, max = 3000) byte[] labels, @ForAll boolean gzip) {
        byte[] plain = MemoryFile.written(out -> IdxWriter.writeLabels(out, labels));
        DataFile file = MemoryFile.of("f", gzip ? MemoryFile.gzipped(plain) : plain);
        assertThat(IdxReader.readLabels(file, 256).labels()).isEqualTo(labels);
    }

    /** Cut anywhere, a file is refused, and never taken for a shorter one. */
    @Property(tries = 300)
    void fileCutAnywhereIsRefused(
            @ForAll @IntRange(min = 0, max = 999) int part, @ForAll long seed, @ForAll boolean gzip) {
        byte[] pixels = randomBytes(5 * 6 * 7, seed);
        byte[] plain = MemoryFile.written(out -> IdxWriter.writeImages(out, 6, 7, pixels));
        byte[] stored = gzip ? MemoryFile.gzipped(plain) : plain;
        DataFile cut = MemoryFile.of("f", Arrays.copyOf(stored, stored.length * part / 1000));
        BadDataException problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                BadDataException.class, () -> IdxReader.readImages(cut));
        assertThat(problem).isNotNull();
        assertThat(problem.where()).matches("/data/f, byte \\d+( after decompression)?");
    }

    @Property(tries = 20)
    void sameContentGivesTheSameGzipBytes(@ForAll @Size(min = 1, max = 500) byte[] labels) {
        byte[] plain = MemoryFile.written(out -> IdxWriter.writeLabels(out, labels));
        byte[] gzip = MemoryFile.gzipped(plain);
        assertThat(MemoryFile.gzipped(plain)).isEqualTo(gzip);
        // RFC 1952: magic, deflate, no flags, no time, slowest compression, system not known.
        assertThat(Arrays.copyOf(gzip, 10)).containsExactly(0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF);
    }

    private static byte[] randomBytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }
}
