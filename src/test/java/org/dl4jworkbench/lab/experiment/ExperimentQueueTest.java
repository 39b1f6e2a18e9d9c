package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.experiment.ScriptedEngines.ScriptedRun;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of an experiment, over runs without engines. */
class ExperimentQueueTest {
    private static final int CORES = 4;
    private static final Experiment FOUR = Experiments.rates(1, 0.1, 0.2, 0.3, 0.4);

    @TempDir
    Path folder;

    private final ScriptedEngines engines = new ScriptedEngines();
    private final ExperimentRuns experiments = new ExperimentRuns(engines, CORES);

    private ExperimentSession start(Experiment experiment, int parallel) {
        return experiments.start(
                Experiments.plan(folder, experiment, parallel),
                folder.resolve("experiments"),
                new ExperimentSession.Listener() {});
    }

    private static ExperimentRecord ended(ExperimentSession session) {
        return session.idle().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static ExperimentItem item(ExperimentSession session, double rate) {
        return session.record().queue().stream()
                .filter(each -> each.variation().equals("rate " + rate))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitState(ExperimentSession session, double rate, ItemState state) {
        ScriptedEngines.await(rate + " " + state, () -> item(session, rate).state() == state);
    }

    private List<String> started() {
        return engines.runs.stream().map(ScriptedRun::name).toList();
    }

    @Test
    void itemsStartInTheirOrderAndNeverMoreThanAllowed() {
        ExperimentSession session = start(FOUR, 2);

        for (int number = 1; number <= 4; number++) {
            ScriptedRun run = engines.await(number);
            assertThat(engines.live()).isLessThanOrEqualTo(2);
            assertThat(session.record().count(ItemState.RUNNING)).isLessThanOrEqualTo(2);
            run.finish();
        }

        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(4);
        assertThat(started()).containsExactly("rate-0.1", "rate-0.2", "rate-0.3", "rate-0.4");
        assertThat(session.state()).isEqualTo(QueueState.IDLE);
        assertThat(session.directory().read()).isEqualTo(session.record());
    }

    @Test
    void aQueueWhoseFolderIsDeletedStopsSaysSoAndBringsNothingBack() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        ExperimentSession session = start(FOUR, 1);
        session.addListener(new ExperimentSession.Listener() {
            @Override
            public void noticed(String message) {
                told.add(message);
            }
        });
        ScriptedRun first = engines.await(1);
        Path experiment = session.directory().path();
        Files.move(experiment, folder.resolve("bin"));

        first.lose("the run's folder was deleted");

        assertThat(ended(session).count(ItemState.QUEUED)).isEqualTo(3);
        assertThat(session.state()).isEqualTo(QueueState.IDLE);
        assertThat(engines.runs).hasSize(1);
        assertThat(told).singleElement().asString().startsWith(experiment + ": the experiment's folder was deleted");
        assertThat(experiment).doesNotExist();
    }

    @Test
    void theCoresAreDividedAmongTheRunsUnlessTheSpecSaysANumber() {
        start(FOUR, 2);
        assertThat(engines.await(1).data().spec().engine().threads().count()).isEqualTo(2);

        ExperimentPlan three = Experiments.plan(folder, FOUR, 3, "engine.threads=3");
        experiments.start(three, folder.resolve("more"), new ExperimentSession.Listener() {});
        assertThat(engines.await(3).data().spec().engine().threads().count()).isEqualTo(3);
    }

    @Test
    void everyVariationRunsWithEverySeedAndTheSeedsCountUp() {
        ExperimentSession session = start(Experiments.rates(2, 0.1, 0.2), 4);
        engines.await(4);

        assertThat(session.record().queue().stream().map(ExperimentItem::label))
                .containsExactly(
                        "rate 0.1, seed 1234", "rate 0.2, seed 1234", "rate 0.1, seed 1235", "rate 0.2, seed 1235");
        assertThat(engines.runs.stream().map(run -> run.data().spec().training().seed()))
                .containsExactly(1234L, 1234L, 1235L, 1235L);
        assertThat(engines.runs.get(3).data().spec().training().learningRate()).isEqualTo(0.2);
        assertThat(started().get(3)).isEqualTo("rate-0.2-seed-1235");
    }

    @Test
    void aMovedItemRunsNext() {
        ExperimentSession session = start(FOUR, 1);
        engines.await(1);

        session.move(item(session, 0.4), 1).join();
        engines.runs.get(0).finish();
        engines.await(2);

        assertThat(started()).containsExactly("rate-0.1", "rate-0.4");
        assertThat(session.directory().read().queue().stream().map(ExperimentItem::variation))
                .containsExactly("rate 0.1", "rate 0.4", "rate 0.2", "rate 0.3");
        assertThatThrownBy(() -> session.move(item(session, 0.1), 3).join())
                .hasMessageContaining("only what waits can be moved");
    }

    @Test
    void aSkippedItemIsLeftOutAndARunningOneIsStopped() {
        ExperimentSession session = start(FOUR, 1);
        ScriptedRun first = engines.await(1);

        session.skip(item(session, 0.2)).join();
        session.skip(item(session, 0.1)).join();
        engines.await(2).finish();
        engines.await(3).finish();

        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(2);
        assertThat(first.stopAsked).isTrue();
        assertThat(item(session, 0.1).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(item(session, 0.2).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(started()).containsExactly("rate-0.1", "rate-0.3", "rate-0.4");
    }

    @Test
    void aFailedRunKeepsItsReasonAndTheOthersGoOn() {
        ExperimentSession session = start(Experiments.rates(1, 0.1, 0.2), 1);
        engines.await(1).end(RunStatus.FAILED, "the loss is no number");
        engines.await(2).finish();

        assertThat(ended(session).count(ItemState.FAILED)).isEqualTo(1);
        assertThat(item(session, 0.1).reason()).isEqualTo("the loss is no number");
        assertThat(item(session, 0.2).state()).isEqualTo(ItemState.FINISHED);
    }

    @Test
    void retryGoesOnInTheSameFolderOrStartsInANewOne() {
        ExperimentSession session = start(Experiments.rates(1, 0.1), 1);
        engines.await(1).end(RunStatus.FAILED, "killed");
        ended(session);

        session.retry(item(session, 0.1), false).join();
        engines.await(2).end(RunStatus.FAILED, "killed again");
        ended(session);
        session.retry(item(session, 0.1), true).join();
        engines.await(3).finish();

        assertThat(ended(session).count(ItemState.FINISHED)).isEqualTo(1);
        Path first = engines.runs.get(0).data().directory().path();
        assertThat(engines.runs.get(1).data().directory().path()).isEqualTo(first);
        assertThat(engines.runs.get(2).data().directory().path()).isNotEqualTo(first);
        assertThatThrownBy(() -> session.retry(item(session, 0.1), false).join())
                .hasMessageContaining("the run is finished");
    }

    @Test
    void aPausedQueueStartsNothingAndItsRunsWait() {
        ExperimentSession session = start(FOUR, 1);
        ScriptedRun first = engines.await(1);

        session.pause().join();
        awaitState(session, 0.1, ItemState.PAUSED);
        assertThat(first.paused).isTrue();
        first.finish();
        awaitState(session, 0.1, ItemState.FINISHED);
        assertThat(engines.runs).hasSize(1);
        assertThat(session.state()).isEqualTo(QueueState.PAUSED);

        session.resume().join();
        assertThat(engines.await(2).name()).isEqualTo("rate-0.2");
    }

    @Test
    void aQueueWhoseDataAreAwayStaysAsItIs() throws java.io.IOException {
        ExperimentSession session = start(FOUR, 1);
        engines.await(1);
        session.stopAll().join();
        ended(session);
        Path file = session.directory().path().resolve("experiment.json");
        byte[] before = java.nio.file.Files.readAllBytes(file);
        engines.dataProblem =
                new org.dl4jworkbench.model.BadDataException("is not on this machine", "mine", "Look there");

        assertThatThrownBy(() -> session.resume().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("is not on this machine");

        assertThat(file).hasBinaryContent(before);
        assertThat(session.state()).isEqualTo(QueueState.IDLE);
        assertThat(engines.runs).hasSize(1);
        engines.dataProblem = null;
        session.resume().join();
        engines.await(2);
    }

    @Test
    void resumeLetsPausedRunsGoOn() {
        ExperimentSession session = start(FOUR, 1);
        ScriptedRun first = engines.await(1);
        session.pause().join();
        awaitState(session, 0.1, ItemState.PAUSED);

        session.resume().join();
        awaitState(session, 0.1, ItemState.RUNNING);

        assertThat(first.paused).isFalse();
    }

    @Test
    void stopAllKeepsEverythingAndResumeGoesOnInTheSameFolders() {
        ExperimentSession session = start(FOUR, 2);
        engines.await(2);

        session.stopAll().join();
        ended(session);
        assertThat(session.record().count(ItemState.STOPPED)).isEqualTo(2);
        assertThat(session.record().count(ItemState.QUEUED)).isEqualTo(2);
        assertThat(engines.runs).hasSize(2);

        session.resume().join();
        engines.await(4);
        assertThat(started()).containsExactly("rate-0.1", "rate-0.2", "rate-0.1", "rate-0.2");
        assertThat(engines.runs.get(2).data().directory())
                .isEqualTo(engines.runs.get(0).data().directory());
    }

    @Test
    void moreAtATimeStartsMoreAtOnceAndNeverMoreThanCores() {
        ExperimentSession session = start(FOUR, 1);
        engines.await(1);

        session.setParallel(3).join();

        engines.await(3);
        assertThat(engines.live()).isEqualTo(3);
        assertThat(session.directory().read().parallel()).isEqualTo(3);
        assertThatThrownBy(() -> session.setParallel(CORES + 1).join()).hasMessageContaining("from 1 to the 4 cores");
    }

    @Test
    void aSecondWorkbenchCanLookOnButNotCommand() {
        ExperimentSession session = start(FOUR, 1);
        engines.await(1);
        ExperimentSession second = new ExperimentRuns(new ScriptedEngines(), CORES).open(session.directory());

        assertThat(second.isElsewhere()).isTrue();
        assertThat(second.record().count(ItemState.RUNNING)).isEqualTo(1);
        assertThatThrownBy(() -> second.resume().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("another workbench is at work on the experiment");

        session.stopAll().join();
        ended(session);
        second.refresh();
        ScriptedEngines.await("the second reads again", () -> second.record().count(ItemState.STOPPED) == 1);
    }

    @Test
    void whatRanWhenTheWorkbenchDiedIsInterruptedAndGoesOnInItsFolder() {
        ExperimentSession session = start(FOUR, 2);
        engines.await(2);
        ExperimentRecord atWork = session.record();
        engines.runs.get(0).finish();
        awaitState(session, 0.1, ItemState.FINISHED);
        session.stopAll().join();
        ended(session);
        // The record as a killed workbench leaves it: both at work, one of whose engines finished all the same.
        session.directory().write(atWork);

        ScriptedEngines after = new ScriptedEngines();
        ExperimentSession reopened = new ExperimentRuns(after, CORES).open(session.directory());

        assertThat(item(reopened, 0.1).state()).isEqualTo(ItemState.FINISHED);
        assertThat(item(reopened, 0.2).state()).isEqualTo(ItemState.INTERRUPTED);
        assertThat(item(reopened, 0.3).state()).isEqualTo(ItemState.QUEUED);
        reopened.resume().join();
        assertThat(after.await(1).data().directory())
                .isEqualTo(engines.runs.get(1).data().directory());
    }

    @Test
    void theWrongVariationIsNamedAndNothingIsMade() {
        Experiment wrong = new Experiment(
                "wrong",
                "Wrong",
                "",
                "R4-ReLU",
                List.of(
                        Experiments.variation("good", "training.learningRate", 0.1),
                        Experiments.variation("two outputs", "network.layers[1].units", 2)),
                1,
                1);

        assertThatThrownBy(() -> experiments.start(
                        Experiments.assignment(),
                        wrong,
                        ExperimentOptions.in(folder.resolve("experiments"), null),
                        new DatasetCatalogue(List.of())))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("experiment wrong, variation two outputs")
                .hasMessageContaining("2 outputs do not fit 10 classes");
        assertThat(folder.resolve("experiments")).doesNotExist();
    }

    @Test
    void historyListsExperimentsAndRefusesToDeleteOneAtWork() {
        ExperimentSession session = start(FOUR, 1);
        engines.await(1);

        assertThat(ExperimentHistory.list(folder.resolve("experiments")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.atWork()).isTrue();
                    assertThat(entry.record().experiment().id()).isEqualTo("rates");
                });
        assertThatThrownBy(() -> ExperimentHistory.delete(session.directory()))
                .hasMessageContaining("a workbench is at work");

        session.stopAll().join();
        ended(session);
        ExperimentHistory.delete(session.directory());
        assertThat(session.directory().path()).doesNotExist();
    }
}
