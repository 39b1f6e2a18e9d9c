package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.lab.TimeEstimate.Measured;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeEstimateTest {
    private static final AssignmentCatalogue CATALOGUE = AssignmentCatalogue.read(Path.of("no-such-folder"));
    private static final Assignment DIGITS = CATALOGUE.get("mnist-mlp");
    private static final RunSpec R1 = DIGITS.preset("R1").spec();

    /** 784·1024 + 1024·10 multiply-adds, three passes, 200 examples. */
    private static final double R1_WORK = 3.0 * (784 * 1024 + 1024 * 10) * 200;

    @TempDir
    Path runs;

    private static TimeEstimate estimate(RunSpec spec, List<Measured> measured) {
        return TimeEstimate.of(spec, DIGITS.summary(spec), 54_000, measured);
    }

    @Test
    void withoutRunsItFollowsTheStatedDefaults() {
        TimeEstimate estimate = estimate(R1, List.of());

        // 54,000 examples in minibatches of 200 are 270 iterations.
        assertThat(estimate.secondsPerEpoch()).isCloseTo(270 * (0.0001 + R1_WORK / 60e9), within(1e-9));
        assertThat(estimate.basis())
                .contains("No run on this machine")
                .contains("60 billion")
                .contains("0.1 ms");
    }

    @Test
    void aRunOfTheSameSpecGivesItsOwnPaceBack() {
        TimeEstimate estimate =
                estimate(R1, List.of(new Measured("mine", "mnist-mlp", Backend.AUTO, false, R1_WORK, 0.0177)));

        assertThat(estimate.secondsPerEpoch()).isCloseTo(270 * 0.0177, within(1e-9));
        assertThat(estimate.basis()).contains("the pace of mine on this machine: 18 ms an iteration");
    }

    @Test
    void theNearestRunsCountAndOneThatIsFarOffDoesNot() {
        double half = (0.0001 + R1_WORK / 60e9) / 2;
        List<Measured> measured = List.of(
                new Measured("tiny", "mnist-mlp", Backend.AUTO, false, R1_WORK / 1e5, 1),
                new Measured("a", "mnist-mlp", Backend.AUTO, false, R1_WORK, half),
                new Measured("b", "mnist-mlp", Backend.AUTO, false, R1_WORK, half * 1.1),
                new Measured("c", "mnist-mlp", Backend.AUTO, false, R1_WORK, half * 0.9));

        assertThat(estimate(R1, measured).secondsPerEpoch()).isCloseTo(270 * half, within(1e-6));
        assertThat(estimate(R1, measured).basis()).contains("a and 2 other runs");
    }

    @Test
    void theSameAssignmentIsPreferredToAnotherOfTheSameSize() {
        List<Measured> measured = List.of(
                new Measured("other", "fashion", Backend.AUTO, false, R1_WORK, 9),
                new Measured("other 2", "fashion", Backend.AUTO, false, R1_WORK, 9),
                new Measured("own", "mnist-mlp", Backend.AUTO, false, R1_WORK, 0.01));

        assertThat(estimate(R1, measured).basis()).contains("own and 2 other runs");
    }

    @Test
    void aRunOnTheOtherBackendDoesNotCount() {
        RunSpec onCpu = R1.withEngine(new EngineSpec(Backend.CPU, Threads.AUTO));
        List<Measured> measured = List.of(new Measured("gpu", "mnist-mlp", Backend.CUDA, false, R1_WORK, 0.0001));

        assertThat(estimate(onCpu, measured)).isEqualTo(estimate(onCpu, List.of()));
    }

    @Test
    void aRunByOtherLayersDoesNotCount() {
        List<Measured> measured = List.of(new Measured("slow", "mnist-mlp", Backend.AUTO, true, R1_WORK, 7));

        assertThat(estimate(R1, measured)).isEqualTo(estimate(R1, List.of()));
        RunSpec builtIn = R1.withEngine(EngineSpec.DEFAULT.withBuiltInLayers(true));
        assertThat(estimate(builtIn, measured).secondsPerEpoch()).isCloseTo(270 * 7, within(1e-6));
        assertThat(estimate(builtIn, List.of()).secondsPerEpoch())
                .isCloseTo(270 * (0.0012 + R1_WORK / 20e9), within(1e-9));
    }

    @Test
    void onlyRunsThatEndedAndWereLongEnoughAreMeasured() {
        record(RunStatus.FINISHED, 270, 4.5, 0);
        record(RunStatus.FAILED, 270, 9, 1);
        record(RunStatus.FINISHED, 5, 9, 2);
        record(RunStatus.FINISHED, 0, 0, 3);

        List<Measured> measured = TimeEstimate.measured(RunHistory.list(runs), CATALOGUE);

        assertThat(measured).hasSize(1);
        assertThat(measured.get(0).secondsPerIteration()).isCloseTo(4.5 / 270, within(1e-12));
        assertThat(measured.get(0).work()).isEqualTo(R1_WORK);
    }

    private void record(RunStatus status, long iterations, double seconds, int minutes) {
        Instant created = Instant.parse("2026-01-02T03:04:05Z").plusSeconds(60L * minutes);
        RunDirectory run = RunDirectory.create(runs, R1, created, null);
        Score score = new Score(1, 0.5);
        EpochResult last = new EpochResult(1, iterations, seconds, score, null, null);
        run.write(RunRecord.created(R1, created, null)
                .withEpochs(last, last)
                .withStatus(status, status == RunStatus.FAILED ? "why" : null, created.plusSeconds(60)));
    }
}
