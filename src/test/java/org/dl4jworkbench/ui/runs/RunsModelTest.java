package org.dl4jworkbench.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.history.HistoryReading;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.RunIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path runs;

    private final List<RunData> live = new ArrayList<>();

    private RunIndex index() {
        RunIndex index = new RunIndex(() -> runs, Background.inPlace());
        index.refresh();
        return index;
    }

    private RunsModel model(RunIndex index) {
        return new RunsModel(
                index,
                new HistoryReading(AssignmentCatalogue.read(Path.of("no-folder-of-the-user"))),
                () -> live,
                Background.inPlace(),
                new PreferencesFile(runs.resolve("preferences.json")));
    }

    private RunsModel model() {
        return model(index());
    }

    @Test
    void tellsTheFiguresOfEachRun() {
        RunFixtures.run(runs, "R0", RunStatus.STOPPED, NOON, 23, 0.95);
        RunFacts facts = model().rows().get(0).facts();
        assertThat(facts.title()).isEqualTo("mnist-mlp · R0");
        assertThat(facts.epochsText()).isEqualTo("23 / 1,000");
        assertThat(facts.bestTest()).isNotNull().extracting("accuracy").isEqualTo(0.95);
        assertThat(facts.lastTest()).isNotNull().extracting("accuracy").isEqualTo(0.948);
        assertThat(facts.secondsText()).isEqualTo("97 s");
        assertThat(facts.isResumable()).isTrue();
    }

    @Test
    void aRunWithoutAnEpochHasNoFiguresButItsReason() {
        RunFixtures.run(runs, "R0", RunStatus.FAILED, NOON, 0, 0);
        RunFacts facts = model().rows().get(0).facts();
        assertThat(facts.bestTest()).isNull();
        assertThat(facts.secondsText()).isEqualTo("–");
        assertThat(facts.reason()).contains("out of memory");
    }

    @Test
    void filtersByEveryWord() {
        RunFixtures.run(runs, "R0", RunStatus.FAILED, NOON, 3, 0.9);
        RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        RunFixtures.run(runs, "R1", RunStatus.FAILED, NOON.plusSeconds(2), 3, 0.9);
        RunsModel model = model();
        model.filterProperty().set("FAILED  r0");
        assertThat(model.shown())
                .singleElement()
                .satisfies(row -> assertThat(row.facts().title()).isEqualTo("mnist-mlp · R0"));
        model.filterProperty().set(" ");
        assertThat(model.shown()).hasSize(3);
    }

    @Test
    void whatIsSaidOfRunsIsWrittenBesideTheRecordAndShown() throws Exception {
        RunDirectory live = RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 3, 0.9);
        RunDirectory done = RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        try (WorkLock lock = WorkLock.take(live).orElseThrow()) {
            RunsModel model = model();
            model.say(
                    List.copyOf(model.rows()),
                    notes -> notes.withStar(true).tagged("final").withNote("both"));
            assertThat(live.readNotes().tags()).containsExactly("final");
            assertThat(done.readNotes().note()).isEqualTo("both");
            assertThat(model.rows()).allMatch(row -> row.facts().notes().star());
            assertThat(model.knownTags()).containsExactly("final");
            model.filterProperty().set("is:starred tag:final r1");
            assertThat(model.shown()).extracting(RunRow::directory).containsExactly(done);
        }
    }

    @Test
    void archivedRunsAreShownOnlyWhenAskedFor() {
        RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 3, 0.9);
        RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        RunsModel model = model();
        model.say(List.of(model.rows().get(0)), notes -> notes.withArchived(true));
        assertThat(model.shown()).extracting(row -> row.facts().title()).containsExactly("mnist-mlp · R0");
        assertThat(model.foundBehindToggles()).isEqualTo(1);
        model.archivedProperty().set(true);
        assertThat(model.shown()).hasSize(2);
        model.archivedProperty().set(false);
        model.filterProperty().set("is:archived");
        assertThat(model.shown()).extracting(row -> row.facts().title()).containsExactly("mnist-mlp · R1");
    }

    @Test
    void theRunsOfAnExperimentWithSeveralAreFoldedAwayUntilAskedFor() {
        Path own = runs.resolve("own");
        Path experiments = runs.resolve("experiments");
        RunFixtures.run(own, "R0", RunStatus.FINISHED, NOON, 3, 0.9);
        RunFixtures.run(experiments.resolve("single/runs"), "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        for (int seed = 2; seed < 5; seed++) {
            RunFixtures.run(
                    experiments.resolve("search/runs"), "R0", RunStatus.FINISHED, NOON.plusSeconds(seed), 3, 0.9);
        }
        RunIndex index = new RunIndex(() -> own, () -> experiments, Background.inPlace());
        index.refresh();
        RunsModel model = model(index);
        assertThat(model.shown()).hasSize(2);
        model.filterProperty().set("in:search");
        assertThat(model.shown()).hasSize(3);
        assertThat(model.wholeExperiments(List.of(model.shown().get(0)))).hasSize(3);
        model.filterProperty().set("");
        model.experimentsProperty().set(true);
        assertThat(model.shown()).hasSize(5);
        assertThat(model(index).experimentsProperty().get()).as("remembered").isTrue();
    }

    @Test
    void aFilterThatCannotBeReadSaysWhyAndLeavesWhatWasFound() {
        RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 3, 0.9);
        RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        RunsModel model = model();
        model.filterProperty().set("r1");
        for (String bad : List.of("test>", "tset>0.5")) {
            model.filterProperty().set(bad);
            assertThat(model.queryProblemProperty().get()).as(bad).isNotNull();
            assertThat(model.shown()).as(bad).hasSize(1);
        }
        model.filterProperty().set("test>0.5");
        assertThat(model.queryProblemProperty().get()).isNull();
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void deletesTheChosenRunsFromTheDisk() {
        RunDirectory doomed = RunFixtures.run(runs, "R0", RunStatus.FINISHED, NOON, 3, 0.9);
        RunDirectory kept = RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        RunsModel model = model();
        model.delete(List.of(model.rows().get(1)));
        assertThat(doomed.path()).doesNotExist();
        assertThat(kept.path()).exists();
        assertThat(model.rows()).extracting(RunRow::directory).containsExactly(kept);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void deletesNothingWhileAnEngineOfAnotherProgramIsAtWorkOnOneOfThem() throws Exception {
        RunDirectory running = RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 3, 0.9);
        RunDirectory done = RunFixtures.run(runs, "R1", RunStatus.FINISHED, NOON.plusSeconds(1), 3, 0.9);
        try (WorkLock lock = WorkLock.take(running).orElseThrow()) {
            RunsModel model = model();
            assertThat(RunsModel.mayDelete(model.rows())).isFalse();
            model.delete(List.copyOf(model.rows()));
            assertThat(running.path()).exists();
            assertThat(done.path()).exists();
            assertThat(model.problemProperty().get())
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(running.name());
        }
    }

    @Test
    void aRunThatNoEngineIsAtWorkOnCanBeResumedAndDeletedWhateverItsRecordSays() {
        RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 3, 0.9);
        RunFacts facts = model().rows().get(0).facts();
        assertThat(facts.status()).isEqualTo(RunStatus.FAILED);
        assertThat(facts.isResumable()).isTrue();
        assertThat(facts.atWork()).isFalse();
        assertThat(facts.reason()).contains("Resume");
    }

    @Test
    void aLiveRunFollowsItsDataAndKeepsItsRow() {
        RunDirectory directory = RunFixtures.run(runs, "R0", RunStatus.RUNNING, NOON, 3, 0.9);
        RunData data = new RunData(directory, directory.read());
        live.add(data);
        RunIndex index = index();
        RunsModel model = model(index);
        RunRow row = model.rows().get(0);
        assertThat(row.facts().epochsDone())
                .as("nothing is known of its epochs yet")
                .isZero();
        live.clear();
        directory.write(directory.read().withStatus(RunStatus.FINISHED, null, NOON));
        index.refresh();
        assertThat(model.rows()).containsExactly(row);
        assertThat(row.facts().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(row.facts().epochsDone()).isEqualTo(3);
    }

    @Test
    void tellsWhyARunCannotBeResumed() {
        RunFixtures.run(runs, "R0", RunStatus.STOPPED, NOON, 3, 0.9);
        RunsModel model = model();
        List<RunRow> resumed = new ArrayList<>();
        model.resume(
                model.rows().get(0),
                run -> {
                    throw new EngineException("cannot start", run.name(), "");
                },
                () -> resumed.add(model.rows().get(0)));
        assertThat(resumed).isEmpty();
        assertThat(model.problemProperty().get()).hasMessageContaining("cannot start");
    }
}
