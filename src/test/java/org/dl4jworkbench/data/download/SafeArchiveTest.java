package org.dl4jworkbench.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeArchiveTest {
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(root.resolve("sets/a-set"));
    }

    private Path zip(String... names) throws IOException {
        Path file = root.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TEXT);
            }
        }
        return file;
    }

    private Path tar(TarArchiveEntry... entries) throws IOException {
        Path file = root.resolve("archive.tar.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            for (TarArchiveEntry entry : entries) {
                if (entry.isFile()) {
                    entry.setSize(TEXT.length);
                }
                tar.putArchiveEntry(entry);
                if (entry.isFile()) {
                    tar.write(TEXT);
                }
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    /** Keeps a leading slash, which the constructor without the flag takes away. */
    private static TarArchiveEntry entry(String name) {
        return new TarArchiveEntry(name, true);
    }

    private static TarArchiveEntry link(String name, byte kind) {
        TarArchiveEntry link = new TarArchiveEntry(name, kind);
        link.setLinkName("../../outside");
        return link;
    }

    private void assertRefused(Path archive, String why) {
        assertThatThrownBy(() -> new SafeArchive(archive, 1_000_000).unpackInto(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(archive.toString())
                .hasMessageContaining(why);
        assertThat(folder).isEmptyDirectory();
        assertThat(root.resolve("sets")).isDirectoryNotContaining("glob:**/evil*");
        assertThat(root).isDirectoryNotContaining("glob:**/evil*");
    }

    @Test
    void foldersAndFilesOfATarArrive() throws IOException {
        Path archive = tar(entry("batches/"), entry("batches/one.bin"), entry("batches/deep/two.bin"));

        new SafeArchive(archive, 1_000_000).unpackInto(folder);

        assertThat(folder.resolve("batches/one.bin")).hasBinaryContent(TEXT);
        assertThat(folder.resolve("batches/deep/two.bin")).hasBinaryContent(TEXT);
        assertThat(folder).isDirectoryNotContaining("glob:**/.unpacking*");
    }

    @Test
    void aZipReplacesFilesOfItsNamesAndLeavesOthers() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "old");
        Files.writeString(folder.resolve("mine.txt"), "mine");

        new SafeArchive(zip("one.txt", "images/two.txt"), 1_000_000).unpackInto(folder);

        assertThat(folder.resolve("one.txt")).hasContent("hello");
        assertThat(folder.resolve("images/two.txt")).hasContent("hello");
        assertThat(folder.resolve("mine.txt")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "images/../../evil.txt",
                "images/../evil.txt",
                "..",
                "/evil.txt",
                "//server/evil.txt",
                "..\\evil.txt",
                "C:evil.txt",
                "C:/evil.txt",
                "evil.txt:stream"
            })
    void aNameThatLeavesTheFolderRefusesTheWholeArchive(String name) throws IOException {
        assertRefused(zip("good.txt", name), "was not unpacked");
        assertRefused(tar(entry("good.txt"), entry(name)), "was not unpacked");
    }

    @Test
    void linksAndDevicesAreRefused() throws IOException {
        assertRefused(tar(entry("good.txt"), link("evil", TarConstants.LF_SYMLINK)), "link or a device");
        assertRefused(tar(entry("good.txt"), link("evil", TarConstants.LF_LINK)), "link or a device");
        assertRefused(tar(entry("good.txt"), link("evil", TarConstants.LF_FIFO)), "link or a device");
        assertRefused(tar(entry("good.txt"), link("evil", TarConstants.LF_BLK)), "link or a device");
    }

    @Test
    void anArchiveThatGrowsBeyondItsLimitIsRefused() throws IOException {
        Path archive = zip("one", "two", "three");

        assertThatThrownBy(() -> new SafeArchive(archive, 14).unpackInto(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("more than 14 bytes");
        assertThatThrownBy(() -> new SafeArchive(archive, 1000, 2).unpackInto(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("more than 2 entries");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedArchiveIsToldAndLeavesNothing() throws IOException {
        Path archive = tar(entry("one.txt"), entry("two.txt"));
        byte[] bytes = Files.readAllBytes(archive);

        for (int length : new int[] {0, 5, 40, bytes.length - 12}) {
            Files.write(archive, Arrays.copyOf(bytes, length));
            assertRefused(archive, "is damaged");
        }
        Path text = Files.writeString(root.resolve("archive.zip"), "<html>not found</html>");
        assertRefused(text, "is damaged");
    }

    @Test
    void anUnknownKindSaysWhatCanBeUnpacked() throws IOException {
        Path rar = Files.write(root.resolve("archive.rar"), TEXT);

        assertRefused(rar, "Take a zip, tar or tar.gz");
    }

    /** The library takes a long name into memory whatever its length; 20 MB of it are 20 kB here. */
    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
    void aTarWhoseHeadersWouldFillTheMemoryIsRefused(byte kind) throws IOException {
        Path file = root.resolve("archive.tar.gz");
        byte[] name = new byte[20_000_000];
        Arrays.fill(name, (byte) '1');
        TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", kind);
        entry.setSize(name.length);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            tar.putArchiveEntry(entry);
            tar.write(name);
            tar.closeArchiveEntry();
        }

        assertThatThrownBy(() -> new SafeArchive(file, 1000).unpackInto(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a header of more than");
        assertThat(folder).isEmptyDirectory();
    }
}
