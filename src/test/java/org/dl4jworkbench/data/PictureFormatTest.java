package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatTest {
    static Stream<String> allPictures() {
        return GoldenPictures.names().stream().filter(name -> name.contains("."));
    }

    @ParameterizedTest
    @MethodSource("allPictures")
    void everyPixelIsThatOfPillow(String name) {
        byte[] expected = MemoryFile.bytes(GoldenPictures.line(name));

        assertThat(GoldenPictures.decoded(GoldenPictures.file(name), name)).isEqualTo(expected);
    }

    @Test
    void namesOfAnyCaseAreKnownAndContentGoesByItsFirstBytes() {
        assertThat(PictureFormat.ofName("a.JPG")).contains(PictureFormat.JPEG);
        assertThat(PictureFormat.ofName("b.x.Tiff")).contains(PictureFormat.TIFF);
        assertThat(Stream.of("a.heic", "jpg", "a.jpg.txt", "Thumbs.db", "").map(PictureFormat::ofName))
                .containsOnly(java.util.Optional.empty());
        assertThat(allPictures()).allSatisfy(name -> assertThat(PictureFormat.ofContent(GoldenPictures.file(name)))
                .isEqualTo(PictureFormat.ofName(name)));
    }

    /** Whatever is cut off: a picture is what it was, or refused; never filled up. */
    @ParameterizedTest
    @MethodSource("allPictures")
    void aCutFileIsRefusedUnlessNoPixelIsMissing(String name) {
        byte[] file = GoldenPictures.file(name);
        byte[] whole = GoldenPictures.decoded(file, name);
        List<Integer> filled = new ArrayList<>();
        for (int length = 0; length < file.length; length += 1 + length / 50) {
            try {
                if (!Arrays.equals(GoldenPictures.decoded(Arrays.copyOf(file, length), name), whole)) {
                    filled.add(length);
                }
            } catch (BadDataException e) {
                assertThat(e.where()).isEqualTo(name);
            }
        }
        assertThat(filled).isEmpty();
    }

    @Test
    void aCutJpegIsNamedAsEndingTooEarly() {
        byte[] file = GoldenPictures.file("rgb.jpg");

        BadDataException problem = refused(Arrays.copyOf(file, file.length - 30), "cat/7.jpg");

        assertThat(problem.where()).isEqualTo("cat/7.jpg");
        assertThat(problem.what()).contains("cannot be decoded as JPEG").contains("premature end of data");
        assertThat(problem.remedy()).contains("cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.jpg", "progressive.jpg", "grey.jpg"})
    void aJpegWithoutItsEndMarkerOrWithBytesAfterItIsWhole(String name) {
        byte[] file = GoldenPictures.file(name);
        byte[] whole = GoldenPictures.decoded(file, name);

        assertThat(GoldenPictures.decoded(Arrays.copyOf(file, file.length - 2), name))
                .isEqualTo(whole);
        assertThat(GoldenPictures.decoded(Arrays.copyOf(file, file.length + 5000), name))
                .isEqualTo(whole);
    }

    @Test
    void aJpegOfTwelveBitsIsRefusedByThatName() {
        byte[] file = GoldenPictures.file("grey.jpg");
        file[indexOf(file, new byte[] {(byte) 0xFF, (byte) 0xC0}) + 4] = 12;

        assertThat(refused(file, "a.jpg").what()).isEqualTo("is a JPEG of 12 bits for each sample");
    }

    @Test
    void anAnimatedWebpIsRefusedAndOfOtherFilesWithSeveralPicturesTheFirstIsTaken() {
        assertThat(refused(GoldenPictures.file("animated.webp"), "a.webp").what())
                .isEqualTo("is an animated WebP");
        for (String name : List.of("animated.gif", "pages.tif")) {
            try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(GoldenPictures.file(name), name)) {
                assertThat(picture.oneOfSeveral()).isTrue();
            }
        }
        try (PictureDecoder.Picture one = new ImageIoDecoder().decode(GoldenPictures.file("raw.tif"), "f")) {
            assertThat(one.oneOfSeveral()).isFalse();
        }
    }

    /** Against Pillow's exif_transpose. */
    @ParameterizedTest
    @CsvSource({"turned.jpg", "turned.png", "turned.webp", "turned.tif"})
    void everyOrientationIsAppliedAsPillowDoes(String name) {
        byte[] file = GoldenPictures.file(name);
        int at = orientationOf(file);
        assertThat(file[at]).isEqualTo((byte) 6);
        file[at] = 1;
        byte[] stored = GoldenPictures.decoded(file, name);
        for (int code = 1; code <= 8; code++) {
            file[at] = (byte) code;
            String[] golden = GoldenPictures.line("turned" + code).split(" ");
            try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(file, name)) {
                assertThat(picture.height()).as("height of %d", code).isEqualTo(Integer.parseInt(golden[0]));
                assertThat(picture.width()).as("width of %d", code).isEqualTo(Integer.parseInt(golden[1]));
                assertThat(picture.orientation()).isEqualTo(new Orientation(code));
            }
            byte[] expected = new byte[stored.length];
            for (int i = 0; i < expected.length / 3; i++) {
                System.arraycopy(stored, 3 * Integer.parseInt(golden[2 + i]), expected, 3 * i, 3);
            }
            assertThat(GoldenPictures.decoded(file, name))
                    .as("%s, orientation %d", name, code)
                    .isEqualTo(expected);
        }
        file[at] = 0;
        assertThat(GoldenPictures.decoded(file, name)).isEqualTo(stored);
        file[at] = 9;
        assertThat(GoldenPictures.decoded(file, name)).isEqualTo(stored);
    }

    @Test
    void exifThatCannotBeUnderstoodLeavesThePictureAsStored() {
        byte[] file = GoldenPictures.file("turned.jpg");
        int at = orientationOf(file);
        byte[] whole = GoldenPictures.decoded(GoldenPictures.file("rgb.jpg"), "f");
        for (int i = at - 25; i <= at; i++) {
            byte[] damaged = file.clone();
            damaged[i] = (byte) 0xEE;
            try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(damaged, "f")) {
                assertThat(picture.orientation().code()).isIn(1, 6);
                if (picture.orientation().code() == 1) {
                    assertThat(picture.cut(PictureDecoder.Region.all(14, 19), 14, 19))
                            .isEqualTo(whole);
                }
            }
        }
    }

    /** The low byte of the value of the tag 0x0112, of type 3, in either byte order. */
    private static int orientationOf(byte[] file) {
        int little = indexOf(file, new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0});
        return little >= 0 ? little + 8 : indexOf(file, new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1}) + 9;
    }

    private static int indexOf(byte[] file, byte[] wanted) {
        String text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(file)).toString();
        return text.indexOf(
                StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(wanted)).toString());
    }

    private static BadDataException refused(byte[] file, String name) {
        return catchThrowableOfType(BadDataException.class, () -> new ImageIoDecoder().decode(file, name));
    }
}
