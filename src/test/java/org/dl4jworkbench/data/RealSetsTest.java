package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files beside a checkout; figures from the README beside them, from SHA256SUMS, and from NumPy over the unpacked files. */
class RealSetsTest {
    private final Path root = SharedData.root();
    private final DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));

    @Test
    void fashionMnistIsOfficialAndBalanced() {
        Dataset fashion = catalogue.load("fashion-mnist");
        assertThat(fashion.verification()).isEqualTo(Verification.OFFICIAL);
        assertThat(fashion.warning()).isNull();
        assertThat(fashion.classNames()).startsWith("T-shirt/top", "Trouser").endsWith("Bag", "Ankle boot");
        DatasetStatistics statistics = DatasetStatistics.of(fashion);
        assertThat(statistics.trainCounts()).hasSize(10).containsOnly(6000);
        assertThat(statistics.testCounts()).hasSize(10).containsOnly(1000);
        assertThat(fashion.sha256())
                .containsEntry(
                        "t10k-images-idx3-ubyte.gz",
                        "55ec2dd7358c56fba81678bf2cd00a44de07bae64c342921600298a2b5eb517d");
    }

    @Test
    void cifarArchiveGivesThePixelsOfItsFiles() {
        Dataset cifar = catalogue.load("cifar-10");
        LabelledImages train = cifar.trainImages();
        LabelledImages test = cifar.testImages();
        assertThat(cifar.shape()).hasToString("32×32×3");
        assertThat(train.count()).isEqualTo(10_000);
        assertThat(test.count()).isEqualTo(2_000);
        assertThat(Stream.iterate(0, i -> i + 1).limit(8).map(train::label)).containsExactly(6, 9, 9, 4, 1, 1, 2, 7);
        assertThat(train.pixel(0, 0, 0, 0)).isEqualTo(59);
        assertThat(train.pixel(0, 0, 1, 1)).isEqualTo(46);
        assertThat(train.pixel(0, 31, 31, 2)).isEqualTo(72);
        assertThat(train.pixel(4321, 5, 17, 0)).isEqualTo(134);
        assertThat(train.pixel(9999, 30, 2, 2)).isEqualTo(163);
        assertThat(test.label(1999)).isEqualTo(7);
        assertThat(test.pixel(1999, 7, 9, 1)).isEqualTo(42);
        assertThat(cifar.sha256())
                .containsEntry(
                        "cifar-10-binary-subset.tar.gz",
                        "c7cb01ef0bc855b855d6157675603c1e8b1fcdf2bfe05dd0db9b4b36f4daa501");
        assertThat(cifar.verification()).isEqualTo(Verification.DIFFERS);
        DatasetStatistics statistics = DatasetStatistics.of(cifar);
        assertThat(statistics.trainCounts()).containsOnly(1000);
        assertThat(statistics.testCounts()).containsOnly(200);
        DatasetStatistics.Values blue = statistics.values().get(2);
        assertThat(blue.name()).isEqualTo("blue");
        assertThat(blue.mean()).isCloseTo(113.99417266, within(1e-6));
        assertThat(blue.deviation()).isCloseTo(66.80189517, within(1e-6));
        assertThat(blue.histogram().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000 * 1024);
    }

    /** Without decoding: that takes seconds, and {@link ImageIoDecoderTest} looks at one of the pictures. */
    @Test
    void maskTablesHaveTheCountsOfTheReadme() {
        PicturesWithBoxes reader = new PicturesWithBoxes(ClassNames.Source.of(List.of("good", "none", "bad")));
        Found found = reader.find(root.resolve("medical-masks"));
        SetContent.Pictures masks = (SetContent.Pictures) reader.read(found);
        assertThat(found.files()).hasSize(853 + 2);
        assertThat(counts(masks.train())).containsExactly(2850L, 104L, 615L);
        assertThat(counts(masks.test())).containsExactly(382L, 19L, 102L);
        assertThat(masks.train().stream().map(example -> example.file().name()).distinct())
                .hasSize(751);
        assertThat(masks.warnings()).isEmpty();
        PictureBoxes boxes = java.util.Objects.requireNonNull(masks.boxes());
        assertThat(boxes.train().get(1)).isEqualTo(new PictureBoxes.Box("maksssksksss0.jpg", 185, 100, 226, 144));
        assertThat(masks.sha256())
                .containsEntry("train.csv", "1352a05a85d295d81e340f53f977e0dcc33d3c4a899d141f8baaa106776e719f");
    }

    private static List<Long> counts(List<SetContent.PictureExample> examples) {
        return Stream.of(0, 1, 2)
                .map(label -> examples.stream()
                        .filter(example -> example.label() == label)
                        .count())
                .toList();
    }
}
