package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dl4jworkbench.model.PreprocessingStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedSetsTest {
    private static final List<PreprocessingStep> STEPS = List.of(new PreprocessingStep.Resize(4, 5));

    @TempDir
    Path root;

    @TempDir
    Path user;

    private final AtomicInteger decoded = new AtomicInteger();
    private final PictureDecoder counting = (file, location) -> {
        decoded.incrementAndGet();
        return new ImageIoDecoder().decode(file, location);
    };

    @BeforeEach
    void putPictures() {
        SmallSets.write(root.resolve("medical-masks"), SmallSets.boxes());
    }

    /** By a catalogue that has loaded nothing yet, as that of another process. */
    private Dataset load() {
        return load(STEPS);
    }

    private Dataset load(List<PreprocessingStep> steps) {
        return new DatasetCatalogue(List.of(root), user.resolve("generated"), counting).load("medical-masks", steps);
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(user.resolve("cache"))) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".set")).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static void assertSame(Dataset actual, Dataset expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void picturesAreDecodedOnce() throws IOException {
        Dataset first = load();
        int files = decoded.get();

        Dataset again = load();

        assertThat(decoded).hasValue(files);
        assertSame(again, first);
        assertThat(again.boxes()).isEqualTo(first.boxes());
        assertThat(kept().getFileName().toString()).startsWith("medical-masks-");
    }

    @Test
    void anotherSizeAndAChangedFileAreDecodedAnew() throws IOException {
        load();
        int files = decoded.get();

        Dataset larger = load(List.of(new PreprocessingStep.Resize(6, 6)));
        assertThat(larger.trainImages().height()).isEqualTo(6);
        assertThat(decoded).hasValue(2 * files);

        Path picture = root.resolve("medical-masks/images/a.png");
        Files.setLastModifiedTime(picture, FileTime.from(Instant.now().minusSeconds(100)));
        load();
        assertThat(decoded).hasValue(3 * files);
    }

    @Test
    void damageAnywhereIsNoticedAndMendedByDecoding() throws IOException {
        Dataset sound = load();
        Path file = kept();
        byte[] whole = Files.readAllBytes(file);
        Stream<byte[]> flipped = IntStream.of(
                        0, 8, 11, 12, 40, 700, whole.length / 2, whole.length - 9, whole.length - 1)
                .mapToObj(place -> {
                    byte[] damaged = whole.clone();
                    damaged[place] ^= 0x41;
                    return damaged;
                });
        Stream<byte[]> cut = IntStream.of(0, 5, 12, 300, whole.length - 1, whole.length + 1)
                .mapToObj(end -> Arrays.copyOf(whole, end));
        for (byte[] damaged : Stream.concat(flipped, cut).toList()) {
            Files.write(file, damaged);
            int before = decoded.get();

            assertSame(load(), sound);

            assertThat(decoded.get()).as("it was decoded").isGreaterThan(before);
            assertThat(Files.readAllBytes(file)).as("and kept again").isEqualTo(whole);
        }
    }

    @Test
    void withoutAFolderToWriteToNothingIsKeptAndNothingFails() throws IOException {
        Files.writeString(user.resolve("cache"), "in the way");

        Dataset first = load();

        assertSame(load(), first);
        assertThat(Files.readString(user.resolve("cache"))).isEqualTo("in the way");
    }

    @Test
    void whatWasNotUsedForLongestMakesRoom() throws IOException {
        Dataset dataset = load();
        Path folder = user.resolve("few");
        new DecodedSets(folder, Long.MAX_VALUE, 0).keep(dataset, "one");
        long size;
        try (Stream<Path> all = Files.list(folder)) {
            size = Files.size(all.findFirst().orElseThrow());
        }
        DecodedSets few = new DecodedSets(folder, 2 * size + 10, 0);
        few.keep(dataset, "two");
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().minusSeconds(100)));
            }
        }
        assertThat(few.find(dataset.id(), "one")).as("used again").isPresent();

        few.keep(dataset, "three");

        assertThat(few.find(dataset.id(), "one")).isPresent();
        assertThat(few.find(dataset.id(), "two")).isEmpty();
        assertThat(few.find(dataset.id(), "three")).isPresent();
        DecodedSets full = new DecodedSets(user.resolve("full"), 2 * size, Long.MAX_VALUE / 2);
        full.keep(dataset, "one");
        assertThat(full.find(dataset.id(), "one"))
                .as("the disk is as good as full")
                .isEmpty();
    }
}
