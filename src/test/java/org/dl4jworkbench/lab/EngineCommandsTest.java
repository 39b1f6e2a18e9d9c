package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.engine.client.EngineLaunch;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a real engine at the moments that users choose. */
class EngineCommandsTest {
    /** Longer than any test waits; every test ends its run itself. */
    private static final int ENDLESS = 100_000;

    @TempDir
    Path folder;

    private LiveRuns runs;

    @BeforeEach
    void makeLauncher() {
        runs = new LiveRuns(folder);
    }

    @Test
    void pauseHoldsTheTrainingWithACheckpointUntilItIsResumedOrStopped() {
        RunSession session = runs.start(Specs.digits(ENDLESS));
        RunDirectory run = session.data().directory();
        LiveRuns.awaitIteration(session, 50);

        assertThat(answer(session.pause())).isTrue();
        assertThat(run.lastCheckpoint())
                .as("the checkpoint precedes the answer")
                .exists();
        assertThat(run.read().status()).isEqualTo(RunStatus.PAUSED);
        assertThat(session.data().status()).isEqualTo(RunStatus.PAUSED);
        long held = answer(session.progress()).iteration();
        assertThat(answer(session.pause())).as("pausing again changes nothing").isTrue();
        assertThat(answer(session.progress()).iteration()).isEqualTo(held);
        assertThat(MetricsCsv.read(run.metrics()).size()).isEqualTo((int) held);

        assertThat(answer(session.resume())).isTrue();
        LiveRuns.awaitIteration(session, held + 50);
        assertThat(session.data().status()).isEqualTo(RunStatus.RUNNING);

        assertThat(answer(session.pause())).isTrue();
        answer(session.stop());
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.STOPPED);
        assertThat(run.read().status()).isEqualTo(RunStatus.STOPPED);
        assertThat(run.model()).exists();

        assertThatThrownBy(() -> answer(session.progress()))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(EngineException.class)
                .hasMessageContaining("no engine is at work on the run");
        assertThatThrownBy(() -> answer(session.pause())).hasRootCauseInstanceOf(EngineException.class);
        assertThat(answer(session.stop())).as("stopping what has stopped").isTrue();
    }

    @Test
    void stopWhileTheEngineStillStartsEndsTheRunBeforeItsFirstIteration() {
        RunSession session = runs.start(Specs.digits(ENDLESS));

        answer(session.stop());

        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.STOPPED);
        assertThat(MetricsCsv.read(session.data().directory().metrics()).size()).isZero();
    }

    @Test
    void progressIsAnsweredWhileTheUntrainedNetworkIsEvaluated() {
        RunSession session = runs.start(Specs.digits(ENDLESS)
                .withData(new org.dl4jworkbench.model.DataSpec("generated-digits", 0.1, null, null)));
        CompletableFuture<Integer> epochsKnown = session.progress().thenApply(progress -> {
            assertThat(progress.iteration()).isZero();
            return session.data().epochs().size();
        });

        assertThat(answer(epochsKnown)).as("answered before epoch 0 was told").isZero();
        session.kill();
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void progressIsAnsweredThroughoutTheTraining() {
        RunSession session = runs.start(Specs.digits(ENDLESS));
        LiveRuns.awaitIteration(session, 1);
        long last = 0;
        while (last < 2L * Specs.PER_EPOCH) {
            Progress progress = answer(session.progress());
            assertThat(progress.iteration()).isGreaterThanOrEqualTo(last);
            assertThat(progress.epochs()).isEqualTo(ENDLESS);
            assertThat(progress.iterations()).isEqualTo((long) ENDLESS * Specs.PER_EPOCH);
            last = progress.iteration();
        }
        assertThat(session.data().epochs()).hasSizeGreaterThanOrEqualTo(2);
        answer(session.stop());
    }

    @Test
    void aSecondEngineOnTheSameRunIsRefusedAndHarmsNothing() {
        RunSession session = runs.start(Specs.digits(ENDLESS));
        RunDirectory run = session.data().directory();
        LiveRuns.awaitIteration(session, 1);

        assertThatThrownBy(() -> runs.launcher().resume(run, null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("an engine is at work on this run already");
        assertThatThrownBy(() -> new LiveRuns(folder).launcher().resume(run, null))
                .as("another workbench, which sees the lock only")
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("an engine is at work on this run already");

        Path log = folder.resolve("second.log");
        EngineProcess second = EngineProcess.start(
                new EngineLaunch(Backend.CPU, new Threads(1), List.of(), null, log), new NoEvents());
        try {
            assertThatThrownBy(() -> answer(second.commands().train(run.path().toString())))
                    .hasMessageContaining("another engine works on this run");
            assertThat(answer(second.exited())).isZero();
        } finally {
            second.close();
        }
        assertThat(run.read().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(Files.exists(log)).isTrue();
        long before = answer(session.progress()).iteration();
        LiveRuns.awaitIteration(session, before + 10);
        answer(session.stop());
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.STOPPED);
    }

    private static <T> T answer(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static final class NoEvents implements EngineEvents {
        @Override
        public void status(StatusEvent event) {}

        @Override
        public void losses(LossBatch batch) {}

        @Override
        public void epoch(EpochEvent event) {}

        @Override
        public void notice(String message) {}
    }
}
