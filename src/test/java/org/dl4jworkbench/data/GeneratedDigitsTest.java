package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDigitsTest {
    private final Dataset embedded = new DatasetCatalogue(List.of()).load("generated-digits");

    @TempDir
    Path folder;

    /** The files in datasets/generated-digits and the generator cannot drift apart. */
    @Test
    void embeddedFilesAreWhatTheGeneratorDraws() {
        requireSame(embedded.trainImages(), GeneratedDigits.train(GeneratedDigits.SEED));
        requireSame(embedded.testImages(), GeneratedDigits.test(GeneratedDigits.SEED));
    }

    @Test
    void embeddedSetIsAlwaysCalledGenerated() {
        assertThat(embedded.title()).containsIgnoringCase("generated").doesNotContainIgnoringCase("mnist");
        assertThat(embedded.generated()).isTrue();
        assertThat(embedded.verification()).isEqualTo(Verification.GENERATED);
        assertThat(embedded.warning()).isNull();
        assertThat(embedded.origin()).isEqualTo("embedded in the program");
        assertThat(embedded.shape()).hasToString("28×28×1");
        assertThat(embedded.sha256()).hasSize(4);
    }

    @Test
    void everyDigitIsEquallyFrequent() {
        assertThat(embedded.trainImages().count()).isEqualTo(6000);
        assertThat(embedded.testImages().count()).isEqualTo(1000);
        assertThat(DatasetSample.classCounts(embedded.trainImages(), 10)).containsOnly(600);
        assertThat(DatasetSample.classCounts(embedded.testImages(), 10)).containsOnly(100);
    }

    @Test
    void embeddedSetIsListedAndSmall() {
        DatasetListing listing = new DatasetCatalogue(List.of()).find("generated-digits");
        assertThat(listing.available()).isTrue();
        assertThat(listing.generated()).isTrue();
        assertThat(listing.sizeOnDisk()).isBetween(500_000L, 3_000_000L);
    }

    @Test
    void anotherSeedDrawsOtherPicturesAndTheLocaleDoesNotMatter() {
        LabelledImages one = GeneratedDigits.test(1);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            requireSame(GeneratedDigits.test(1), one);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Arrays.equals(GeneratedDigits.test(2).pixels(), one.pixels()))
                .isFalse();
    }

    @Test
    void noPictureIsEmptyFullOrTwiceThere() {
        LabelledImages train = embedded.trainImages();
        assertThat(java.util.stream.IntStream.range(0, train.count()).boxed()).allSatisfy(i -> {
            int inked = 0;
            for (int p = 0; p < train.pictureSize(); p++) {
                inked += train.pixels()[train.offset(i) + p] == 0 ? 0 : 1;
            }
            assertThat(inked).as("inked pixels of picture %d", i).isBetween(35, 450);
        });
        long different = java.util.stream.IntStream.range(0, train.count())
                .mapToObj(i -> java.nio.ByteBuffer.wrap(train.pixels(), train.offset(i), train.pictureSize())
                        .slice())
                .distinct()
                .count();
        assertThat(different).isEqualTo(train.count());
    }

    /**
     * Neither trivial nor hopeless: the class with the nearest mean picture gets most right, but far from all (as on
     * MNIST, where it gets 82 %).
     */
    @Test
    void nearestMeanPictureIsRightMostOfTheTimeButNotAlways() {
        assertThat(nearestMeanAccuracy(embedded)).isBetween(0.70, 0.90);
    }

    @Test
    void writtenFilesReadBackAsTheSameSet() throws IOException {
        GeneratedDigits.write(folder, GeneratedDigits.SEED);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
        assertThat(IdxReader.readImages(DataFile.of(folder.resolve("t10k-images-idx3-ubyte.gz")))
                        .pixels())
                .isEqualTo(embedded.testImages().pixels());
        assertThat(IdxReader.readLabels(DataFile.of(folder.resolve("train-labels-idx1-ubyte.gz")), 10)
                        .labels())
                .isEqualTo(embedded.trainImages().labels());
    }

    private static void requireSame(LabelledImages actual, LabelledImages expected) {
        assertThat(actual.labels()).isEqualTo(expected.labels());
        assertThat(Arrays.mismatch(actual.pixels(), expected.pixels()))
                .as("first pixel that differs, or -1")
                .isEqualTo(-1);
    }

    private static double nearestMeanAccuracy(Dataset dataset) {
        LabelledImages train = dataset.trainImages();
        int size = train.pictureSize();
        double[][] means = new double[10][size];
        int[] counts = DatasetSample.classCounts(train, 10);
        for (int i = 0; i < train.count(); i++) {
            for (int p = 0; p < size; p++) {
                means[train.label(i)][p] +=
                        (train.pixels()[train.offset(i) + p] & 0xFF) / (double) counts[train.label(i)];
            }
        }
        int right = 0;
        LabelledImages test = dataset.testImages();
        for (int i = 0; i < test.count(); i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int label = 0; label < 10; label++) {
                double distance = 0;
                for (int p = 0; p < size; p++) {
                    double difference = (test.pixels()[test.offset(i) + p] & 0xFF) - means[label][p];
                    distance += difference * difference;
                }
                if (distance < least) {
                    least = distance;
                    nearest = label;
                }
            }
            right += nearest == test.label(i) ? 1 : 0;
        }
        return right / (double) test.count();
    }
}
