package org.dl4jworkbench.lab.search;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;

/** Small searches on the generated curve. */
final class Searches {
    static final Search.Parameter UNITS = integer("network.layers[0].units", 4, 9);
    static final Search.Parameter RATE =
            new Search.Parameter("training.learningRate", Search.Range.LOG, 1e-3, 1e-1, null, null);
    static final Search.Parameter OPTIMISER = choice("training.optimiser", "adam", "sgd", "rmsprop");

    private Searches() {}

    static Search.Parameter integer(String path, double from, double to) {
        return new Search.Parameter(path, Search.Range.INTEGER, from, to, null, null);
    }

    static Search.Parameter choice(String path, String... values) {
        return new Search.Parameter(path, Search.Range.CHOICE, null, null, Arrays.asList(values), null);
    }

    static Search search(Search.Sampler sampler, int trials, int folds, Search.Parameter... parameters) {
        return new Search(
                "small", "Small", "", "R2", trials, folds, List.of(parameters), sampler, 7, Search.Objective.LOSS);
    }

    static Assignment regression() {
        return assignment("regression-1d");
    }

    static Assignment assignment(String id) {
        return AssignmentCatalogue.read(Path.of("no-such-folder")).get(id);
    }

    static DatasetCatalogue datasets(Path folder) {
        return new Places(null, folder).datasets(null);
    }

    static SearchOptions options(Path folder, @Nullable Integer parallel, String... changes) {
        return new SearchOptions(
                folder.resolve("experiments"), null, List.of(changes), null, null, null, null, parallel);
    }
}
