package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Threads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunContinuationTest {
    private static final int CORES = 2;

    private static EpochResult epoch(int number) {
        return new EpochResult(number, number * 450L, number, new Score(0.5, 0.8), new Score(0.6, 0.7), null);
    }

    private static RunRecord record(RunSpec spec, int best, int last) {
        return RunRecord.created(spec, Instant.EPOCH, null)
                .withEpochs(epoch(best), epoch(last))
                .withStatus(RunStatus.FINISHED, null, Instant.EPOCH);
    }

    private static RunSpec with(String... changes) {
        RunSpec spec = Specs.digits(20);
        for (String change : changes) {
            spec = SpecPaths.set(spec, change);
        }
        return spec;
    }

    private static @Nullable String difference(String... changes) {
        return RunContinuation.ofEpochs(record(with(changes), 20, 20), 30, CORES)
                .change()
                .difference();
    }

    @Test
    void moreEpochsOfAPlainTrainingAreThoseOfOneGo() {
        RunContinuation more = RunContinuation.ofEpochs(record(with(), 12, 20), 30, CORES);
        assertThat(more.training()).isEqualTo(Specs.digits(30).training());
        assertThat(more.change().epoch()).isEqualTo(20);
        assertThat(more.change().inWords())
                .isEqualTo("Continued at epoch 20: epochs 20 → 30. Bit for bit what it would be in one go.");
    }

    @Test
    void stepsAndWarmUpDoNotDependOnTheLengthCosineDoes() {
        assertThat(difference("training.schedule=step(0.5, 10)", "training.warmUp=3"))
                .isNull();
        assertThat(difference("training.schedule=exponential(0.9)")).isNull();
        assertThat(difference("training.schedule=cosine(0.1)")).contains("cosine schedule spans the whole training");
        RunRecord untrained = RunRecord.created(with("training.schedule=cosine(0.1)"), Instant.EPOCH, null);
        assertThat(RunContinuation.ofEpochs(untrained, 30, CORES).change().difference())
                .as("nothing was trained with the other rates")
                .isNull();
    }

    @Test
    void whatEarlyStoppingEndedGoesOnWithoutIt() {
        RunSpec spec = with("training.patience=5");
        RunContinuation ended = RunContinuation.ofEpochs(record(spec, 7, 12), 30, CORES);
        assertThat(ended.training().patience()).isNull();
        assertThat(ended.change().what()).isEqualTo("epochs 20 → 30, without early stopping");
        assertThat(ended.change().difference()).contains("early stopping ended it");
        RunContinuation whole = RunContinuation.ofEpochs(record(spec, 18, 20), 30, CORES);
        assertThat(whole.training().patience()).isEqualTo(5);
        assertThat(whole.change().difference()).isNull();
    }

    @Test
    void fewerCoresThanThreadsAreToldBeforehand() {
        RunSpec automatic = with().withEngine(new EngineSpec(Backend.CPU, Threads.of("auto")));
        RunRecord record = record(automatic, 20, 20)
                .withProvenance(new Provenance(
                        "1", "M2.1", "CPU", "OPENBLAS", true, 8, "17", "Linux", "x", null, null, null, Map.of()));
        assertThat(RunContinuation.ofEpochs(record, 30, CORES).change().difference())
                .contains("8 threads")
                .contains("2 cores");
        assertThat(RunContinuation.ofEpochs(record, 30, 8).change().difference())
                .isNull();
    }

    @Test
    void aCapOnIterationsGivesWayToEpochsAndTheOtherWayRound() {
        RunRecord capped = record(with("training.iterations=600"), 1, 2);
        RunContinuation epochs = RunContinuation.ofEpochs(capped, 20, CORES);
        assertThat(epochs.training().epochs()).isEqualTo(20);
        assertThat(epochs.training().iterations()).isNull();
        assertThat(epochs.change().what()).isEqualTo("epochs 20 → 20, without the cap of 600 iterations");
        RunContinuation iterations = RunContinuation.ofIterations(capped, 10_000, CORES);
        assertThat(iterations.training().epochs()).isNull();
        assertThat(iterations.change().what()).isEqualTo("iterations 600 → 10,000, without the limit of 20 epochs");
    }

    @Test
    void noMoreThanBeforeIsRefused() {
        for (int epochs : List.of(1, 19, 20)) {
            BadSpecException problem = catchThrowableOfType(
                    BadSpecException.class, () -> RunContinuation.ofEpochs(record(with(), 12, 20), epochs, CORES));
            assertThat(problem.where()).isEqualTo("training.epochs");
            assertThat(problem.remedy()).contains("at least 21");
        }
        BadSpecException few = catchThrowableOfType(
                BadSpecException.class, () -> RunContinuation.ofIterations(record(with(), 12, 20), 9000, CORES));
        assertThat(few.remedy()).contains("at least 9001");
    }

    @Test
    void itMakesTheRecordThatOfAStoppedRunWithALongerSpec() {
        RunRecord finished = record(with(), 12, 20);
        RunContinuation more = RunContinuation.ofEpochs(finished, 30, CORES);

        RunRecord applied = more.applied(finished);

        assertThat(applied.status()).isEqualTo(RunStatus.STOPPED);
        assertThat(applied.spec().training().epochs()).isEqualTo(30);
        assertThat(applied.continuations()).containsExactly(more.change());
    }
}
