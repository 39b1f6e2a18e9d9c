package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void theFileAndItsFoldersAreMade() throws IOException {
        Path file = folder.resolve("a/b/file.txt");

        AtomicFiles.write(file, out -> out.write('x'));

        assertThat(file).hasContent("x");
    }

    @Test
    void aWriterThatFailsLeavesTheOldContentAndNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "old");

        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessageContaining("No space left");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file.txt");
    }

    @Test
    void whileItIsWrittenAReaderSeesTheOldContent() throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "old");

        AtomicFiles.write(file, out -> {
            out.write("new".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.flush();
            assertThat(Files.readString(file)).isEqualTo("old");
        });

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("file.txt");
    }
}
