package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunFilesTest {
    private static final Path FILE = Path.of("checkpoints", "last.zip");

    @Test
    void aFullDiskIsToldWithTheFileThatWasBeingWritten() {
        assertThatThrownBy(() -> RunFiles.naming(FILE, () -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(FILE + ": No space left on device");
    }

    @Test
    void aReasonThatNamesItsFileIsLeftAsItIs() {
        assertThatThrownBy(() -> RunFiles.naming(FILE, () -> {
                    throw new NoSuchFileException("another");
                }))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("another");
    }
}
