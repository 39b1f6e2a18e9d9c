package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {
    @TempDir
    private Path folder;

    /** A process that asks whether the lock is held. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] arguments) {
            System.out.println(WorkLock.isHeld(Path.of(arguments[0])) ? "held" : "free");
        }
    }

    private String askedElsewhere(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return answer;
    }

    @Test
    void askingForALockThatThisProcessHoldsDoesNotGiveItUp() throws Exception {
        Path file = folder.resolve("experiment.lock");
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try (WorkLock held = WorkLock.take(file).orElseThrow()) {
            assertThat(WorkLock.isHeld(file)).isTrue();
            assertThat(WorkLock.isHeld(link.resolve("experiment.lock"))).isTrue();
            assertThat(WorkLock.take(file)).isEmpty();

            assertThat(askedElsewhere(file)).isEqualTo("held");
            assertThat(held).isNotNull();
        } finally {
            Files.delete(link);
        }
        assertThat(askedElsewhere(file)).isEqualTo("free");
        assertThat(WorkLock.isHeld(file)).isFalse();
    }
}
