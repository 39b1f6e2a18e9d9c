package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void theContentReplacesTheOldAndFoldersAreMade() throws IOException {
        Path file = folder.resolve("a").resolve("b.txt");

        AtomicFiles.write(file, out -> out.write("old and long".getBytes(StandardCharsets.UTF_8)));
        AtomicFiles.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));

        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderThatIsGoneIsNotMadeAgainWhereItHadToBeThere() {
        Path file = folder.resolve("deleted").resolve("b.txt");

        assertThatThrownBy(() -> AtomicFiles.writeInExisting(file, out -> out.write(1)))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aWriteThatFailsLeavesTheOldContentAndNothingAside() throws IOException {
        Path file = folder.resolve("b.txt");
        AtomicFiles.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    assertThat(file).as("while the new one is being written").hasContent("old");
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");

        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aLinkInTheWayIsNeitherReadNorWrittenThrough() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path file = folder.resolve("run.json");
        Files.createSymbolicLink(folder.resolve("run.json.tmp"), victim);
        Files.createSymbolicLink(file, victim);

        AtomicFiles.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));

        assertThat(victim).hasContent("precious");
        assertThat(file).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void theNameAsideCannotBeGuessed() throws IOException {
        Path file = folder.resolve("b.txt");
        Set<Path> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            AtomicFiles.write(file, out -> {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(AtomicFiles::isAside).forEach(seen::add);
                }
            });
        }
        assertThat(seen).hasSize(20);
        assertThat(folder).isDirectoryNotContaining(AtomicFiles::isAside);
    }

    @Test
    void whatAKilledWriterLeftGoesAndWhatIsBeingWrittenStays() throws IOException {
        Path left = Files.writeString(folder.resolve("b.txt.0123456789abcdef.tmp"), "half");
        Path fresh = Files.writeString(folder.resolve("b.txt.fedcba9876543210.tmp"), "half");
        Path other = Files.writeString(folder.resolve("mine.tmp"), "the user's own");
        Path link = Files.createSymbolicLink(folder.resolve("c.0123456789abcdef.tmp"), other);
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(left, old);
        Files.setLastModifiedTime(other, old);

        AtomicFiles.write(folder.resolve("b.txt"), out -> out.write(1));

        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
        assertThat(link).exists();
        AtomicFiles.deleteLeftBehind(folder, Duration.ZERO);
        assertThat(fresh).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void longNamesHaveRoomForTheNameAside() throws IOException {
        Path file = folder.resolve("ü".repeat(120));

        AtomicFiles.write(file, out -> out.write(1));

        assertThat(file).hasSize(1);
    }
}
