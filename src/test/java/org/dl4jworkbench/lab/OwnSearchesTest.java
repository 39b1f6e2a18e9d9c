package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSearchesTest {
    private static final String ASSIGNMENT = "regression-1d";

    @TempDir
    Path folder;

    private Places places() {
        return new Places(null, folder);
    }

    private static Search search(String id, String path) {
        return new Search(
                id,
                "Rates: 1, 2",
                "why",
                "R2",
                5,
                3,
                List.of(new Search.Parameter(path, Search.Range.LOG, 1e-4, 0.5, null, 4)),
                Search.Sampler.SOBOL,
                9,
                Search.Objective.LOSS);
    }

    @Test
    void aSavedSearchIsReadAsItWasStandsBehindTheShippedOnesAndCanBeDeleted() {
        AssignmentCatalogue catalogue = AssignmentCatalogue.read(places());
        Search mine = search("mine", "training.learningRate");
        catalogue.saveSearch(ASSIGNMENT, mine);

        assertThat(catalogue.get(ASSIGNMENT).search("mine")).isEqualTo(mine);
        assertThat(AssignmentCatalogue.read(places()).get(ASSIGNMENT).searches())
                .extracting(Search::id)
                .containsExactly("random", "mine");
        assertThat(catalogue.isOwnSearch(ASSIGNMENT, "mine")).isTrue();
        assertThat(catalogue.isOwnSearch(ASSIGNMENT, "random")).isFalse();
        Path file = folder.resolve("searches-own").resolve(ASSIGNMENT).resolve("mine.yaml");
        assertThat(OwnSearches.read(file).search()).isEqualTo(mine);

        catalogue.deleteSearch(ASSIGNMENT, "mine");
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> catalogue.deleteSearch(ASSIGNMENT, "random"))
                .hasMessageContaining("Only your own can be deleted");
    }

    @Test
    void whatDoesNotFitIsNotSavedAndAFileThatDoesNotIsAProblem() throws IOException {
        AssignmentCatalogue catalogue = AssignmentCatalogue.read(places());
        assertThatThrownBy(() -> catalogue.saveSearch(ASSIGNMENT, search("random", "training.learningRate")))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("has a search \"random\" already");
        assertThatThrownBy(() -> catalogue.saveSearch(ASSIGNMENT, search("mine", "training.rate")))
                .hasMessageContaining("parameter training.rate");

        Path file = folder.resolve("searches-own").resolve(ASSIGNMENT).resolve("bad.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "assignment: regression-1d\nid: bad\n");
        AssignmentCatalogue again = AssignmentCatalogue.read(places());
        assertThat(again.problems()).singleElement().satisfies(problem -> assertThat(problem.getMessage())
                .contains("bad.yaml"));
        assertThat(again.get(ASSIGNMENT).searches()).hasSize(1);
    }
}
