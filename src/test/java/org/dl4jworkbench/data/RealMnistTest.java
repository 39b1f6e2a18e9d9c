package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official files; figures from the README beside them and from SHA256SUMS. */
class RealMnistTest {
    private final Path root = SharedData.root();

    @TempDir
    Path folder;

    @Test
    void officialFilesAreReadCountedAndVerified() {
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        assertThat(catalogue.resolve("auto", List.of("mnist", "generated-digits")))
                .isEqualTo("mnist");
        Dataset mnist = catalogue.load("mnist");
        assertThat(mnist.verification()).isEqualTo(Verification.OFFICIAL);
        assertThat(mnist.warning()).isNull();
        assertThat(mnist.title()).isEqualTo("MNIST");
        assertThat(DatasetSample.classCounts(mnist.trainImages(), 10))
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(DatasetSample.classCounts(mnist.testImages(), 10))
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(mnist.sha256())
                .containsEntry(
                        "train-images-idx3-ubyte.gz",
                        "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971")
                .containsEntry(
                        "t10k-labels-idx1-ubyte.gz",
                        "b91679a0acfe4ba0e50a2437a903084cba1f5f92592b016a25a7dfd00455798b");
        // The first training picture is the well-known 5, its first inked pixel 3 in row 5, column 12.
        assertThat(mnist.trainImages().label(0)).isEqualTo(5);
        assertThat(mnist.trainImages().pixel(0, 5, 12, 0)).isEqualTo(3);
        assertThat(mnist.trainImages().pixel(0, 5, 11, 0)).isZero();
    }

    @Test
    void unpackedFilesAreVerifiedTooAndOneChangedPixelIsReported() throws IOException {
        Path mnist = Files.createDirectory(folder.resolve("mnist"));
        for (String name : IdxSetReader.NAMES) {
            try (InputStream in = new GZIPInputStream(
                    Files.newInputStream(root.resolve("mnist").resolve(name + ".gz")))) {
                Files.copy(in, mnist.resolve(name));
            }
        }
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder));
        assertThat(catalogue.load("mnist").verification()).isEqualTo(Verification.OFFICIAL);

        Path images = mnist.resolve("t10k-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        bytes[16 + 28 * 28] ^= 1;
        Files.write(images, bytes);
        Files.setLastModifiedTime(images, java.nio.file.attribute.FileTime.fromMillis(0));
        Dataset changed = catalogue.load("mnist");
        assertThat(changed.verification()).isEqualTo(Verification.DIFFERS);
        assertThat(changed.warning()).startsWith("differs from the official MNIST file: t10k-images-idx3-ubyte (MD5");
        assertThat(changed.warning()).doesNotContain("train-images");
    }
}
