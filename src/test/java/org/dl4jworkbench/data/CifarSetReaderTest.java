package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSetReaderTest {
    @TempDir
    java.nio.file.Path folder;

    private final CifarSetReader reader = new CifarSetReader(ClassNames.Source.files(), null);

    private SetContent.Values read(Map<String, byte[]> files) {
        SmallSets.write(folder, files);
        Found found = reader.find(folder);
        assertThat(found.missing()).isEmpty();
        return (SetContent.Values) reader.read(found);
    }

    @Test
    void planesBecomePixelsAndBatchesFollowTheirNumbers() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.cifar());
        files.put("data_batch_10.bin", SmallSets.records(1));
        SetContent.Values set = read(files);
        LabelledImages train = (LabelledImages) set.train();
        assertThat(train.labels()).containsExactly(0, 1, 2, 1, 1);
        assertThat(set.classNames()).containsExactly("cat", "dog", "frog");
        byte[] second = Objects.requireNonNull(files.get("data_batch_2.bin"));
        // Record 1 of the second batch is the fourth picture; green of row 2, column 3.
        assertThat((byte) train.pixel(3, 2, 3, 1)).isEqualTo(second[3073 + 1 + 1024 + 2 * 32 + 3]);
    }

    @Test
    void archiveFolderAndFolderBelowGiveTheSame() {
        SetContent.Values plain = read(SmallSets.cifar());
        java.nio.file.Path other = folder.resolve("other");
        SmallSets.write(other, SmallSets.cifarArchive());
        SetContent.Values archive = (SetContent.Values) reader.read(reader.find(other));
        assertThat(((LabelledImages) archive.train()).pixels()).isEqualTo(((LabelledImages) plain.train()).pixels());
        assertThat(archive.classNames()).isEqualTo(plain.classNames());
        assertThat(archive.sha256()).containsOnlyKeys("small.tar.gz");
        java.nio.file.Path below = folder.resolve("below");
        SmallSets.write(below.resolve("cifar-10-batches-bin"), SmallSets.cifar());
        assertThat(reader.find(below).files()).hasSize(4);
    }

    @Test
    void recordCutShortNamesItsByte() {
        byte[] cut = java.util.Arrays.copyOf(SmallSets.records(0, 1), 2 * 3073 - 7);
        BadDataException problem =
                catchThrowableOfType(BadDataException.class, () -> CifarReader.parse(cut, "batch.bin", 10));
        assertThat(problem.where()).isEqualTo("batch.bin, byte 3073");
        assertThat(problem.what()).startsWith("ends in the middle of record 1: 6,139 bytes");
    }

    @Test
    void labelBeyondTheClassesNamesRecordAndByte() {
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> CifarReader.parse(SmallSets.records(0, 11), "batch.bin", 10));
        assertThat(problem.where()).isEqualTo("batch.bin, byte 3073");
        assertThat(problem.what()).isEqualTo("the label of record 1 is 11, but the classes are 0 to 9");
    }

    @Test
    void hundredClassesAreRecognised() {
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> CifarReader.parse(new byte[2 * 3074], "train.bin", 10));
        assertThat(problem.remedy()).contains("CIFAR-100");
    }

    @Test
    void entryThatLeavesTheFolderIsRefused() {
        for (String name : List.of("../data_batch_1.bin", "/etc/data_batch_1.bin", "a/../../data_batch_1.bin")) {
            byte[] tar = tar(List.of(entry -> entry.setName(name)));
            BadDataException problem = refused(MemoryFile.gzipped(tar));
            assertThat(problem.what()).isEqualTo("the entry would leave the archive's folder");
            assertThat(problem.where()).startsWith("/data/set.tar.gz, entry 0 (");
        }
    }

    @Test
    void linksAreRefused() {
        byte[] tar = MemoryFile.written(out -> {
            TarArchiveOutputStream archive = new TarArchiveOutputStream(out);
            TarArchiveEntry link = new TarArchiveEntry("data_batch_1.bin", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            archive.putArchiveEntry(link);
            archive.closeArchiveEntry();
            archive.finish();
        });
        assertThat(refused(tar).what()).isEqualTo("the entry is a link");
    }

    @Test
    void contentAfterTheEndOfTheArchiveIsRefused() {
        byte[] tar = SmallSets.tar(SmallSets.cifar(), "");
        byte[] longer = java.util.Arrays.copyOf(tar, tar.length + 100_000);
        assertThat(CifarArchive.read(MemoryFile.of("set.tar", longer), Pattern.compile(".*"))
                        .entries())
                .hasSize(4);
        longer[tar.length + 99_000] = 1;
        assertThat(refused(longer).what()).isEqualTo("more content follows after the end of the archive");
    }

    @Test
    void fileThatIsThereTwiceIsRefused() {
        assertThat(refused(tar(List.of(entry -> {}, entry -> {}))).what())
                .isEqualTo("the archive holds data_batch_1.bin twice");
    }

    @Test
    void archiveOfAnotherVersionSaysWhichToTake() {
        SmallSets.write(
                folder,
                Map.of("python.tar.gz", MemoryFile.gzipped(SmallSets.tar(Map.of("data_batch_1", new byte[3]), ""))));
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> reader.read(reader.find(folder)));
        assertThat(problem.what()).isEqualTo("data_batch_1.bin, test_batch.bin missing");
        assertThat(problem.remedy()).contains("binary version");
    }

    private static BadDataException refused(byte[] archive) {
        return catchThrowableOfType(
                BadDataException.class,
                () -> CifarArchive.read(MemoryFile.of("set.tar.gz", archive), Pattern.compile("data_batch_1.bin")));
    }

    private static byte[] tar(List<Consumer<TarArchiveEntry>> changes) {
        List<Consumer<TarArchiveEntry>> all = new ArrayList<>(changes);
        return MemoryFile.written(out -> {
            TarArchiveOutputStream archive = new TarArchiveOutputStream(out);
            for (Consumer<TarArchiveEntry> change : all) {
                TarArchiveEntry entry = new TarArchiveEntry("data_batch_1.bin", true);
                change.accept(entry);
                entry.setSize(3);
                archive.putArchiveEntry(entry);
                archive.write(new byte[3]);
                archive.closeArchiveEntry();
            }
            archive.finish();
        });
    }
}
