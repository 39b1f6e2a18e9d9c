package org.dl4jworkbench.ui.assignment.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.OutOfFold;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.experiments.ExperimentsModel.Shown;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsModelTest {
    @TempDir
    Path user = Path.of("");

    private Services services() {
        Services plain = RunFixtures.services(user, Runnable::run);
        return new Services(
                plain.places(),
                plain.assignments(),
                plain.launcher(),
                plain.preferences(),
                plain.background(),
                plain.dark(),
                plain.currentDatasets(),
                new ExperimentRuns(new ScriptedExperimentRuns()));
    }

    private static ExperimentsModel model(Services services) {
        ExperimentsModel model = new ExperimentsModel(services, Background.inPlace());
        model.show(services.assignments().get("mnist-mlp"));
        return model;
    }

    private static void choose(ExperimentsModel model, String id) {
        model.chosenProperty()
                .set(model.choicesProperty().get().stream()
                        .filter(each -> each.experiment().id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private static void waitFor(ExperimentsModel model, BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute is enough").isLessThan(limit);
            model.tick();
            Thread.onSpinWait();
        }
    }

    private static boolean allFinished(ExperimentsModel model) {
        Shown shown = model.shownProperty().get();
        return shown != null
                && shown.record().count(ItemState.FINISHED)
                        == shown.record().queue().size()
                && !shown.actions().stop();
    }

    @Test
    void theShippedExperimentsAreOfferedAndTheFirstIsChosen() {
        ExperimentsModel model = model(services());

        assertThat(model.choicesProperty().get())
                .extracting(each -> each.experiment().id())
                .containsExactly("initialisation", "activation", "sigmoid-relu", "latent-layer");
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).own()).isFalse();
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void startingRunsEverySettingWithEverySeedAndFillsTheTable() throws Exception {
        ExperimentsModel model = model(services());
        choose(model, "activation");

        model.start(2, 1, 1, List.of("data.trainExamples=100", "data.testExamples=50", "training.epochs=1"));
        assertThat(model.problemProperty().get()).isNull();
        waitFor(model, () -> allFinished(model));

        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        assertThat(shown.queue()).hasSize(8);
        assertThat(shown.queue().get(0).name()).isEqualTo("sigmoid · seed 1234");
        // Seeds 1234 and 1235: accuracies 0.7 and 0.75.
        ExperimentTable.Row row = shown.table().rows().get(0);
        assertThat(row.testAccuracy().mean()).isEqualTo(0.725);
        assertThat(shown.curves().curves()).hasSize(8);
        assertThat(shown.actions().state()).isEqualTo("8 of 8 finished");
        assertThat(shown.actions().continues()).isFalse();
    }

    @Test
    void whatWasRunIsFoundAgainAfterARestartOfTheWindow() throws Exception {
        ExperimentsModel before = model(services());
        choose(before, "activation");
        before.start(1, 1, 1, List.of("data.trainExamples=100", "data.testExamples=50"));
        waitFor(before, () -> allFinished(before));

        ExperimentsModel after = model(services());
        assertThat(after.executionsProperty().get())
                .as("the first experiment has not been run")
                .isEmpty();
        choose(after, "activation");

        waitFor(after, () -> allFinished(after));
        assertThat(after.executionsProperty().get()).hasSize(1);
    }

    @Test
    void aCrossValidationOfARunIsListedThoughNoCatalogueKnowsItAndSaysWhatItIsWrongAbout() throws Exception {
        Services services = services();
        Assignment assignment = services.assignments().get("mnist-mlp");
        RunSpec preset = assignment.preset("R4-ReLU").spec();
        RunSpec spec = preset.withData(new DataSpec("generated-digits", 0.1, 100, 50));
        RunDirectory run = RunDirectory.create(services.runsFolder(), spec, Instant.now(), null);
        ExperimentDirectory directory = services.experiments()
                .startOfRun(
                        assignment,
                        run,
                        run.read(),
                        new ExperimentOptions(services.experimentsFolder(), null, List.of(), 1, 4, 1),
                        services.datasets())
                .directory();
        ExperimentsModel model = model(services);
        model.open(directory, directory.read());
        waitFor(model, () -> allFinished(model));

        Choice choice = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(choice.ofRun()).isTrue();
        assertThat(choice.experiment().title()).startsWith("R4-ReLU of ");
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        assertThat(shown.queue()).hasSize(4);
        assertThat(shown.curves().curves())
                .extracting(curve -> String.valueOf(curve.fold()))
                .contains("1/4", "4/4");

        OutOfFoldModel folds = model.outOfFold();
        assertThat(folds.partsProperty().get()).hasSize(1);
        assertThat(folds.contentProperty().get()).as("nobody looks yet").isNull();
        folds.want(true);
        OutOfFold content = Objects.requireNonNull(folds.contentProperty().get());
        assertThat(content.isWhole()).isTrue();
        assertThat(content.rows()).hasSize(100);
        assertThat(content.confusion().count(4, 9)).isEqualTo(20);
        ExampleSheet mistakes = Objects.requireNonNull(folds.mistakesProperty().get());
        assertThat(mistakes.title()).startsWith("20 of 100 misclassified");
        assertThat(mistakes.examples()).hasSize(20).allMatch(example -> example.number() % 5 == 0);
        folds.cellProperty().set(new MatrixView.Cell(4, 4));
        assertThat(Objects.requireNonNull(folds.mistakesProperty().get()).examples())
                .as("as many as can be looked at of the 80 right ones")
                .hasSize(OutOfFoldModel.MOST_EXAMPLES);

        choose(model, "activation");
        assertThat(folds.partsProperty().get()).isEmpty();
        ExperimentsModel again = model(services());
        choose(again, choice.experiment().id());
        again.start(2, 1, 1, List.of());
        assertThat(again.problemProperty().get()).isNull();
        waitFor(
                again,
                () -> allFinished(again)
                        && Objects.requireNonNull(again.shownProperty().get())
                                        .queue()
                                        .size()
                                == 2);
        assertThat(again.executionsProperty().get()).hasSize(2);
        RunSpec once = Objects.requireNonNull(again.shownProperty().get())
                .record()
                .settings()
                .get(0)
                .spec();
        assertThat(once).as("the run's own, and no fold").isEqualTo(spec);
    }

    @Test
    void aSettingThatCannotRunSaysWhichAndNothingIsStarted() {
        ExperimentsModel model = model(services());
        choose(model, "activation");

        model.start(1, 1, 1, List.of("data.trainExamples=99999999"));

        assertThat(model.problemProperty().get())
                .hasMessageContaining("sigmoid")
                .hasMessageContaining("99,999,999");
        assertThat(model.executionsProperty().get()).isEmpty();
        assertThat(model.startingProperty().get()).isFalse();
    }

    @Test
    void anOwnExperimentIsSavedChosenAndDeleted() {
        Services services = services();
        ExperimentsModel model = model(services);

        model.save(
                ExperimentDraft.fresh(services.assignments().get("mnist-mlp")).made());
        Choice own = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(own.own()).isTrue();
        assertThat(own.experiment().id()).isEqualTo("my-experiment");

        model.deleteExperiment(own);
        assertThat(model.choicesProperty().get()).hasSize(4);
    }

    @Test
    void theQueueTellsWhatCanBeDoneWithEachState() {
        QueueRow failed = row(ItemState.FAILED, "run");
        assertThat(failed.canRetry()).isTrue();
        assertThat(failed.canStartAgain()).isTrue();
        assertThat(failed.canOpen()).isTrue();
        QueueRow queued = row(ItemState.QUEUED, null);
        assertThat(queued.canMove()).isTrue();
        assertThat(queued.canSkip()).isTrue();
        assertThat(queued.canOpen()).isFalse();
        assertThat(row(ItemState.FINISHED, "run").canSkip()).isFalse();
        assertThat(row(ItemState.RUNNING, "run").canStartAgain()).isFalse();
    }

    private static QueueRow row(ItemState state, @Nullable String run) {
        return new QueueRow(0, new ExperimentItem("a", 1, null, state, run, null, null), "a", state.token(), -1, "");
    }
}
