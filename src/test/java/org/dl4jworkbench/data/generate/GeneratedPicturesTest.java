package org.dl4jworkbench.data.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPicturesTest {
    @TempDir
    Path root;

    private Path write(String id) {
        Path folder = root.resolve(id);
        GeneratedSets.write(id, folder);
        return folder;
    }

    /** The first 16 digits of the SHA-256 over the files; another value needs another version in {@link GeneratedSet}. */
    private static String digest(Path folder, String... files) throws IOException, GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String file : files) {
            sha.update(Files.readAllBytes(folder.resolve(file)));
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 8);
    }

    private static long[] counts(byte[] labels, int from, int step) {
        long[] counts = new long[10];
        for (int i = from; i < labels.length; i += step) {
            counts[labels[i]]++;
        }
        return counts;
    }

    @Test
    void garmentsAreIdxFilesOfTenEqualClasses() throws Exception {
        Path folder = write("generated-garments");

        byte[] images = Files.readAllBytes(folder.resolve("train-images-idx3-ubyte"));
        assertThat(ByteBuffer.wrap(images).getInt(0)).isEqualTo(0x0803);
        assertThat(ByteBuffer.wrap(images).getInt(4)).isEqualTo(6000);
        assertThat(images).hasSize(16 + 6000 * 784);
        byte[] labels = Files.readAllBytes(folder.resolve("train-labels-idx1-ubyte"));
        assertThat(counts(labels, 8, 1)).containsOnly(600);
        assertThat(counts(Files.readAllBytes(folder.resolve("t10k-labels-idx1-ubyte")), 8, 1))
                .containsOnly(100);
        assertThat(digest(
                        folder,
                        "train-images-idx3-ubyte",
                        "train-labels-idx1-ubyte",
                        "t10k-images-idx3-ubyte",
                        "t10k-labels-idx1-ubyte"))
                .isEqualTo("e8636af8a6ed3f4a");
    }

    @Test
    void objectsAreTheBinaryFilesOfCifarWithTenEqualClasses() throws Exception {
        Path folder = write("generated-objects");

        long[] train = new long[10];
        for (int i = 1; i <= 5; i++) {
            byte[] batch = Files.readAllBytes(folder.resolve("data_batch_" + i + ".bin"));
            assertThat(batch).hasSize(1000 * 3073);
            long[] counts = counts(batch, 0, 3073);
            Arrays.setAll(train, c -> train[c] + counts[c]);
        }
        assertThat(train).containsOnly(500);
        byte[] test = Files.readAllBytes(folder.resolve("test_batch.bin"));
        assertThat(counts(test, 0, 3073)).containsOnly(100);
        // The official batches.meta.txt: ten names, an empty line, 61 bytes.
        assertThat(Files.readString(folder.resolve("batches.meta.txt")))
                .hasSize(61)
                .isEqualTo("airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
        assertThat(digest(folder, "data_batch_1.bin", "data_batch_5.bin", "test_batch.bin"))
                .isEqualTo("667c1f5e3e0566fc");
    }

    @Test
    void streetsHaveAllTheirPicturesAndBoxesInsideThem() throws Exception {
        Path folder = write("generated-streets");

        assertThat(labels(folder, "train.csv")).isEqualTo(Map.of("good", 556L, "none", 21L, "bad", 123L));
        assertThat(labels(folder, "test.csv")).isEqualTo(Map.of("good", 135L, "none", 5L, "bad", 30L));
        List<String> rows = rows(folder, "test.csv");
        for (String name :
                rows.stream().map(row -> row.split(",")[0]).distinct().toList()) {
            BufferedImage picture =
                    ImageIO.read(folder.resolve("images").resolve(name).toFile());
            for (String row : rows.stream().filter(row -> row.startsWith(name)).toList()) {
                String[] cells = row.split(",");
                assertThat(cells[1]).isEqualTo(picture.getWidth() + "x" + picture.getHeight());
                int[] box =
                        Arrays.stream(cells, 2, 6).mapToInt(Integer::parseInt).toArray();
                assertThat(box[0]).isNotNegative().isLessThan(box[2] - 8);
                assertThat(box[1]).isNotNegative().isLessThan(box[3] - 10);
                assertThat(box[2]).isLessThan(picture.getWidth());
                assertThat(box[3]).isLessThan(picture.getHeight());
            }
        }
        assertThat(folder.resolve("images")).isDirectoryContaining("glob:**/street200.jpg");
        assertThat(digest(folder, "train.csv", "test.csv")).isEqualTo("76921014a2d11f61");
    }

    @Test
    void noFaceHidesAnother() throws IOException {
        List<String> rows = rows(write("generated-streets"), "train.csv");
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size() && name(rows.get(i)).equals(name(rows.get(j))); j++) {
                assertThat(overlap(rows.get(i), rows.get(j)))
                        .as("%s %s", rows.get(i), rows.get(j))
                        .isLessThan(0.1);
            }
        }
    }

    private static String name(String row) {
        return row.substring(0, row.indexOf(','));
    }

    /** The area that two boxes share, as a part of the smaller one. */
    private static double overlap(String first, String second) {
        int[] a = Arrays.stream(first.split(","), 2, 6)
                .mapToInt(Integer::parseInt)
                .toArray();
        int[] b = Arrays.stream(second.split(","), 2, 6)
                .mapToInt(Integer::parseInt)
                .toArray();
        double shared = (double) Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]))
                * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
        return shared / Math.min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]));
    }

    private static List<String> rows(Path folder, String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        assertThat(lines).first().isEqualTo("filename,raw_dimensions,xmin,ymin,xmax,ymax,label");
        return lines.subList(1, lines.size());
    }

    private static Map<String, Long> labels(Path folder, String file) throws IOException {
        return rows(folder, file).stream()
                .map(row -> row.substring(row.lastIndexOf(',') + 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
