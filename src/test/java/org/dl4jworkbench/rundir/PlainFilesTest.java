package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainFilesTest {
    @TempDir
    Path folder;

    private Path outside;
    private RunDirectory run;

    @BeforeEach
    void begin() throws IOException {
        outside = Files.createDirectories(folder.resolve("outside"));
        run = new RunDirectory(Files.createDirectories(folder.resolve("run")));
    }

    static Stream<Arguments> places() {
        return Stream.<Arguments>of(
                place("run.json", RunDirectory::record),
                place("notes.json", RunDirectory::notes),
                place("metrics.csv", RunDirectory::metrics),
                place("epochs.csv", RunDirectory::epochs),
                place("engine.log", RunDirectory::engineLog),
                place("preprocessing.json", RunDirectory::preprocessing),
                place("watched.npy", RunDirectory::watched),
                place("model.zip", RunDirectory::model),
                place("checkpoints", RunDirectory::lastCheckpoint),
                place("checkpoints/best.zip", RunDirectory::bestCheckpoint),
                place("epochs", run -> run.epoch(1)),
                place("epochs/0001", run -> run.epoch(1)),
                place("epochs/0001/weights.npy", run -> weights(run)),
                place("iterations", run -> run.iteration(20)));
    }

    private static Arguments place(String name, Function<RunDirectory, Path> path) {
        return Arguments.of(name, path);
    }

    private static Path weights(RunDirectory run) {
        return run.snapshot(Moment.afterEpoch(1, 10)).weights();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void noPathOfARunLeadsThroughALink(String name, Function<RunDirectory, Path> path) throws IOException {
        assertThatCode(() -> path.apply(run)).doesNotThrowAnyException();
        Path link = run.path().resolve(name);
        Files.createDirectories(link.getParent());
        for (Path target : new Path[] {outside, folder.resolve("not-there")}) {
            Files.createSymbolicLink(link, target);

            assertRefused(() -> path.apply(run), link);
            assertRefused(run::requireNoLinks, link);
            Files.delete(link);
        }
        assertThatCode(run::requireNoLinks).doesNotThrowAnyException();
    }

    private static void assertRefused(ThrowingCallable call, Path link) {
        assertThatThrownBy(call)
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(link + ": is a symbolic link");
    }

    @Test
    void theRunItselfMayBeALinkOrLieUnderOne() throws IOException {
        Files.writeString(run.record(), "{}");
        RunDirectory linked = new RunDirectory(Files.createSymbolicLink(folder.resolve("linked"), run.path()));
        Path parent = Files.createSymbolicLink(folder.resolve("parent"), folder);

        assertThat(linked.exists()).isTrue();
        assertThat(linked.record()).hasContent("{}");
        assertThatCode(linked::requireNoLinks).doesNotThrowAnyException();
        assertThat(new RunDirectory(parent.resolve("run")).record()).hasContent("{}");
        Files.createSymbolicLink(run.path().resolve("metrics.csv"), outside);
        assertThatThrownBy(linked::requireNoLinks)
                .hasMessageContaining(linked.path().resolve("metrics.csv").toString());
    }

    @Test
    void aLinkedLockIsNeitherTakenNorTouched() throws IOException {
        Path lock = Files.createSymbolicLink(run.path().resolve("engine.lock"), folder.resolve("not-there"));

        assertThat(WorkLock.isHeld(run)).isFalse();
        assertThatThrownBy(() -> WorkLock.announce(run)).hasMessageContaining(lock + ": is a symbolic link");
        assertThatThrownBy(() -> WorkLock.take(lock)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("not-there")).doesNotExist();
    }
}
