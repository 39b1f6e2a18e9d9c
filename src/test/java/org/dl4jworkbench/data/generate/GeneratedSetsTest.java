package org.dl4jworkbench.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSetsTest {
    private static final String ID = "generated-function";

    @TempDir
    Path root;

    private Path folder() {
        return root.resolve("generated").resolve(ID);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder())) {
            for (Path file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void writesTheFilesOnceAndLeavesThemAlone() throws IOException {
        assertThat(GeneratedSets.isWritten(ID, folder())).isFalse();

        GeneratedSets.write(ID, folder());

        assertThat(GeneratedSets.isWritten(ID, folder())).isTrue();
        assertThat(files()).containsOnlyKeys("train.csv", "test.csv", "README.txt", "VERSION");
        Object first = Files.readAttributes(folder(), "creationTime,lastModifiedTime");
        GeneratedSets.write(ID, folder());
        assertThat((Object) Files.readAttributes(folder(), "creationTime,lastModifiedTime"))
                .isEqualTo(first);
    }

    @Test
    void anOlderVersionIsReplacedAsAWhole() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("VERSION"), ID + " 0\n");
        Files.writeString(folder().resolve("old.csv"), "x,y\n");

        GeneratedSets.write(ID, folder());

        assertThat(files()).containsOnlyKeys("train.csv", "test.csv", "README.txt", "VERSION");
    }

    @Test
    void aFileThatIsMissingOrCutIsWrittenAnew() throws IOException {
        GeneratedSets.write(ID, folder());
        Map<String, String> whole = files();

        Files.delete(folder().resolve("test.csv"));
        assertThat(GeneratedSets.isWritten(ID, folder())).isFalse();
        GeneratedSets.write(ID, folder());
        assertThat(files()).isEqualTo(whole);

        Files.writeString(folder().resolve("train.csv"), "x,y\n");
        GeneratedSets.write(ID, folder());
        assertThat(files()).isEqualTo(whole);
    }

    @Test
    void whatAKilledProcessLeftIsClearedAway() throws IOException {
        Path left = root.resolve("generated/.making-" + ID + "-123/fresh");
        Files.createDirectories(left);
        Files.writeString(left.resolve("train.csv"), "x");

        GeneratedSets.write(ID, folder());

        assertThat(root.resolve("generated")).isDirectoryNotContaining("glob:**/.making*");
    }

    @Test
    void manyAtOnceGetTheSameFiles() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> {
                    GeneratedSets.write(ID, folder());
                    return GeneratedSets.isWritten(ID, folder());
                });
            }
            for (Future<Boolean> written : threads.invokeAll(calls)) {
                assertThat(written.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenSaysWhatToDo() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");

        assertThatThrownBy(() -> GeneratedSets.write(ID, file.resolve(ID)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("Check that the disk has room");
    }

    @Test
    void anUnknownIdNamesTheKnownOnes() {
        assertThatThrownBy(() -> GeneratedSets.write("mnist", folder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ID);
    }
}
