package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import org.dl4jworkbench.data.PictureDecoder.Picture;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;

class ImageIoDecoderTest {
    @Test
    void greyKeepsItsValuesInThreeEqualChannels() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 7);
        image.getRaster().setSample(1, 0, 0, 100);
        image.getRaster().setSample(2, 0, 0, 254);
        assertThat(decoded(SmallSets.encoded(image, "png"), 1, 3))
                .containsExactly(7, 7, 7, 100, 100, 100, 254, 254, 254);
    }

    @Test
    void sixteenBitsOfGreyKeepTheirUpperHalf() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x12FF);
        image.getRaster().setSample(1, 0, 0, 0xFE00);
        assertThat(decoded(SmallSets.encoded(image, "png"), 1, 2)).containsExactly(0x12, 0x12, 0x12, 0xFE, 0xFE, 0xFE);
    }

    @Test
    void alphaIsDroppedAndPalettesAreLookedUp() {
        BufferedImage alpha = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        alpha.setRGB(0, 0, 0x40_0A_14_1E);
        assertThat(decoded(SmallSets.encoded(alpha, "png"), 1, 1)).containsExactly(10, 20, 30);
        byte[] levels = {0, 50};
        BufferedImage palette = new BufferedImage(
                1, 1, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(1, 2, levels, levels, new byte[] {0, 99}));
        palette.getRaster().setSample(0, 0, 0, 1);
        assertThat(decoded(SmallSets.encoded(palette, "png"), 1, 1)).containsExactly(50, 50, 99);
    }

    /** Pixels as ImageMagick decodes them. */
    @Test
    void jpegIsDecodedAsElsewhere() throws IOException {
        byte[] file = Files.readAllBytes(SharedData.root().resolve("medical-masks/images/maksssksksss0.jpg"));
        try (Picture picture = new ImageIoDecoder().decode(file, "f")) {
            assertThat(picture.width()).isEqualTo(512);
            assertThat(picture.height()).isEqualTo(366);
            assertThat(unsigned(picture.cut(new Region(0, 0, 1, 1), 1, 1))).containsExactly(116, 111, 108);
            assertThat(unsigned(picture.cut(new Region(100, 120, 101, 121), 1, 1)))
                    .containsExactly(200, 167, 160);
            assertThat(unsigned(picture.cut(new Region(511, 365, 512, 366), 1, 1)))
                    .containsExactly(30, 29, 34);
        }
    }

    @Test
    void hugeHeaderIsRefusedBeforeAnythingIsDecoded() {
        byte[] png = SmallSets.picture(2, 2, "png", 1);
        // The width in the IHDR chunk, and the chunk's checksum.
        java.nio.ByteBuffer.wrap(png).putInt(16, 2_000_000).putInt(20, 2_000_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        BadDataException problem =
                catchThrowableOfType(BadDataException.class, () -> ImageIoDecoder.head(png, "big.png"));
        assertThat(problem.where()).isEqualTo("big.png");
        assertThat(problem.what()).contains("2000000×2000000");
    }

    @Test
    void whatIsNoPictureSaysWhichKindsAre() {
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> new ImageIoDecoder().decode(new byte[] {1, 2, 3}, "a.jpg"));
        assertThat(problem.what()).isEqualTo("is not a picture that can be read");
        assertThat(problem.remedy()).startsWith("Pictures may be JPEG, PNG, BMP, GIF, WebP or TIFF");
    }

    private static int[] decoded(byte[] file, int height, int width) {
        try (Picture picture = new ImageIoDecoder().decode(file, "f")) {
            return unsigned(picture.cut(Region.all(height, width), height, width));
        }
    }

    private static int[] unsigned(byte[] bytes) {
        int[] result = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[i] & 0xFF;
        }
        return result;
    }
}
