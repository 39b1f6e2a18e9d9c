package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.dl4jworkbench.model.PreprocessingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
    @TempDir
    Path folder;

    private DatasetCatalogue catalogue() {
        return new DatasetCatalogue(List.of(folder), folder.resolve("user/generated"), new ImageIoDecoder());
    }

    private Dataset load(String id, DatasetFormat format, Map<String, byte[]> files) {
        SmallSets.write(folder.resolve(id), files);
        return catalogue().add(OwnSet.of(id, id, format, "."), folder);
    }

    /** Pictures of 2×2, the pixels of each all of one value. */
    private static LabelledImages flat(int[] values, int... labels) {
        byte[] pixels = new byte[values.length * 4];
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            java.util.Arrays.fill(pixels, i * 4, i * 4 + 4, (byte) values[i]);
            bytes[i] = (byte) labels[i];
        }
        return new LabelledImages(2, 2, 1, pixels, bytes);
    }

    @Test
    void copyOfTheTrainingFileAsTestFileIsTold() {
        LabelledImages train = flat(new int[] {1, 2, 3}, 0, 1, 0);
        assertThat(Duplicates.of(train, train).notices())
                .containsExactly(
                        "all 3 test examples are in the training file too: test example 0 = training example 0, test"
                                + " example 1 = training example 1, test example 2 = training example 2. Test figures say"
                                + " nothing about new examples; are both files copies of one?");
    }

    @Test
    void fewDuplicatesAreToldCalmlyWithTheirNumbersAndClasses() {
        int[] values = new int[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        LabelledImages test = flat(values, new int[200]);
        LabelledImages train = flat(new int[] {250, 77, 251, 250}, 0, 1, 0, 0);
        Duplicates found = Duplicates.of(train, test);
        assertThat(found.notices())
                .containsExactly(
                        "1 of the 200 test examples (0.5 %) is in the training file too: test example 77 ="
                                + " training example 1; 1 of these under another class",
                        "1 of the 4 training examples is a copy of another: example 3 = example 0");
        assertThat(found.twins()).containsExactly(3, 0);
    }

    /** Against a plain comparison of all with all. */
    @Test
    void exactlyTheDuplicatesAreFound() {
        Random random = new Random(3);
        int count = 700;
        byte[] pixels = new byte[count * 11];
        for (int i = 0; i < count; i++) {
            random.setSeed(random.nextInt(400));
            byte[] one = new byte[11];
            new Random(random.nextInt(300)).nextBytes(one);
            System.arraycopy(one, 0, pixels, i * 11, 11);
            random.setSeed(1000 + i);
        }
        LabelledImages all = new LabelledImages(1, 11, 1, pixels, new byte[count]);
        java.util.List<Integer> expected = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (java.util.Arrays.equals(pixels, i * 11, i * 11 + 11, pixels, j * 11, j * 11 + 11)) {
                    expected.addAll(List.of(i, j));
                    break;
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(Duplicates.of(all, flatElsewhere()).twins())
                .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }

    private static LabelledImages flatElsewhere() {
        return new LabelledImages(1, 11, 1, new byte[11], new byte[1]);
    }

    @Test
    void pictureFilesAreNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.folders());
        files.put("test/pear/1.bmp", SmallSets.picture(5, 4, "bmp", 3));
        Dataset dataset = load("leaves", DatasetFormat.FOLDERS, files);
        assertThat(dataset.warning())
                .isEqualTo("all 1 test examples are in the training file too: test test/pear/1.bmp = training"
                        + " train/pear/1.png. Test figures say nothing about new examples; are both files copies"
                        + " of one?");
        assertThat(catalogue().find("leaves").told()).isEqualTo(dataset.warning());
    }

    @Test
    void boxesOfOtherSizesThatComeOutAlikeAreNone() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] white = SmallSets.encoded(new java.awt.image.BufferedImage(8, 8, 1), "png");
        files.put("images/a.png", white);
        files.put("images/b.png", white);
        files.put("train.csv", SmallSets.text(SmallSets.HEADER + "a.png,8x8,0,0,2,2,good\na.png,8x8,0,0,4,4,bad\n"));
        files.put("test.csv", SmallSets.text(SmallSets.HEADER + "b.png,8x8,0,0,3,3,good\nb.png,8x8,3,1,7,5,good\n"));
        assertThat(load("boxed", DatasetFormat.BOXES, files).warning())
                .isEqualTo("1 of the 2 test examples (50 %) is in the training file too: test b.png (box at column 3,"
                        + " row 1) = training a.png (box at column 0, row 0); 1 of these under another class. Test"
                        + " figures will be too good: take them out of one of the files");
    }

    @Test
    void ofTablesOnlyWholeRowsCount() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("train.csv", "x,y\n0,1\n1,2\n1,3\n2,2\n".getBytes(StandardCharsets.UTF_8));
        files.put("test.csv", "x,y\n1,5\n2.0,2\n-0,1\n".getBytes(StandardCharsets.UTF_8));
        Dataset dataset = load("grid", DatasetFormat.CSV, files);
        assertThat(dataset.warning())
                .startsWith("2 of the 3 test examples (66.67 %) are in the training file too: test example 1 = training"
                        + " example 3, test example 2 = training example 0. Test figures will be too good");
        assertThat(dataset.twins()).isEmpty();
        assertThat(catalogue().find("grid").told()).isEqualTo(dataset.warning());
    }

    @Test
    void cropAndResizeMakeNoDuplicatesAndTheKeptSetRemembersThem() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.idx(false));
        files.put(IdxSetReader.TEST_IMAGES, MemoryFile.written(out -> {
            byte[] train = Objects.requireNonNull(SmallSets.idx(false).get(IdxSetReader.TRAIN_IMAGES));
            IdxWriter.writeImages(out, 3, 4, java.util.Arrays.copyOfRange(train, 16 + 12, 16 + 36));
        }));
        Dataset whole = load("small", DatasetFormat.IDX, files);
        List<PreprocessingStep> tiny = List.of(new PreprocessingStep.Resize(1, 1));
        Dataset resized = catalogue().load("small", tiny);
        assertThat(whole.warning()).startsWith("all 2 test examples are in the training file too");
        assertThat(resized.warning()).isEqualTo(whole.warning());
        assertThat(catalogue().load("small", tiny).warning()).isEqualTo(whole.warning());
    }

    @Test
    void theRealSetsHaveNone() {
        DatasetCatalogue real = new DatasetCatalogue(List.of(SharedData.root()));
        assertThat(real.load("mnist").warning()).isNull();
        // Counted with numpy, too: no picture of either file is another's copy.
        assertThat(real.load("mnist").twins()).isEmpty();
    }
}
