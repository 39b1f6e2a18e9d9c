package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two hundred damaged copies of a small set in every format: each is read in full, or is an error that says what, where and what to
 * do; never another exception, never for long, never with much memory.
 */
class MutatedInputsTest {
    private static final int COPIES = 200;
    private static final long MOST_ALLOCATED = 300L << 20;

    @TempDir
    Path folder;

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("idx", DatasetFormat.IDX, SmallSets.idx(false)),
                Arguments.of("idx.gz", DatasetFormat.IDX, SmallSets.idx(true)),
                Arguments.of("cifar", DatasetFormat.CIFAR, SmallSets.cifar()),
                Arguments.of("cifar.tar.gz", DatasetFormat.CIFAR, SmallSets.cifarArchive()),
                Arguments.of(
                        "cifar.tar",
                        DatasetFormat.CIFAR,
                        Map.of("small.tar", SmallSets.tar(SmallSets.cifar(), "cifar-10-batches-bin/"))),
                Arguments.of("boxes", DatasetFormat.BOXES, SmallSets.boxes()),
                Arguments.of("voc", DatasetFormat.VOC, SmallSets.voc()),
                Arguments.of("folders", DatasetFormat.FOLDERS, SmallSets.folders()),
                Arguments.of("csv", DatasetFormat.CSV, SmallSets.numbers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void everyDamagedCopyIsReadOrRefusedWithAReason(String name, DatasetFormat format, Map<String, byte[]> sound) {
        assertThat(load(format, sound, "sound")).as("the sound set is read").isNull();
        List<String> seen = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            Random random = new Random(31L * copy + name.hashCode());
            Map<String, byte[]> files = new LinkedHashMap<>(sound);
            String mutation = mutate(files, random);
            WorkbenchException problem = load(format, files, "copy" + copy);
            if (problem != null) {
                assertThat(problem.what()).as(mutation).isNotBlank();
                assertThat(problem.where())
                        .as(mutation + ": " + problem.getMessage())
                        .isNotBlank();
                assertThat(problem.remedy())
                        .as(mutation + ": " + problem.getMessage())
                        .isNotBlank();
                seen.add(mutation);
            }
        }
        // Damage that nobody could see, such as another pixel, is read; most is not like that.
        assertThat(seen).hasSizeGreaterThan(COPIES / 4);
    }

    private @org.jspecify.annotations.Nullable WorkbenchException load(
            DatasetFormat format, Map<String, byte[]> files, String id) {
        Path place = folder.resolve(id);
        SmallSets.write(place, files);
        KnownSet set = OwnSets.known(OwnSet.of("small", "Small", format, "."), place);
        try {
            return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(set, place));
        } finally {
            delete(place);
        }
    }

    private @org.jspecify.annotations.Nullable WorkbenchException read(KnownSet set, Path place) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        OwnSet definition = OwnSet.of(place.getFileName().toString(), "Small", set.format(), ".");
        OwnSets.write(definition, place);
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder));
        try {
            Dataset dataset = catalogue.load(
                    definition.id(),
                    set.format() == DatasetFormat.CSV ? List.of() : List.of(new PreprocessingStep.Resize(4, 4)));
            assertThat(dataset.train().count()).isPositive();
            DatasetStatistics.of(dataset);
            return null;
        } catch (WorkbenchException e) {
            return e;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        }
    }

    private static void delete(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Damages one file, and says how. */
    private static String mutate(Map<String, byte[]> files, Random random) {
        List<String> names = List.copyOf(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
        boolean text = name.endsWith(".csv") || name.endsWith(".txt");
        int kind = random.nextInt(text ? 16 : 8);
        byte[] result =
                switch (kind) {
                    case 0 -> new byte[0];
                    case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                    case 2 -> joined(bytes, randomBytes(1 + random.nextInt(50), random));
                    case 3 -> flipped(bytes, 1, random);
                    case 4 -> flipped(bytes, 20, random);
                    case 5 -> header(bytes, random);
                    case 6 -> randomBytes(bytes.length, random);
                    case 7 -> without(bytes, random);
                    case 8 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
                    case 9 ->
                        joined(
                                new byte[] {(byte) 0xFF, (byte) 0xFE},
                                string(bytes).getBytes(StandardCharsets.UTF_16LE));
                    case 10 -> string(bytes).getBytes(StandardCharsets.UTF_16BE);
                    case 11 ->
                        string(bytes)
                                .replace("\n", random.nextBoolean() ? "\r\n" : "\r")
                                .getBytes(StandardCharsets.UTF_8);
                    case 12 -> replacedCell(string(bytes), random);
                    case 13 ->
                        string(bytes)
                                .replace(',', random.nextBoolean() ? ';' : '\t')
                                .getBytes(StandardCharsets.UTF_8);
                    case 14 -> inserted(string(bytes), "\"", random);
                    default -> inserted(string(bytes), random.nextBoolean() ? "," : "\n", random);
                };
        files.put(name, result);
        return "mutation " + kind + " of " + name;
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] randomBytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int times, Random random) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** Huge and negative numbers where headers have their counts. */
    private static byte[] header(byte[] bytes, Random random) {
        int at = random.nextInt(Math.min(200, bytes.length));
        byte value = (byte) new int[] {0xFF, 0x7F, 0x80, 0x00}[random.nextInt(4)];
        Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), value);
        return bytes;
    }

    private static byte[] without(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
        return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private static byte[] replacedCell(String text, Random random) {
        String[] cells = {
            "",
            "-1",
            "99999999999999999999",
            "1e400",
            "NaN",
            "Infinity",
            "0x10",
            "1d",
            "../../etc/passwd",
            "ä",
            "-0",
            "1,5",
            "\"a\"\"b\"",
            "400 x 267",
            "2147483648",
            " 3 ",
            "nul\0l",
            "#REF!"
        };
        String[] lines = text.split("\n", -1);
        int line = random.nextInt(lines.length);
        String[] row = lines[line].split(",", -1);
        row[random.nextInt(row.length)] = cells[random.nextInt(cells.length)];
        lines[line] = String.join(",", row);
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] inserted(String text, String piece, Random random) {
        int at = random.nextInt(text.length() + 1);
        return (text.substring(0, at) + piece + text.substring(at)).getBytes(StandardCharsets.UTF_8);
    }
}
