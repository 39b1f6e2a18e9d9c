package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dl4jworkbench.engine.Gadget;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunArchiveTest {
    @TempDir
    Path folder;

    private RunDirectory run;
    private Path zip;

    @BeforeEach
    void aRun() {
        Places places = new Places(null, folder.resolve("user"));
        run = RunDirectory.create(folder.resolve("runs"), SmallQueue.spec(places, 9), java.time.Instant.now(), null);
        zip = folder.resolve("run.zip");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatComesBackTakesThePlaceOfTheFolderButForItsLock() throws IOException {
        write(run.lastCheckpoint(), "new");
        write(run.epoch(3).resolve("weights.npy"), "w");
        RunArchive.pack(run, zip);
        Files.delete(run.epoch(3).resolve("weights.npy"));
        write(run.lastCheckpoint(), "old");
        write(run.epoch(1).resolve("weights.npy"), "gone there");
        write(run.path().resolve("engine.lock"), "");
        write(run.path().resolve(".arrived/left-by-a-crash"), "x");
        byte[] record = Files.readAllBytes(run.record());
        run.write(run.read().withStatus(org.dl4jworkbench.model.RunStatus.FAILED, "x", null));

        RunArchive.replace(run, zip);

        assertThat(names(run.path()))
                .containsExactly("checkpoints/last.zip", "engine.lock", "epochs/0003/weights.npy", "run.json");
        assertThat(run.lastCheckpoint()).hasContent("new");
        assertThat(Files.readAllBytes(run.record())).isEqualTo(record);
    }

    @Test
    void aSerialisedObjectInWhatComesBackIsOnlyAFile() throws IOException {
        Path trace = folder.resolve("trace");
        Path object = run.path().resolve("checkpoints").resolve("preprocessor.bin");
        Files.createDirectories(object.getParent());
        Files.write(object, Gadget.stream(trace));
        RunArchive.pack(run, zip);
        Files.delete(object);

        RunArchive.replace(run, zip);

        assertThat(object).hasBinaryContent(Gadget.stream(trace));
        assertThat(trace).doesNotExist();
    }

    @Test
    void ofTooMuchTheSnapshotsBetweenAreLeftOutFirst() throws IOException {
        Random random = new Random(1);
        for (int epoch = 0; epoch < 6; epoch++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);
            Files.createDirectories(run.epoch(epoch));
            Files.write(run.epoch(epoch).resolve("weights.npy"), noise);
        }
        EpochResult best = new EpochResult(2, 20, 1, new Score(0.5, null), null, null);
        run.write(run.read().withEpochs(best, best));

        assertThat(RunArchive.pack(run, zip, 1_000_000)).isZero();
        assertThat(RunArchive.pack(run, zip, 70_000)).isEqualTo(3);
        Path unpacked = folder.resolve("some");
        RunArchive.unpack(zip, unpacked);
        assertThat(new RunDirectory(unpacked).snapshotEpochs()).containsExactly(0, 2, 5);

        assertThat(RunArchive.pack(run, zip, 30_000)).isEqualTo(6);
        RunArchive.unpack(zip, folder.resolve("none"));
        assertThat(names(folder.resolve("none"))).containsExactly("run.json");
    }

    @Test
    void aZipThatReachesOutOfTheFolderIsRefused() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../elsewhere"));
            out.closeEntry();
        }
        assertThatThrownBy(() -> RunArchive.unpack(zip, folder.resolve("in")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("would leave the folder");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void withoutARecordNothingIsReplaced() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("metrics.csv"));
            out.closeEntry();
        }
        write(run.lastCheckpoint(), "old");
        assertThatThrownBy(() -> RunArchive.replace(run, zip)).isInstanceOf(IOException.class);
        assertThat(run.lastCheckpoint()).hasContent("old");
        assertThat(run.read().status()).isEqualTo(org.dl4jworkbench.model.RunStatus.STARTING);
    }
}
