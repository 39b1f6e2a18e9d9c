package org.dl4jworkbench.ui.assignment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Search;
import org.junit.jupiter.api.Test;

class SearchDraftTest {
    private final AssignmentCatalogue catalogue = AssignmentCatalogue.read(Path.of("no-such-folder"));

    private Assignment assignment(String id) {
        return catalogue.get(id);
    }

    @Test
    void aNewOneSearchesAroundThePresetsLearningRate() {
        SearchDraft draft = SearchDraft.fresh(assignment("mnist-mlp"));

        assertThat(draft.isWhole()).as(draft.problemProperty().get()).isTrue();
        Search.Parameter rate = draft.made().parameters().get(0);
        assertThat(rate.range()).isEqualTo(Search.Range.LOG);
        assertThat(rate.from()).isEqualTo(0.04);
        assertThat(rate.to()).isEqualTo(4);
    }

    @Test
    void whatDoesNotFitIsSaidInItsRow() {
        SearchDraft draft = SearchDraft.fresh(assignment("regression-1d"));
        draft.foldsProperty().set(3);
        draft.add("network.layers[0].units");
        SearchDraft.Row rate = draft.rows().get(0);
        SearchDraft.Row units = draft.rows().get(1);
        assertThat(draft.isWhole()).isTrue();
        assertThat(units.rangeProperty().get()).isEqualTo(Search.Range.INTEGER);

        units.fromProperty().set("-3");
        assertThat(units.problemProperty().get()).isNotEmpty();
        assertThat(rate.problemProperty().get()).isEmpty();
        assertThat(draft.isWhole()).isFalse();
        units.fromProperty().set("many");
        assertThat(units.problemProperty().get()).contains("many").contains("from");
        units.fromProperty().set("8");
        assertThat(draft.isWhole()).isTrue();
        rate.toProperty().set("0.0001");
        assertThat(rate.problemProperty().get()).contains("from below to");
    }

    @Test
    void oneFoldWithoutAValidationPartHasNothingToJudgeBy() {
        SearchDraft draft = SearchDraft.fresh(assignment("regression-1d"));
        assertThat(draft.problemProperty().get()).contains("2 folds");
        draft.foldsProperty().set(2);
        assertThat(draft.problemProperty().get()).isEmpty();
    }

    @Test
    void aFieldOfWordsIsAChoiceOfKnownOnes() {
        SearchDraft draft = SearchDraft.fresh(assignment("mnist-mlp"));
        draft.add("training.optimiser");
        SearchDraft.Row row = draft.rows().get(1);
        assertThat(row.rangeProperty().get()).isEqualTo(Search.Range.CHOICE);
        row.valuesProperty().set("sgd, fast");
        assertThat(row.problemProperty().get()).contains("fast");
        row.valuesProperty().set("sgd, adam");
        assertThat(draft.isWhole()).isTrue();
        assertThat(draft.made().parameters().get(1).values()).containsExactly("sgd", "adam");
    }

    @Test
    void fieldsThatTrialsMayNotDifferInAreNotOffered() {
        SearchDraft draft = SearchDraft.fresh(assignment("mnist-mlp"));
        assertThat(draft.possibleFields())
                .contains("training.batchSize", "network.layers[0].units")
                .doesNotContain("training.learningRate", "training.seed", "data.fold", "data.validation");
    }

    @Test
    void aCopyOfEachShippedSearchIsTheSameUnderAnIdOfItsOwn() {
        for (Assignment assignment : catalogue.all()) {
            for (Search shipped : assignment.searches()) {
                SearchDraft draft = SearchDraft.copyOf(assignment, shipped);
                assertThat(draft.isWhole()).as(draft.problemProperty().get()).isTrue();
                Search copy = draft.made();
                assertThat(copy.id()).isNotEqualTo(shipped.id());
                assertThat(copy.parameters()).isEqualTo(shipped.parameters());
                assertThat(copy.trials()).isEqualTo(shipped.trials());
                assertThat(SearchDraft.of(assignment, shipped).made()).isEqualTo(shipped);
            }
        }
    }
}
