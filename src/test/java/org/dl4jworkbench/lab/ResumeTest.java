package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was stopped or killed and resumed ends with the very numbers of one that was left alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeTest {
    private static final int EPOCHS = 4;

    /** Wide enough that an epoch takes longer than the news of an iteration and the answer to it. */
    private static final NetworkSpec WIDE = Specs.network(Activation.SIGMOID, 1000);

    private static final RunSpec SGD = Specs.digits(EPOCHS);
    private static final RunSpec WIDE_SGD = SGD.withNetwork(WIDE);

    private LiveRuns runs;
    private RunSession undisturbed;
    private RunSession undisturbedWide;

    @BeforeAll
    void trainTheReference(@TempDir Path folder) {
        runs = new LiveRuns(folder);
        undisturbed = runs.finished(SGD);
        undisturbedWide = runs.finished(WIDE_SGD);
    }

    @Test
    void theSameSpecSeedAndThreadsGiveTheSameNumbers() throws IOException {
        LiveRuns.assertSameFigures(runs.finished(SGD), undisturbed);
    }

    @Test
    void stoppedTwiceAndResumedIsBitIdentical() throws IOException {
        RunSession once = runs.start(WIDE_SGD);
        stopMidEpoch(once, Specs.PER_EPOCH + 20);
        RunSession twice = runs.resume(once);
        stopMidEpoch(twice, (rows(once) / Specs.PER_EPOCH + 1) * Specs.PER_EPOCH + 20);

        RunSession last = runs.finish(runs.resume(twice));

        LiveRuns.assertSameFigures(last, undisturbedWide);
    }

    @ParameterizedTest
    @CsvSource({"MOMENTUM, 0.01", "ADAM, 0.001", "RMSPROP, 0.001"})
    void optimisersWithStateResumeBitIdenticallyToo(Optimiser optimiser, double learningRate) throws IOException {
        RunSpec spec = Specs.digits(3, optimiser, learningRate).withNetwork(WIDE);
        RunSession reference = runs.finished(spec);
        RunSession stopped = runs.start(spec);
        stopMidEpoch(stopped, 20);

        RunSession last = runs.finish(runs.resume(stopped));

        LiveRuns.assertSameFigures(last, reference);
        assertThat(LiveRuns.updaterState(last)).isEqualTo(LiveRuns.updaterState(reference));
    }

    @Test
    void killedInAnEpochShowsTheReasonAndResumesBitIdentically() throws IOException {
        RunSession killed = runs.start(SGD);
        LiveRuns.awaitIteration(killed, Specs.PER_EPOCH + Specs.PER_EPOCH / 4);
        killed.kill();

        assertThat(LiveRuns.statusAtEnd(killed)).isEqualTo(RunStatus.FAILED);
        assertThat(LiveRuns.reason(killed)).contains("killed (signal 9)");
        assertThat(killed.data().status()).isEqualTo(RunStatus.FAILED);
        assertThat(killed.data().directory().lastCheckpoint()).exists();
        assertThat(killed.data().directory().model()).doesNotExist();

        LiveRuns.assertSameFigures(runs.finish(runs.resume(killed)), undisturbed);
    }

    @Test
    void killedBeforeAnyCheckpointStartsAgain() throws IOException {
        RunSession killed = runs.start(SGD);
        LiveRuns.await(
                "the engine's lock file",
                killed,
                () -> Files.exists(killed.data().directory().path().resolve("engine.lock")));
        killed.kill();
        assertThat(LiveRuns.statusAtEnd(killed)).isEqualTo(RunStatus.FAILED);
        assertThat(killed.data().directory().lastCheckpoint()).doesNotExist();

        LiveRuns.assertSameFigures(runs.finish(runs.resume(killed)), undisturbed);
    }

    @Test
    void rowsThatAKillCutShortAreTrainedAgain() throws IOException {
        RunSession stopped = runs.start(WIDE_SGD);
        stopMidEpoch(stopped, Specs.PER_EPOCH + 20);
        RunDirectory run = stopped.data().directory();
        long next = rows(stopped) + 1;
        Files.writeString(
                run.metrics(),
                next + ",2,0.5,0.25,0.05\n" + (next + 1) + ",2,0.",
                StandardCharsets.US_ASCII,
                StandardOpenOption.APPEND);

        LiveRuns.assertSameFigures(runs.finish(runs.resume(stopped)), undisturbedWide);
    }

    /** The checkpoint of the last minibatch may be on the disk before the last epoch is evaluated. */
    @Test
    void killedBeforeTheLastEvaluationStillEvaluatesIt() throws IOException {
        Path original = undisturbed.data().directory().path();
        RunDirectory copy = new RunDirectory(original.resolveSibling("copy"));
        try (var files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.path().resolve(original.relativize(file)));
            }
        }
        CheckpointFiles.rewindToBeforeEvaluation(copy, EPOCHS, Specs.PER_EPOCH);

        LiveRuns.assertSameFigures(runs.finish(runs.launcher().resume(copy, null)), undisturbed);
    }

    /** As successive halving does; with a schedule over the whole length, dropped values and running means. */
    @Test
    void endedForNowAtAnEpochTwiceAndSentOnIsBitIdentical() throws IOException {
        RunSpec spec = Specs.pictures(4);
        RunSession reference = runs.finished(spec);
        RunDirectory run = RunDirectory.create(
                undisturbed.data().directory().path().resolveSibling("held"), spec, java.time.Instant.now(), null);

        for (int until : new int[] {1, 3}) {
            RunSession rung = runs.launcher().resume(run, null, until, new RunData.Listener() {});
            assertThat(LiveRuns.statusAtEnd(rung)).as(LiveRuns.reason(rung)).isEqualTo(RunStatus.STOPPED);
            assertThat(run.read().until()).isEqualTo(until);
            assertThat(run.read().last()).isNotNull().satisfies(last -> assertThat(last.epoch())
                    .isEqualTo(until));
            assertThat(run.lastCheckpoint()).exists();
            assertThat(run.bestCheckpoint()).exists();
            assertThat(run.snapshotEpochs()).contains(until);
        }
        RunSession again = runs.launcher().resume(run, null, 3, new RunData.Listener() {});
        assertThat(LiveRuns.statusAtEnd(again))
                .as("nothing is left to do before epoch 3")
                .isEqualTo(RunStatus.STOPPED);

        RunSession last = runs.finish(runs.launcher().resume(run, null));
        assertThat(run.read().until()).as("by hand it goes on to its end").isNull();
        LiveRuns.assertSameFigures(last, reference);
        assertThat(LiveRuns.updaterState(last)).isEqualTo(LiveRuns.updaterState(reference));
    }

    @Test
    void moreEpochsForAFinishedRunAreBitIdenticalToOneGo() throws IOException {
        RunSession half = runs.finished(Specs.digits(EPOCHS / 2));
        RunDirectory run = half.data().directory();
        RunContinuation more = RunContinuation.ofEpochs(run.read(), EPOCHS, 2);
        assertThat(more.change().difference()).isNull();

        RunSession last = runs.finish(runs.launcher().extend(run, null, more, new RunData.Listener() {}));

        LiveRuns.assertSameFigures(last, undisturbed);
        assertThat(run.read().continuations()).containsExactly(more.change());
    }

    private static long rows(RunSession session) {
        return MetricsCsv.read(session.data().directory().metrics()).size();
    }

    private static void stopMidEpoch(RunSession session, long iteration) throws IOException {
        LiveRuns.awaitIteration(session, iteration);
        session.stop().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.STOPPED);
        long rows = rows(session);
        assertThat(rows).isGreaterThanOrEqualTo(iteration).isLessThan((long) EPOCHS * Specs.PER_EPOCH);
        assertThat(rows % Specs.PER_EPOCH).as("stopped in an epoch").isNotZero();
        List<String> epochs = Files.readAllLines(session.data().directory().epochs());
        assertThat(epochs).as("header, untrained, whole epochs").hasSize((int) (rows / Specs.PER_EPOCH) + 2);
    }
}
