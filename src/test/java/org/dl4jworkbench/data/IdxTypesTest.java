package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types, dimensions and labels that other programs write. */
class IdxTypesTest {
    @TempDir
    Path folder;

    private static byte[] file(int type, int[] dimensions, double... values) {
        return file(ByteOrder.BIG_ENDIAN, type, dimensions, values);
    }

    private static byte[] file(ByteOrder order, int type, int[] dimensions, double... values) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + 8 * values.length);
        file.putInt(type << 8 | dimensions.length);
        for (int dimension : dimensions) {
            file.putInt(dimension);
        }
        file.order(order);
        for (double value : values) {
            switch (type) {
                case 0x08, 0x09 -> file.put((byte) value);
                case 0x0B -> file.putShort((short) value);
                case 0x0C -> file.putInt((int) value);
                case 0x0D -> file.putFloat((float) value);
                default -> file.putDouble(value);
            }
        }
        return java.util.Arrays.copyOf(file.array(), file.position());
    }

    private static IdxImages images(byte[] file) {
        return IdxReader.readImages(MemoryFile.of("images", file));
    }

    private static BadDataException imagesProblem(byte[] file) {
        return catchThrowableOfType(BadDataException.class, () -> images(file));
    }

    private static final int[] ONE_ROW = {1, 1, 4};

    @Test
    void wholeNumbersFrom0To255OfAnyTypeAreRead() {
        for (int type : new int[] {0x0B, 0x0C, 0x0D, 0x0E}) {
            assertThat(images(file(type, ONE_ROW, 0, 1, 128, 255)).pixels())
                    .as("type %x", type)
                    .containsExactly(0, 1, 128, 255);
        }
        assertThat(images(file(0x09, ONE_ROW, 0, 1, 5, 127)).pixels()).containsExactly(0, 1, 5, 127);
        assertThat(IdxReader.readLabels(MemoryFile.of("l", file(0x0C, new int[] {3}, 2, 0, 1)), 3)
                        .labels())
                .containsExactly(2, 0, 1);
        assertThat(IdxReader.readLabels(MemoryFile.of("l", file(0x0E, new int[] {2, 1}, 1, 0)), 3)
                        .labels())
                .containsExactly(1, 0);
    }

    @Test
    void floatsFrom0To1AreReadWhereTheyArePartsOf255() {
        for (int type : new int[] {0x0D, 0x0E}) {
            IdxImages scaled = images(file(type, ONE_ROW, 0, 1 / 255.0, 200 / 255.0, 1));
            assertThat(scaled.pixels()).containsExactly(0, 1, 200, 255);
            assertThat(scaled.scaled()).isTrue();
        }
        assertThat(imagesProblem(file(0x0D, ONE_ROW, 0, 0.1234, 0.5, 1)).what())
                .isEqualTo("the pixels are float32 from 0 to 1, but pixels are whole numbers from 0 to 255, or floats"
                        + " that are these divided by 255");
    }

    @Test
    void everythingElseIsRefusedWithItsTypeAndRange() {
        assertThat(imagesProblem(file(0x0E, ONE_ROW, -1, 0, 0.5, 1)).what()).contains("float64 from -1 to 1");
        assertThat(imagesProblem(file(0x0C, ONE_ROW, 0, 7, 256, 1)).what()).contains("int32 from 0 to 256");
        assertThat(imagesProblem(file(0x09, ONE_ROW, 0, 7, -56, 1)))
                .returns("/data/images, byte 16", BadDataException::where)
                .satisfies(problem -> assertThat(problem.what()).contains("signed bytes (int8) from -56 to 7"))
                .satisfies(problem -> assertThat(problem.remedy()).contains("has to be 8, not 9"));
        assertThat(imagesProblem(file(0x0D, ONE_ROW, 0, 1, Double.NaN, 1)))
                .returns("number 2 of the pixels is NaN", BadDataException::what)
                .returns("/data/images, byte 24", BadDataException::where);
        assertThat(imagesProblem(file(ByteOrder.LITTLE_ENDIAN, 0x0C, ONE_ROW, 0, 7, 200, 1))
                        .remedy())
                .contains("little-endian");
        assertThat(imagesProblem(file(ByteOrder.LITTLE_ENDIAN, 0x0D, ONE_ROW, 0, 7, 200, 1))
                        .remedy())
                .contains("little-endian");
        assertThat(imagesProblem(MemoryFile.bytes("00000803 01000000 1C000000 1C000000"))
                        .remedy())
                .isEqualTo("Little-endian it would be 28; IDX files are big-endian: write it again");
    }

    @Test
    void picturesMayHaveChannels() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        IdxImages last = images(file(0x08, new int[] {1, 2, 2, 3}, values));
        assertThat(last.channels()).isEqualTo(3);
        assertThat(last.pixels()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        IdxImages first = images(file(0x08, new int[] {1, 3, 2, 2}, values));
        assertThat(first.channels()).isEqualTo(3);
        assertThat(first.height()).isEqualTo(2);
        assertThat(first.pixels()).containsExactly(1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12);
        assertThat(images(file(0x08, new int[] {3, 2, 2, 1}, values)).channels())
                .isEqualTo(1);
        assertThat(imagesProblem(file(0x08, new int[] {1, 2, 2, 4}, new double[16]))
                        .what())
                .isEqualTo("the file holds unsigned bytes of 1×2×2×4, but pictures are grey (1 channel) or RGB (3)");
    }

    @Test
    void otherDimensionsAreNamed() {
        assertThat(imagesProblem(file(0x0D, new int[] {2, 784}, new double[1568])))
                .returns(
                        "the file holds float32 of 2×784, but pictures are count × height × width, or count × height ×"
                                + " width × channels",
                        BadDataException::what)
                .returns("Write it again as 2×28×28", BadDataException::remedy);
        BadDataException hot = catchThrowableOfType(
                BadDataException.class,
                () -> IdxReader.readLabels(MemoryFile.of("l", file(0x08, new int[] {2, 10}, new double[20])), 10));
        assertThat(hot.what())
                .isEqualTo("the file holds unsigned bytes of 2×10, but labels are one number for each example");
    }

    private Map<String, byte[]> letters(String prefix) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                prefix + "train-images-idx3-ubyte",
                file(0x08, new int[] {2, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        files.put(prefix + "train-labels-idx1-ubyte", file(0x08, new int[] {2}, 1, 2));
        files.put(prefix + "test-images-idx3-ubyte", file(0x08, new int[] {1, 2, 3}, 1, 1, 1, 1, 1, 1));
        files.put(prefix + "test-labels-idx1-ubyte", file(0x08, new int[] {1}, 2));
        return files;
    }

    private Dataset add(Map<String, byte[]> files, OwnSet definition) {
        SmallSets.write(folder.resolve("files"), files);
        return new DatasetCatalogue(List.of(folder.resolve("root"))).add(definition, folder.resolve("root"));
    }

    private OwnSet definition(String id) {
        return OwnSet.of(id, id, DatasetFormat.IDX, folder.resolve("files").toString());
    }

    @Test
    void labelsMayBeginWithOneAndPicturesLieOnTheirSide() {
        Dataset letters = add(letters("emnist-letters-"), definition("turned").withIdx(1, true));
        assertThat(letters.trainImages().labels()).containsExactly(0, 1);
        assertThat(letters.classNames()).containsExactly("1", "2");
        assertThat(letters.shape()).hasToString("3×2×1");
        assertThat(letters.trainImages().pixels()).containsExactly(1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12);
        assertThat(letters.warning()).isNull();
        assertThat(add(letters("emnist-letters-"), definition("plain")).warning())
                .isEqualTo("no label is 0, so the first class has no examples: if the labels begin with 1, set"
                        + " firstLabel: 1 in the dataset.yaml; EMNIST's pictures lie on their side: transposed: true in"
                        + " the dataset.yaml turns them upright");
        BadDataException outside = catchThrowableOfType(
                BadDataException.class,
                () -> add(letters("emnist-letters-"), definition("named").withClassNames(List.of("A", "B"))));
        assertThat(outside.what()).isEqualTo("label 1 is 2, but the classes are 0 to 1");
        assertThat(outside.remedy())
                .isEqualTo("The labels run from 1 to 2: with firstLabel: 1 in the dataset.yaml 1 is the first class");
    }

    @Test
    void twoFilesOfDifferentScalesAreNotOneSet() {
        Map<String, byte[]> files = letters("");
        files.put("train-images-idx3-ubyte", file(0x0D, new int[] {2, 1, 2}, 0, 1, 2 / 255.0, 0));
        files.put("test-images-idx3-ubyte", file(0x0D, new int[] {1, 1, 2}, 0, 255));
        OwnSet set = definition("scales").withIdx(1, false);
        assertThat(catchThrowableOfType(BadDataException.class, () -> add(files, set))
                        .what())
                .isEqualTo(
                        "the pixels of the training file are floats from 0 to 1, those of the other file go up to 255");
        files.put("test-images-idx3-ubyte", file(0x0D, new int[] {1, 1, 2}, 0, 1));
        assertThat(add(files, set).warning())
                .startsWith("the pixels are floats from 0 to 1 and were read as these times 255");
    }
}
