package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    Path parent;

    private record Holder(Process process, Path folder) {}

    private Holder holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchHolder.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line;
        do {
            line = Objects.requireNonNull(
                    process.inputReader(StandardCharsets.UTF_8).readLine(), "the process ended");
        } while (!line.startsWith(parent.toString()));
        return new Holder(process, Path.of(line));
    }

    /** As a start would in some minutes. */
    private void laterStart() throws IOException {
        ScratchFolder.removeLeftOvers(
                parent, Files.getOwner(parent), Instant.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndThatOfALiveOneStays() throws Exception {
        Holder killed = holder();
        Holder live = holder();
        try (ScratchFolder own = ScratchFolder.create(parent, "test")) {
            laterStart();
            assertThat(killed.folder()).exists();

            killed.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertThat(killed.folder()).as("nothing but a start removes it").exists();
            laterStart();

            assertThat(killed.folder()).doesNotExist();
            assertThat(live.folder().resolve("inner").resolve("file")).exists();
            assertThat(own.path()).exists();
        } finally {
            live.process().destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsAskedToEndRemovesItsOwn() throws Exception {
        Holder polite = holder();
        polite.process().destroy();
        assertThat(polite.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(polite.folder()).doesNotExist();
    }

    @Test
    void onlyFoldersThatAreOursAndOldEnoughAreRemoved() throws IOException {
        Path neverLocked = Files.createDirectory(parent.resolve("dl4jw-run-1"));
        Path anothers = Files.createDirectory(parent.resolve("other-run-1"));
        Path ofAnOlderVersion = Files.createDirectory(parent.resolve("dl4jw123"));
        Path target = Files.createDirectory(parent.resolve("target"));
        Path link = Files.createSymbolicLink(parent.resolve("dl4jw-run-2"), target);
        ScratchFolder.removeLeftOvers(parent, Files.getOwner(parent), Instant.now());
        assertThat(neverLocked).as("may be in the making").exists();

        laterStart();

        assertThat(neverLocked).doesNotExist();
        assertThat(anothers).exists();
        assertThat(ofAnOlderVersion).exists();
        assertThat(link).isSymbolicLink();
        assertThat(target).exists();
    }

    @Test
    void theFirstFolderOfAProcessRemovesWhatWasLeft() throws Exception {
        Path left = Files.createDirectory(parent.resolve("dl4jw-run-3"));
        Files.createFile(left.resolve("s"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        ScratchFolder.create(parent, "test").close();
        try (var entries = Files.list(parent)) {
            assertThat(entries).isEmpty();
        }
    }
}
