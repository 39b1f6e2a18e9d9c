package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.SearchRecord;
import org.dl4jworkbench.model.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPlanTest {
    @TempDir
    Path folder;

    private SearchPlan plan(Search search, String... changes) {
        return SearchPlan.of(
                Searches.regression(), search, Searches.options(folder, 1, changes), Searches.datasets(folder));
    }

    private SearchPlan digits(Search search, String... changes) {
        return SearchPlan.of(
                Searches.assignment("mnist-cnn"),
                search,
                Searches.options(folder, 1, changes),
                Searches.datasets(folder));
    }

    @Test
    void everyTrialIsAVariationWithItsFoldsAndOneThread() {
        ExperimentRecord record = plan(Searches.search(Search.Sampler.RANDOM, 3, 2, Searches.UNITS, Searches.RATE))
                .record();

        assertThat(record.queue().stream().map(ExperimentItem::label))
                .containsExactly(
                        "trial 1, seed 1234, fold 1/2",
                        "trial 1, seed 1234, fold 2/2",
                        "trial 2, seed 1234, fold 1/2",
                        "trial 2, seed 1234, fold 2/2",
                        "trial 3, seed 1234, fold 1/2",
                        "trial 3, seed 1234, fold 2/2");
        for (ExperimentRecord.Setting setting : record.settings()) {
            var values = record.experiment().variations().stream()
                    .filter(each -> each.name().equals(setting.variation()))
                    .findFirst()
                    .orElseThrow()
                    .set();
            assertThat(values).hasSize(2);
            values.forEach((path, value) -> assertThat(SpecPaths.get(setting.spec(), path))
                    .as("what the table shows is what runs")
                    .isEqualTo(value));
            assertThat(setting.spec().engine().threads().count()).isEqualTo(1);
            assertThat(setting.spec().data().dataset()).isEqualTo("generated-function");
        }
    }

    @Test
    void moreTrialsAreDrawnFromTheRecordAloneAndAreThoseOfALongerSearch() {
        Search short3 = Searches.search(Search.Sampler.SOBOL, 3, 2, Searches.UNITS, Searches.RATE);
        ExperimentRecord three = plan(short3).record();
        ExperimentRecord five = plan(short3.with(5, null, null, null)).record();

        ExperimentRecord grown = Trials.more(three, 2);

        assertThat(grown.experiment()).isEqualTo(five.experiment());
        assertThat(grown.settings()).isEqualTo(five.settings());
        assertThat(grown.queue()).isEqualTo(five.queue());
        assertThat(grown.search()).isEqualTo(five.search());
    }

    @Test
    void aPathMayMeanEveryLayerOfAType() {
        Search search = new Search(
                "kernels",
                "Kernels",
                "",
                "R3",
                2,
                1,
                List.of(Searches.choice("network.layers[convolution].kernel", "3", "5")),
                Search.Sampler.GRID,
                0,
                Search.Objective.ACCURACY);
        ExperimentRecord record =
                digits(search, "data.dataset=generated-digits").record();

        assertThat(record.settings()).hasSize(2).allSatisfy(setting -> assertThat(
                        setting.spec().network().layers().toString())
                .containsAnyOf("kernel=3", "kernel=5"));
    }

    /** A kernel of 30 is larger than a digit's 28 pixels: such a trial is drawn anew, of a grid it is left out. */
    @Test
    void whatDoesNotFitIsDrawnAnewAndAGridGoesOnWithoutIt() {
        Search random = new Search(
                "kernels",
                "Kernels",
                "",
                "R3",
                12,
                1,
                List.of(Searches.integer("network.layers[0].kernel", 2, 30)),
                Search.Sampler.RANDOM,
                3,
                Search.Objective.LOSS);
        ExperimentRecord record = digits(random, "data.dataset=generated-digits", "network.layers[0].padding=valid")
                .record();
        assertThat(record.settings()).hasSize(12);

        Search grid = new Search(
                "kernels",
                "Kernels",
                "",
                "R3",
                4,
                1,
                List.of(Searches.choice("network.layers[0].kernel", "3", "100", "5")),
                Search.Sampler.GRID,
                0,
                Search.Objective.LOSS);
        SearchPlan two = digits(grid, "data.dataset=generated-digits", "network.layers[0].padding=valid");
        assertThat(two.record().settings()).hasSize(2);
        assertThat(two.notices()).contains("2 of 3 grid points; the others do not fit, or there are no more.");

        Search none = new Search(
                "kernels",
                "Kernels",
                "",
                "R3",
                2,
                1,
                List.of(Searches.integer("network.layers[0].kernel", 100, 200)),
                Search.Sampler.SOBOL,
                3,
                Search.Objective.LOSS);
        assertThatThrownBy(() -> digits(none, "data.dataset=generated-digits", "network.layers[0].padding=valid"))
                .hasMessageContaining("none of 100 draws fits together");
    }

    @Test
    void aGridTellsHowMuchOfItIsTried() {
        Search search = Searches.search(Search.Sampler.GRID, 4, 2, Searches.RATE, Searches.OPTIMISER);
        assertThat(plan(search).notices()).contains("4 of 9 grid points.");
        assertThat(plan(search.with(9, null, null, null)).notices()).contains("Grid: all 9 points.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.rate         | 2 | parameter training.rate = 0.001",
                "network.layers[9].l2  | 2 | there is no layer 9",
                "data.validation       | 2 | trials that differ in it cannot be compared",
                "training.momentum     | 1 | nothing validates the trials"
            })
    void aSearchThatCannotBeIsRefusedBeforeAnythingIsMade(String path, int folds, String message) {
        Search search = Searches.search(
                Search.Sampler.RANDOM,
                2,
                folds,
                new Search.Parameter(path, Search.Range.LINEAR, 0.001, 0.5, null, null));

        assertThatThrownBy(() -> plan(search)).hasMessageContaining(message);
        assertThat(folder.resolve("experiments")).doesNotExist();
    }

    @Test
    void whatIsSearchedCannotBeSetForAllAndChangesReachEveryTrial() {
        Search search = Searches.search(Search.Sampler.RANDOM, 2, 2, Searches.RATE);
        assertThatThrownBy(() -> plan(search, "training.learningRate=0.1"))
                .hasMessageContaining("the search varies it");
        assertThat(plan(search, "training.epochs=4").record().settings())
                .allSatisfy(setting ->
                        assertThat(setting.spec().training().epochs()).isEqualTo(4));
    }

    /** By hand: 9 trials of 30 epochs: rungs at 3 and 10 (30/9, 30/3), then the end; 27 trials have one more at 1. */
    @Test
    void halvingStartsWithTheFirstRung() {
        Search search = Searches.search(Search.Sampler.HALVING, 9, 2, Searches.RATE);
        ExperimentRecord record = plan(search, "training.epochs=30").record();
        SearchRecord found = Trials.search(record);

        assertThat(found.brackets()).containsExactly(new SearchRecord.Bracket(1, 9, List.of(3, 10)));
        assertThat(record.queue()).allSatisfy(item -> assertThat(item.until()).isEqualTo(3));
        assertThat(Trials.search(plan(search.with(27, null, null, null), "training.epochs=30")
                                .record())
                        .brackets()
                        .get(0)
                        .rungs())
                .containsExactly(1, 3, 10);
        assertThatThrownBy(() -> plan(search.with(2, null, null, null), "training.epochs=30"))
                .hasMessageContaining("at least 3 trials");
        assertThatThrownBy(() -> plan(search, "training.iterations=300"))
                .hasMessageContaining("leave training.iterations out");
    }
}
