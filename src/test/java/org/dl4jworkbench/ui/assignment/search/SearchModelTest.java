package org.dl4jworkbench.ui.assignment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.dl4jworkbench.chart.AxisInterval;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.search.CurveRuns;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over runs without engines, whose losses follow from their learning rate: the best is 0.02, above 0.08 they diverge. */
class SearchModelTest {
    @TempDir
    Path user = Path.of("");

    private Services services = RunFixtures.services(user, Runnable::run);
    private SearchModel model = model();

    private SearchModel model() {
        return new SearchModel(services, new SearchRuns(new ExperimentRuns(new CurveRuns())), Background.inPlace());
    }

    @BeforeEach
    void begin() {
        services = RunFixtures.services(user, Runnable::run);
        model = model();
        model.show(services.assignments().get("regression-1d"));
    }

    private void waitFor(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute is enough").isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(20);
            model.tick();
        }
    }

    private Shown shown() {
        return Objects.requireNonNull(model.execution().shownProperty().get());
    }

    private void search(int trials, int folds) throws InterruptedException {
        model.start(trials, folds, Search.Sampler.RANDOM, 0, 6, 1);
        assertThat(model.problemProperty().get()).isNull();
        ended();
    }

    private void ended() throws InterruptedException {
        waitFor(() -> model.execution().shownProperty().get() != null
                && shown().idle()
                && shown().record().queue().stream()
                        .noneMatch(item -> item.state().isOpen() || item.state().isLive()));
    }

    private static double rate(TrialRow row) {
        return Double.parseDouble(row.row().value("training.learningRate"));
    }

    @Test
    void theBestTrialComesFirstAndThoseThatFailedLast() throws InterruptedException {
        search(14, 2);

        List<TrialRow> rows = model.rows();
        assertThat(rows).hasSize(14);
        assertThat(rows.get(0).row().best()).isTrue();
        assertThat(rows.subList(0, 3))
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(rate(a) - 0.02), Math.abs(rate(b) - 0.02)));
        List<TrialRow> failed =
                rows.stream().filter(row -> row.state().equals("failed")).toList();
        assertThat(failed).isNotEmpty().allSatisfy(row -> {
            assertThat(rate(row)).isGreaterThan(0.08);
            assertThat(row.reason()).contains("no number");
        });
        assertThat(rows.subList(14 - failed.size(), 14)).isEqualTo(failed);
        assertThat(shown().state()).contains("of 14 trials done").contains(failed.size() + " failed");
        assertThat(model.executionsProperty().get()).hasSize(1);
    }

    @Test
    void theTableShowsTheTrialsThatAreBrushed() throws InterruptedException {
        search(14, 2);
        assertThat(model.brushed()).isNull();

        model.selection().brush(new AxisInterval(3, 0.01, 0.04));

        assertThat(model.rows()).isNotEmpty().hasSizeLessThan(14).allSatisfy(row -> assertThat(rate(row))
                .isBetween(0.01, 0.04));
        model.selection().clearBrushes();
        assertThat(model.rows()).hasSize(14);
    }

    @Test
    void aTrialsSettingsAreThoseOfThePresetWithItsValues() throws InterruptedException {
        search(4, 2);
        SearchTable.Row row = shown().table().rows().get(2);

        RunSpec spec = model.settings(row);

        RunSpec preset = model.presetSpec();
        assertThat(spec.training().epochs()).isEqualTo(6);
        assertThat(Double.toString(spec.training().learningRate())).isEqualTo(row.value("training.learningRate"));
        assertThat(spec.data()).isEqualTo(preset.data());
        assertThat(spec.engine()).isEqualTo(preset.engine());
    }

    @Test
    void moreTrialsAreDrawnBehindThoseThereAre() throws InterruptedException {
        search(4, 2);
        List<SearchTable.Row> before = shown().table().rows();

        model.execution().addTrials(5);
        waitFor(() -> shown().trials().size() == 9);
        ended();

        assertThat(shown().table().rows()).hasSize(9);
        assertThat(shown().table().rows().subList(0, 4))
                .extracting(SearchTable.Row::values)
                .isEqualTo(before.stream().map(SearchTable.Row::values).toList());
    }

    @Test
    void theBestIsTrainedOnEverythingAndItsTestFiguresStandApart() throws InterruptedException {
        search(6, 2);
        FinalCard.Content offer = FinalCard.Content.of(shown()).orElseThrow();
        assertThat(offer.canTrain()).isTrue();
        assertThat(offer.figures()).isEmpty();
        assertThat(offer.text()).contains("at epoch 3").contains("validation");

        model.execution().trainBest();
        waitFor(() -> FinalCard.Content.of(shown())
                .filter(each -> !each.figures().isEmpty())
                .isPresent());

        ended();
        FinalCard.Content done = FinalCard.Content.of(shown()).orElseThrow();
        assertThat(done.figures()).isEqualTo("test loss 0.2500");
        assertThat(done.text()).contains("for 3 epochs");
        assertThat(done.canTrain()).isFalse();
    }

    @Test
    void theRunOfThePresetAsItStandsIsFoundInTheHistory() throws InterruptedException {
        search(4, 2);
        AtomicReference<Optional<RunDirectory>> found = new AtomicReference<>(Optional.empty());
        model.withPresetRun(found::set);
        assertThat(found.get()).isEmpty();

        RunSpec preset = model.presetSpec();
        RunSpec resolved = preset.withData(preset.data().withDataset("noisy-function"));
        finished(resolved.withTraining(resolved.training().withSeed(99)), "2026-03-01T10:00:00Z");
        RunDirectory wanted = finished(resolved, "2026-03-01T09:00:00Z");
        finished(resolved, "2026-03-01T08:00:00Z");
        model.withPresetRun(found::set);

        assertThat(found.get()).contains(wanted);
    }

    private RunDirectory finished(RunSpec spec, String created) {
        java.time.Instant at = java.time.Instant.parse(created);
        RunDirectory run = RunDirectory.create(services.runsFolder(), spec, at, null);
        run.write(RunRecord.created(spec, at, null).withStatus(RunStatus.FINISHED, null, at.plusSeconds(5)));
        return run;
    }

    @Test
    void pickedTrialsKeepTheOrderInWhichTheyWerePickedAndGiveAllTheirRuns() throws InterruptedException {
        search(4, 2);
        model.selection().pick(3);
        model.selection().toggle(1);

        assertThat(model.picked()).extracting(TrialRow::trial).containsExactly(3, 1);
        assertThat(model.pickedRuns()).hasSize(4);
        model.selection().toggle(3);
        assertThat(model.picked()).extracting(TrialRow::trial).containsExactly(1);
    }

    @Test
    void anOwnSearchIsSavedChosenAndDeleted() {
        Search shipped = Objects.requireNonNull(model.chosenProperty().get()).search();
        SearchDraft draft = SearchDraft.copyOf(
                Objects.requireNonNull(model.assignmentProperty().get()), shipped);
        draft.titleProperty().set("Smaller");

        model.save(draft.made());

        SearchChoice chosen = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(chosen.search().title()).isEqualTo("Smaller");
        assertThat(chosen.own()).isTrue();
        model.deleteSearch(chosen);
        assertThat(model.choicesProperty().get()).extracting(SearchChoice::own).containsOnly(false);
    }

    @Test
    void aStartThatCannotBeIsAProblemAndMakesNothing() {
        model.start(3, 1, Search.Sampler.RANDOM, 7, null, 1);

        assertThat(Objects.requireNonNull(model.problemProperty().get())).hasMessageContaining("nothing validates");
        assertThat(model.executionsProperty().get()).isEmpty();
        assertThat(model.startingProperty().get()).isFalse();
    }
}
