package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches over runs without engines, whose losses are known. */
class SearchSessionTest {
    private static final Search.Parameter RATE =
            new Search.Parameter("training.learningRate", Search.Range.LINEAR, 0.005, 0.1, null, null);

    @TempDir
    Path folder;

    private final CurveRuns engines = new CurveRuns();

    private static Search search(Search.Sampler sampler, int trials, int folds) {
        return Searches.search(sampler, trials, folds, RATE, Searches.UNITS);
    }

    private SearchRuns runs() {
        return new SearchRuns(new ExperimentRuns(engines, 4));
    }

    private SearchSession start(Search search, int parallel, String... changes) {
        return runs().start(
                        Searches.regression(),
                        search,
                        Searches.options(
                                folder, parallel, changes.length == 0 ? new String[] {"training.epochs=6"} : changes),
                        Searches.datasets(folder));
    }

    private static SearchTable ended(SearchSession session) {
        session.queue().idle().orTimeout(60, TimeUnit.SECONDS).join();
        return session.table();
    }

    private static double rate(SearchTable.Row row) {
        return Double.parseDouble(row.value("training.learningRate"));
    }

    @Test
    void theBestTrialIsThatOfTheBestMeanCurveAndOneOrSeveralAtATimeGiveTheSameTable() {
        SearchTable one = ended(start(search(Search.Sampler.RANDOM, 8, 3), 1));
        assertThat(engines.mostLive).hasValue(1);
        SearchTable four = ended(start(search(Search.Sampler.RANDOM, 8, 3), 4));

        assertThat(four).isEqualTo(withRunsOf(one, four));
        SearchTable.Row best = one.rows().get(java.util.Objects.requireNonNull(one.best()));
        SearchTable.Row nearest = one.rows().stream()
                .min(Comparator.comparingDouble(row -> Math.abs(rate(row) - 0.02)))
                .orElseThrow();
        assertThat(best).isEqualTo(nearest);
        assertThat(best.best()).isTrue();
        assertThat(best.epoch()).isEqualTo(3);
        // Over the folds 1, 2 and 3 of 1000: mean 0.002, standard deviation 0.001.
        assertThat(best.objective().mean()).isCloseTo(0.01 + Math.abs(rate(best) - 0.02) + 0.002, within(1e-12));
        assertThat(best.objective().deviation()).isCloseTo(0.001, within(1e-12));
        assertThat(best.runs()).hasSize(3);
    }

    /** The names of runs' folders hold the time. */
    private static SearchTable withRunsOf(SearchTable table, SearchTable other) {
        return new SearchTable(
                table.title(),
                table.task(),
                table.objective(),
                table.parameters(),
                java.util.stream.IntStream.range(0, table.rows().size())
                        .mapToObj(index -> {
                            SearchTable.Row row = table.rows().get(index);
                            return new SearchTable.Row(
                                    row.trial(),
                                    row.name(),
                                    row.values(),
                                    row.objective(),
                                    row.epoch(),
                                    row.foldsDone(),
                                    row.folds(),
                                    row.state(),
                                    row.interim(),
                                    row.pruned(),
                                    row.best(),
                                    row.seconds(),
                                    row.parameters(),
                                    other.rows().get(index).runs());
                        })
                        .toList(),
                table.best(),
                table.finalRun());
    }

    @Test
    void aTrialThatDivergesHasNoObjectiveAndTheSearchGoesOn() {
        SearchTable table =
                ended(start(search(Search.Sampler.SOBOL, 16, 1), 2, "data.validation=0.2", "training.epochs=6"));

        assertThat(table.rows()).allSatisfy(row -> {
            assertThat(row.objective().isKnown()).isEqualTo(rate(row) <= 0.08);
            assertThat(row.state()).isEqualTo(rate(row) <= 0.08 ? "finished" : "failed");
            assertThat(row.interim()).isFalse();
        });
        assertThat(table.rows().stream().filter(row -> row.state().equals("failed")))
                .isNotEmpty();
        List<Importance> importance = Importance.of(table);
        assertThat(importance).allSatisfy(each -> assertThat(each.count()).isEqualTo(16));
        assertThat(importance.get(0).share()).as("the rate decides everything").isGreaterThan(0.6);
        assertThat(importance.get(1).share()).as("the units nothing").isLessThan(0.35);
    }

    @Test
    void trialsAddedLaterLeaveTheFirstOnesAndNoFinishedFoldIsTrainedAgain() {
        SearchSession session = start(search(Search.Sampler.RANDOM, 3, 2), 1);
        SearchTable three = ended(session);
        assertThat(engines.started).hasSize(6);

        // As after a restart of the program.
        SearchSession again = runs().open(session.directory());
        again.addTrials(2).join();
        SearchTable five = ended(again);

        assertThat(engines.started).hasSize(10);
        assertThat(five.rows()).hasSize(5);
        assertThat(five.rows().subList(0, 3).stream().map(SearchTable.Row::objective))
                .isEqualTo(three.rows().stream().map(SearchTable.Row::objective).toList());
        assertThat(five.rows().stream().map(SearchTable.Row::values))
                .isEqualTo(ended(start(search(Search.Sampler.RANDOM, 5, 2), 1)).rows().stream()
                        .map(SearchTable.Row::values)
                        .toList());
        assertThat(again.search().trials()).isEqualTo(5);
        assertThat(SearchHistory.list(folder.resolve("experiments"))).hasSize(2);
        assertThat(ExperimentHistory.list(folder.resolve("experiments"))).isEmpty();
    }

    @Test
    void theBestIsTrainedOnEverythingOnceAndAgainOnlyWhenItHasChanged() {
        SearchSession session = start(search(Search.Sampler.RANDOM, 2, 2), 1);
        SearchTable table = ended(session);
        assertThat(table.finalRun()).isNull();

        ExperimentItem item = session.trainBest().join();
        SearchTable trained = ended(session);
        SearchTable.Final last = java.util.Objects.requireNonNull(trained.finalRun());
        assertThat(last.item().state()).isEqualTo(ItemState.FINISHED);
        assertThat(last.current()).isTrue();
        assertThat(trained.rows()).isEqualTo(table.rows());
        RunSpec spec = session.directory().run(last.item()).orElseThrow().read().spec();
        assertThat(spec.data().validation()).isZero();
        assertThat(spec.data().fold()).isNull();
        assertThat(spec.training().epochs()).isEqualTo(3);
        assertThat(last.epochs()).isEqualTo(3);
        assertThat(java.util.Objects.requireNonNull(last.last()).validation()).isNull();

        int before = engines.started.size();
        assertThat(session.trainBest().join().isSame(item)).isTrue();
        assertThat(engines.started).hasSize(before);

        session.addTrials(8).join();
        SearchTable more = ended(session);
        assertThat(more.best()).as("a better trial among the new ones").isGreaterThan(1);
        assertThat(java.util.Objects.requireNonNull(more.finalRun()).current()).isFalse();
        session.trainBest().join();
        SearchTable.Final newest =
                java.util.Objects.requireNonNull(ended(session).finalRun());
        assertThat(newest.current()).isTrue();
        assertThat(newest.trial()).isEqualTo(java.util.Objects.requireNonNull(more.best()) + 1);
    }

    @Test
    void withoutATrialThatEndedNothingIsTrainedOnEverything() {
        Search.Parameter far = new Search.Parameter(RATE.path(), Search.Range.LINEAR, 0.09, 0.1, null, null);
        SearchSession session = start(Searches.search(Search.Sampler.RANDOM, 2, 2, far), 1);
        assertThat(ended(session).best()).isNull();

        assertThatThrownBy(() -> session.trainBest().join())
                .hasMessageContaining("no trial has come to its end on all folds");
        assertThatThrownBy(() -> session.addTrials(0)).hasMessageContaining("must be at least 1");
    }

    /** By hand: nine trials, 18 epochs: rungs at 2 and 6; three go on from the first, one from the second. */
    @Test
    void halvingLetsTheBestThirdGoOnAndEndsTheOthersEarly() {
        for (int parallel : new int[] {1, 4}) {
            engines.started.clear();
            SearchSession session = start(search(Search.Sampler.HALVING, 9, 2), parallel, "training.epochs=18");
            SearchTable table = ended(session);

            List<SearchTable.Row> byRate = table.rows().stream()
                    .filter(row -> rate(row) <= 0.08)
                    .sorted(Comparator.comparingDouble(row -> Math.abs(rate(row) - 0.02)))
                    .toList();
            assertThat(table.rows().stream()
                            .filter(row -> !row.pruned() && row.state().equals("finished")))
                    .as("with %s at a time", parallel)
                    .containsExactly(byRate.get(0));
            assertThat(byRate.get(0).best()).isTrue();
            assertThat(engines.started.stream().filter(name -> name.endsWith("≤ 2")))
                    .hasSize(18);
            assertThat(engines.started.stream().filter(name -> name.endsWith("≤ 6")))
                    .hasSize(6);
            assertThat(engines.started.stream().filter(name -> !name.contains("≤")))
                    .hasSize(2);
            assertThat(byRate.subList(1, byRate.size())).allMatch(SearchTable.Row::pruned);
            assertThat(session.queue().record().count(ItemState.QUEUED)).isZero();
        }
    }

    @Test
    void aSearchPausedWhileAllItsTrialsCameToTheRungDecidesItWhenItGoesOn() {
        SearchSession session =
                start(search(Search.Sampler.HALVING, 3, 1), 4, "training.epochs=18", "data.validation=0.2");
        session.queue().pause().join();
        session.queue().idle().orTimeout(60, TimeUnit.SECONDS).join();
        session.queue().resume().join();
        SearchTable table = ended(session);

        assertThat(table.rows().stream().filter(row -> row.state().equals("finished")))
                .hasSize(1);
        assertThat(session.queue().record().count(ItemState.HELD)).isZero();
    }

    @Test
    void trialsAddedToHalvingCompeteAmongThemselves() {
        SearchSession session = start(search(Search.Sampler.HALVING, 3, 2), 2, "training.epochs=18");
        SearchTable three = ended(session);
        session.addTrials(3).join();
        SearchTable six = ended(session);

        assertThat(six.rows().subList(0, 3).stream().map(SearchTable.Row::objective))
                .isEqualTo(three.rows().stream().map(SearchTable.Row::objective).toList());
        assertThat(six.rows().stream().filter(row -> row.state().equals("finished")))
                .hasSize(2);
        assertThatThrownBy(() -> session.addTrials(2).join()).hasMessageContaining("at least 3 trials");
    }

    private SearchSession startMeasured() {
        return runs().start(
                        Searches.regression(),
                        search(Search.Sampler.RANDOM, 2, 2),
                        Searches.options(folder, null, "training.epochs=6"),
                        Searches.datasets(folder));
    }

    private static Throughput throughput(SearchSession session) {
        return java.util.Objects.requireNonNull(session.directory().read().throughput());
    }

    @Test
    void whereNothingCanBeMeasuredOneRunsAtATimeAndTheRecordSaysWhy() {
        SearchSession session = startMeasured();
        ended(session);

        assertThat(session.queue().record().count(ItemState.FINISHED)).isEqualTo(4);
        assertThat(throughput(session).chosen()).isEqualTo(1);
        assertThat(throughput(session).text())
                .contains("nothing is measured here")
                .endsWith("1 at a time.");
        assertThat(session.directory().read()).isEqualTo(session.queue().record());
    }

    @Test
    void aMeasuringThatIsStoppedLeavesNothingAndIsDoneWhenTheSearchGoesOn() throws IOException {
        engines.silent = true;
        SearchSession session = startMeasured();
        session.queue().stopAll().join();
        ended(session);

        assertThat(throughput(session).isPending()).isTrue();
        assertThat(engines.started).isEmpty();
        try (Stream<Path> files = Files.list(session.directory().path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("measuring"));
        }
        engines.silent = false;
        session.queue().resume().join();
        ended(session);
        assertThat(throughput(session).isPending()).isFalse();
        assertThat(session.queue().record().count(ItemState.FINISHED)).isEqualTo(4);
    }

    @Test
    void throwAwayRunsOfAMeasuringAreToldFromTheQueuesOwn() {
        Path search = folder.resolve("experiments").resolve("search");
        assertThat(ExperimentRuns.isThrowAway(
                        new RunDirectory(search.resolve("measuring-7").resolve("run"))))
                .isTrue();
        assertThat(ExperimentRuns.isThrowAway(
                        new RunDirectory(search.resolve("runs").resolve("measuring-7"))))
                .isFalse();
    }

    @Test
    void aNumberChosenByHandEndsTheMeasuringAndWins() {
        engines.silent = true;
        SearchSession session = startMeasured();
        session.queue().setParallel(3).join();
        ended(session);

        assertThat(session.queue().record().throughput()).isNull();
        assertThat(session.queue().record().parallel()).isEqualTo(3);
        assertThat(session.queue().record().count(ItemState.FINISHED)).isEqualTo(4);
    }

    @Test
    void aFinishedRunIsNotRunByItselfAndNothingIsAtWorkAfterTheEnd() {
        SearchRuns runs = runs();
        SearchSession session = runs.start(
                Searches.regression(),
                search(Search.Sampler.RANDOM, 2, 2),
                Searches.options(folder, 1, "training.epochs=6"),
                Searches.datasets(folder));
        ended(session);
        ExperimentSession queue = session.queue();

        assertThat(runs.live()).isEmpty();
        assertThat(runs.open(session.directory())).isSameAs(session);
        assertThatThrownBy(() -> queue.runOnly(queue.record().queue().get(0)).join())
                .hasMessageContaining("the run is finished");
    }
}
