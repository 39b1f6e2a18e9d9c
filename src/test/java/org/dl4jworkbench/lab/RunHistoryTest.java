package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path runs;

    private RunDirectory run(Instant created, RunStatus status) {
        RunDirectory run = RunDirectory.create(runs, Specs.digits(1), created, null);
        run.write(run.read().withStatus(status, null, null));
        return run;
    }

    @Test
    void runsAreListedNewestFirstAndWhatIsNoRunIsPassedOver() throws IOException {
        RunDirectory old = run(NOW.minusSeconds(60), RunStatus.FINISHED);
        RunDirectory young = run(NOW, RunStatus.STOPPED);
        Files.createDirectory(runs.resolve("notes"));
        Files.writeString(runs.resolve("file.txt"), "");
        RunDirectory broken = run(NOW, RunStatus.FINISHED);
        Files.writeString(broken.record(), "{");

        assertThat(RunHistory.list(runs))
                .extracting(RunHistory.Entry::directory)
                .containsExactly(young, old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "3", "\"text\"", "{", "{\"format\":1}"})
    void aRecordThatCannotBeReadSpoilsItsOwnRunOnlyAndIsNamed(String content) throws IOException {
        RunDirectory sound = run(NOW, RunStatus.FINISHED);
        RunDirectory broken = run(NOW, RunStatus.FINISHED);
        RunDirectory unsaid = run(NOW.plusSeconds(1), RunStatus.FINISHED);
        Files.writeString(broken.record(), content);
        Files.writeString(unsaid.notes(), content);

        RunHistory.Found found = RunHistory.find(runs);

        assertThat(found.runs()).extracting(RunHistory.Entry::directory).containsExactly(unsaid, sound);
        assertThat(found.problems())
                .extracting(WorkbenchException::where)
                .satisfiesExactlyInAnyOrder(
                        where -> assertThat(where).startsWith(broken.record().toString()),
                        where -> assertThat(where).startsWith(unsaid.notes().toString()));
    }

    @Test
    void aLinkedRecordIsAProblemOfItsOwnRunAndRunsOfAnExperimentAreNotLookedForBehindLinks() throws IOException {
        RunDirectory sound = run(NOW, RunStatus.FINISHED);
        RunDirectory linked = run(NOW, RunStatus.FINISHED);
        Files.delete(linked.record());
        Files.createSymbolicLink(linked.path().resolve("run.json"), sound.record());
        Path experiment = Files.createDirectories(runs.resolve("experiments/e"));
        Files.createSymbolicLink(experiment.resolve("runs"), runs);
        Path folder = Files.createDirectories(runs.resolve("none"));

        RunHistory.Found found = RunHistory.find(folder, runs.resolve("experiments"), new RunRecords());

        assertThat(found.runs()).isEmpty();
        assertThat(found.problems()).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining(experiment.resolve("runs") + ": is a symbolic link"));
        assertThat(RunHistory.find(runs).runs())
                .extracting(RunHistory.Entry::directory)
                .containsExactly(sound);
        assertThat(RunHistory.find(runs).problems()).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("run.json: is a symbolic link"));
    }

    @Test
    void deletingFollowsNoLink() throws IOException {
        RunDirectory gone = run(NOW, RunStatus.FINISHED);
        Path outside = Files.createDirectories(runs.resolve("outside/0001"));
        Path precious = Files.writeString(outside.resolve("weights.npy"), "precious");
        Files.createSymbolicLink(gone.path().resolve("epochs"), runs.resolve("outside"));
        Files.createSymbolicLink(gone.path().resolve("metrics.csv"), precious);

        RunHistory.delete(gone);

        assertThat(gone.path()).doesNotExist();
        assertThat(precious).hasContent("precious");
    }

    @Test
    void aMissingFolderHoldsNoRuns() {
        assertThat(RunHistory.list(runs.resolve("none"))).isEmpty();
    }

    @Test
    void deletingTakesTheWholeFolderAndNothingElse() throws IOException {
        RunDirectory gone = run(NOW, RunStatus.FINISHED);
        RunDirectory stays = run(NOW.plusSeconds(1), RunStatus.FINISHED);
        Files.createDirectories(gone.epoch(3));
        Files.writeString(gone.metrics(), "x");

        RunHistory.delete(gone);

        assertThat(gone.path()).doesNotExist();
        assertThat(stays.record()).exists();
    }

    @Test
    void aFolderThatIsNoRunIsNotDeleted() throws IOException {
        Path notes = Files.createDirectory(runs.resolve("notes"));

        assertThatThrownBy(() -> RunHistory.delete(new RunDirectory(notes))).isInstanceOf(RunFolderException.class);

        assertThat(notes).exists();
    }

    @Test
    void aRunWhoseEngineIsGoneShowsAsFailedAndOneThatIsHeldDoesNot() throws IOException {
        RunDirectory killed = run(NOW.minusSeconds(1), RunStatus.RUNNING);
        RunDirectory alive = run(NOW, RunStatus.RUNNING);

        try (WorkLock lock = WorkLock.take(alive).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(RunHistory.list(runs))
                    .extracting(entry -> entry.record().status())
                    .containsExactly(RunStatus.RUNNING, RunStatus.FAILED);
            assertThatThrownBy(() -> RunHistory.delete(alive)).hasMessageContaining("Stop it first");
        }
        assertThat(killed.read().status()).as("listing changes nothing").isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void aRunThatIsJustStartingIsNotTakenForAbandoned() {
        RunDirectory starting = run(NOW, RunStatus.STARTING);
        RunHistory.Entry entry = new RunHistory.Entry(starting, starting.read());

        assertThat(RunHistory.isAbandoned(entry, NOW.plusSeconds(5))).isFalse();
        assertThat(RunHistory.isAbandoned(entry, NOW.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void aRunResumedLongAfterItsCreationIsNotTakenForAbandoned() throws IOException {
        RunDirectory resumed = run(Instant.now().minus(Duration.ofDays(3)), RunStatus.STARTING);
        RunHistory.Entry entry = new RunHistory.Entry(resumed, resumed.read());
        assertThat(RunHistory.isAbandoned(entry, Instant.now())).isTrue();
        WorkLock.announce(resumed);
        assertThat(RunHistory.isAbandoned(entry, Instant.now())).isFalse();
        assertThat(RunHistory.isAbandoned(entry, Instant.now().plus(Duration.ofHours(1))))
                .isTrue();
    }
}
