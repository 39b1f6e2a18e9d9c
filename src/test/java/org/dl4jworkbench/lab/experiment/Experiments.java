package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/** Small experiments on the embedded digits. */
final class Experiments {
    /** Tiny, on the data that is always there. */
    static final List<String> CHANGES = List.of(
            "data.dataset=generated-digits",
            "data.trainExamples=1000",
            "data.testExamples=200",
            "network.layers[0].units=8");

    private Experiments() {}

    static Assignment assignment() {
        return AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");
    }

    static Variation variation(String name, String path, @Nullable Object value) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        set.put(path, value);
        return new Variation(name, null, set, null);
    }

    /** Learning rates as variations. */
    static Experiment rates(int seeds, double... rates) {
        List<Variation> variations = new ArrayList<>();
        for (double rate : rates) {
            variations.add(variation("rate " + rate, "training.learningRate", rate));
        }
        return new Experiment("rates", "Learning rates", "", "R4-ReLU", variations, seeds, 1);
    }

    static ExperimentPlan plan(Path folder, Experiment experiment, int parallel, String... more) {
        List<String> changes = new ArrayList<>(CHANGES);
        changes.addAll(List.of(more));
        return ExperimentPlan.of(
                assignment(),
                experiment,
                new ExperimentOptions(folder, null, changes, null, parallel),
                new DatasetCatalogue(new Places(null, folder).datasetRoots(null)));
    }

    static EpochResult epoch(int number, double loss, double validation, double test) {
        return new EpochResult(
                number,
                number * 10L,
                number * 2.0,
                new Score(loss, 0.9),
                new Score(1 - validation, validation),
                new Score(0.25, test));
    }
}
