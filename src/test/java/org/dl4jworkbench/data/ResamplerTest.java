package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against ImageMagick 6.9 ({@code convert a.ppm -filter Triangle -resize 7x5! -depth 8 rgb:-}); one step of rounding apart. */
class ResamplerTest {
    /** 4×3 (width × height), RGB. */
    private static final byte[] PICTURE = picture();

    private static byte[] picture() {
        byte[] bytes = new byte[36];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 11 * (i % 5) * (i % 7));
        }
        return bytes;
    }

    @Test
    void shrinkingWeighsEveryPixel() {
        assertSame("4a5282504e9e776e9c459495", 2, 2);
        assertSame("5f6f7a4d59ad467d8f", 1, 3);
    }

    @Test
    void enlargingInterpolates() {
        assertSame(
                "0030764b378dc342b4792381290a51754a97a572c3105f493d5a708652b057489f2442894d54a1665fb02aa7062a8f452a6aaa"
                        + "2480cd1c94de1063b1094495a8a19789788f5738824865b83f9ce341a68143ac44fc9df9c869c17516686054aa57a2e762d3"
                        + "626af20f",
                5,
                7);
        assertSame(
                "003076d244b9200349a572c30a4d5aa84cb81f296f7e66b71f8922545db71e75bd304fa05ea4423b4fa02c9be9216f73c79fbc"
                        + "5b2273489bf351c630fc9df96b0c5d569cf86af20f",
                6,
                4);
    }

    @Test
    void theSameSizeChangesNothingAndARegionIsCutOut() {
        byte[] same = new byte[36];
        Resampler.resize(PICTURE, 0, 12, 3, 4, 3, same, 0, 3, 4);
        assertThat(same).isEqualTo(PICTURE);
        byte[] cut = new byte[6];
        Resampler.resize(PICTURE, 12 + 3, 12, 1, 2, 3, cut, 0, 1, 2);
        assertThat(cut).containsExactly(PICTURE[15], PICTURE[16], PICTURE[17], PICTURE[18], PICTURE[19], PICTURE[20]);
    }

    private static void assertSame(String expected, int height, int width) {
        byte[] wanted = MemoryFile.bytes(expected);
        byte[] result = new byte[height * width * 3];
        assertThat(wanted).hasSameSizeAs(result);
        Resampler.resize(PICTURE, 0, 12, 3, 4, 3, result, 0, height, width);
        for (int i = 0; i < result.length; i++) {
            assertThat(result[i] & 0xFF).as("value %d", i).isCloseTo(wanted[i] & 0xFF, within(1));
        }
    }
}
