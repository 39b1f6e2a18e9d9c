package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden files and every way in which a file can be wrong; the offsets were counted by hand. */
class IdxReaderTest {
    private static final String TWO_PICTURES = "00000803 00000002 00000002 00000003 000102 030405 FAFBFC FDFEFF";
    private static final String THREE_LABELS = "00000801 00000003 07 00 09";

    @TempDir
    Path folder;

    @Test
    void picturesAreReadInTheOrderOfTheFile() {
        IdxImages images = IdxReader.readImages(MemoryFile.hex("images", TWO_PICTURES));
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.height()).isEqualTo(2);
        assertThat(images.width()).isEqualTo(3);
        assertThat(images.pixels()).containsExactly(0, 1, 2, 3, 4, 5, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF);
    }

    @Test
    void labelsAreReadInTheOrderOfTheFile() {
        assertThat(IdxReader.readLabels(MemoryFile.hex("labels", THREE_LABELS), 10)
                        .labels())
                .containsExactly(7, 0, 9);
    }

    @Test
    void gzipIsToldByTheContentAndNotByTheName() {
        byte[] gzip = MemoryFile.gzipped(MemoryFile.bytes(TWO_PICTURES));
        assertThat(IdxReader.readImages(MemoryFile.of("plain-name", gzip)).pixels())
                .hasSize(12);
        assertThat(IdxReader.readImages(MemoryFile.hex("images.gz", TWO_PICTURES))
                        .pixels())
                .hasSize(12);
    }

    /** Made with GNU coreutils: printf '\0\0\10\1\0\0\0\3\7\0\11' | md5sum, and sha256sum. */
    @Test
    void digestsAreThoseOfMd5sumAndSha256sum() {
        FileDigests digests =
                IdxReader.readLabels(MemoryFile.hex("labels", THREE_LABELS), 10).digests();
        assertThat(digests.contentMd5()).isEqualTo("d10e6e558e86329ed2ac6b0d678bb6ba");
        assertThat(digests.sha256()).isEqualTo("f56856a625e570f4360ac2c5fa7df922347bd0f5294464e12ccb68d82c63b1f5");
    }

    /** The same content as {@code gzip -n} of GNU gzip wrote it; the sum is that of the compressed file. */
    @Test
    void gzipOfAnotherProgramGivesTheSameContentAndTheSumOfTheStoredFile() {
        IdxLabels labels = IdxReader.readLabels(
                MemoryFile.hex("labels.gz", "1f8b08000000000000036360e060646060606667e00400a512d3720b000000"), 10);
        assertThat(labels.labels()).containsExactly(7, 0, 9);
        assertThat(labels.digests().contentMd5()).isEqualTo("d10e6e558e86329ed2ac6b0d678bb6ba");
        assertThat(labels.digests().sha256())
                .isEqualTo("99e42e21a13ba0b54bb6b7a65f40dd648d31549fc55e8220066eb87835f8a9ba");
    }

    @Test
    void membersOneAfterTheOtherAreOneFileAsForGunzip() throws IOException {
        byte[] all = MemoryFile.bytes(TWO_PICTURES);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(MemoryFile.gzipped(Arrays.copyOf(all, 9)));
        both.write(MemoryFile.gzipped(Arrays.copyOfRange(all, 9, all.length)));
        assertThat(IdxReader.readImages(MemoryFile.of("images.gz", both.toByteArray()))
                        .pixels())
                .hasSize(12);
    }

    @Test
    void anotherMagicNumberIsRefusedAtByteZero() {
        BadDataException problem = imagesProblem("89504E47 0D0A1A0A");
        assertThat(problem.where()).isEqualTo("/data/images, byte 0");
        assertThat(problem.what()).isEqualTo("the magic number is 0x89504E47, not 0x00000803");
        assertThat(problem.remedy()).contains("no IDX file of pictures", "Download or copy the file again");
    }

    @Test
    void swappedFilesAreNamedAsSuch() {
        assertThat(imagesProblem(THREE_LABELS).remedy()).contains("a file of labels", "each other's names");
        assertThat(labelsProblem(TWO_PICTURES, 10).remedy()).contains("a file of pictures", "each other's names");
    }

    @Test
    void littleEndianNumbersAreNamedAsSuch() {
        assertThat(imagesProblem("03080000 02000000").remedy()).contains("little-endian");
    }

    @Test
    void emptyFileEndsAtByteZero() {
        BadDataException problem = imagesProblem("");
        assertThat(problem.where()).isEqualTo("/data/images, byte 0");
        assertThat(problem.what()).contains("the file ends here, in the magic number");
    }

    @Test
    void fileThatEndsInTheHeaderNamesTheByte() {
        BadDataException problem = imagesProblem("00000803 00000002 0000");
        assertThat(problem.where()).isEqualTo("/data/images, byte 10");
        assertThat(problem.what()).contains("in the height of a picture", "12 bytes are needed, 10 are there");
    }

    @Test
    void fileThatEndsInThePixelsNamesTheByte() {
        BadDataException problem = imagesProblem("00000803 00000002 00000002 00000003 000102 030405 FAFB");
        assertThat(problem.where()).isEqualTo("/data/images, byte 24");
        assertThat(problem.what()).contains("in the pixels", "28 bytes are needed, 24 are there");
        assertThat(problem.remedy()).contains("cut short");
    }

    @Test
    void fileThatEndsInTheLabelsNamesTheByte() {
        BadDataException problem = labelsProblem("00000801 00000003 07", 10);
        assertThat(problem.where()).isEqualTo("/data/labels, byte 9");
        assertThat(problem.what()).contains("11 bytes are needed, 9 are there");
    }

    @Test
    void bytesBehindTheContentAreRefusedAtTheFirstOfThem() {
        assertThat(imagesProblem(TWO_PICTURES + "00").where()).isEqualTo("/data/images, byte 28");
        BadDataException problem = labelsProblem(THREE_LABELS + "0102", 10);
        assertThat(problem.where()).isEqualTo("/data/labels, byte 11");
        assertThat(problem.what()).contains("more bytes follow");
    }

    @Test
    void labelOutsideTheClassesNamesItsByte() {
        BadDataException problem = labelsProblem(THREE_LABELS, 9);
        assertThat(problem.where()).isEqualTo("/data/labels, byte 10");
        assertThat(problem.what()).isEqualTo("label 2 is 9, but the classes are 0 to 8");
        assertThat(labelsProblem("00000801 00000002 00 FF", 10).what()).contains("label 1 is 255");
    }

    @Test
    void dimensionOfZeroNamesItsByte() {
        assertThat(imagesProblem("00000803 00000000 0000001C 0000001C").where()).isEqualTo("/data/images, byte 4");
        assertThat(imagesProblem("00000803 00000001 00000000 0000001C").where()).isEqualTo("/data/images, byte 8");
        BadDataException width = imagesProblem("00000803 00000001 0000001C 00000000");
        assertThat(width.where()).isEqualTo("/data/images, byte 12");
        assertThat(width.what()).isEqualTo("the width of a picture is 0");
        assertThat(labelsProblem("00000801 00000000", 10).where()).isEqualTo("/data/labels, byte 4");
    }

    @Test
    void absurdDimensionsAreRefusedWithoutTakingTheMemory() {
        assertThat(imagesProblem("00000803 80000000 0000001C 0000001C").what())
                .contains("the number of pictures is 2,147,483,648");
        assertThat(imagesProblem("00000803 00000001 00010000 00000001").where()).isEqualTo("/data/images, byte 8");
        // 65,536 × 256 × 256 is 2^32: 0 in 32 bits.
        BadDataException product = imagesProblem("00000803 00010000 00000100 00000100");
        assertThat(product.where()).isEqualTo("/data/images, byte 4");
        assertThat(product.what()).contains("65,536 pictures of 256×256 pixels", "4.3 GB");
        // A header that could be, in a file that is cut short: 2 GB announced, nothing there.
        assertThat(imagesProblem("00000803 00007FFF 00000100 00000100").where()).isEqualTo("/data/images, byte 16");
    }

    @Test
    void differentCountsNameBothFiles() {
        DataFile imagesFile = MemoryFile.hex("images", TWO_PICTURES);
        DataFile labelsFile = MemoryFile.hex("labels", THREE_LABELS);
        BadDataException problem = catchThrowableOfType(
                BadDataException.class,
                () -> IdxReader.requireSameCount(
                        imagesFile,
                        IdxReader.readImages(imagesFile),
                        labelsFile,
                        IdxReader.readLabels(labelsFile, 10)));
        assertThat(problem.where()).isEqualTo("/data/labels, byte 4");
        assertThat(problem.what()).isEqualTo("holds 3 labels, but /data/images holds 2 pictures");
    }

    @Test
    void gzipThatIsCutShortNamesTheByteAfterDecompression() {
        byte[] gzip = MemoryFile.gzipped(MemoryFile.bytes(TWO_PICTURES));
        BadDataException problem = problem(MemoryFile.of("images", Arrays.copyOf(gzip, gzip.length - 8)));
        assertThat(problem.what()).contains("gzip data is damaged");
        assertThat(problem.where()).isEqualTo("/data/images, byte 28 after decompression");
        assertThat(problem.remedy()).contains("again");
        assertThat(problem(MemoryFile.of("images", Arrays.copyOf(gzip, 5))).where())
                .isEqualTo("/data/images, byte 0 after decompression");
    }

    @Test
    void gzipWithAWrongChecksumIsRefused() {
        byte[] gzip = MemoryFile.gzipped(MemoryFile.bytes(TWO_PICTURES));
        gzip[gzip.length - 8] ^= 1;
        BadDataException problem = problem(MemoryFile.of("images", gzip));
        assertThat(problem.what()).contains("gzip data is damaged", "CRC32");
        assertThat(problem.where()).isEqualTo("/data/images, byte 28 after decompression");
    }

    @Test
    void gzipWithGarbageBehindItIsRefused() {
        byte[] gzip = MemoryFile.gzipped(MemoryFile.bytes(TWO_PICTURES));
        assertThat(problem(MemoryFile.of("images", Arrays.copyOf(gzip, gzip.length + 3)))
                        .what())
                .contains("gzip data is damaged", "after a valid .gz stream");
    }

    @Test
    void errorsInsideGzipSayThatTheyCountAfterDecompression() {
        byte[] gzip = MemoryFile.gzipped(MemoryFile.bytes(THREE_LABELS));
        assertThat(problem(MemoryFile.of("images", gzip)).where())
                .isEqualTo("/data/images, byte 0 after decompression");
    }

    @Test
    void fileThatIsNotThereSaysSo() {
        BadDataException problem = problem(DataFile.of(folder.resolve("absent")));
        assertThat(problem.where()).contains("absent");
        assertThat(problem.what()).contains("cannot be read");
        assertThat(problem.remedy()).isNotEmpty();
    }

    @Test
    void diskThatFailsWhileReadingNamesTheByte() {
        DataFile failing = new DataFile("images", "/data/images", new DataFile.Content() {
            @Override
            public InputStream open() {
                return new java.io.SequenceInputStream(
                        new java.io.ByteArrayInputStream(MemoryFile.bytes("00000803 00000002 00000002 00000003 00")),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("Input/output error");
                            }

                            @Override
                            public int read(byte[] bytes, int offset, int length) throws IOException {
                                throw new IOException("Input/output error");
                            }
                        });
            }

            @Override
            public long size() {
                return 28;
            }
        });
        BadDataException problem = problem(failing);
        assertThat(problem.where()).isEqualTo("/data/images, byte 17");
        assertThat(problem.what()).isEqualTo("cannot be read (Input/output error)");
    }

    @Test
    void resourceThatIsNotThereSaysSo() {
        BadDataException problem = problem(DataFile.ofResource("/datasets/absent/images.gz"));
        assertThat(problem.where()).isEqualTo("classpath:/datasets/absent/images.gz, byte 0");
        assertThat(problem).hasCauseInstanceOf(FileNotFoundException.class);
    }

    private static BadDataException imagesProblem(String dump) {
        return problem(MemoryFile.hex("images", dump));
    }

    private static BadDataException problem(DataFile file) {
        return catchThrowableOfType(BadDataException.class, () -> IdxReader.readImages(file));
    }

    private static BadDataException labelsProblem(String dump, int classes) {
        return catchThrowableOfType(
                BadDataException.class, () -> IdxReader.readLabels(MemoryFile.hex("labels", dump), classes));
    }
}
