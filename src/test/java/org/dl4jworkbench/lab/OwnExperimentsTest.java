package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnExperimentsTest {
    @TempDir
    Path user;

    private Places places;
    private AssignmentCatalogue catalogue;

    @BeforeEach
    void read() {
        places = new Places(null, user);
        catalogue = AssignmentCatalogue.read(places);
    }

    private static Experiment mine(String id, String path, @Nullable Object value) {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        set.put("training.epochs", 3);
        set.put(path, value);
        return new Experiment(
                id,
                "Mine: with a colon",
                "A note.",
                "R4-ReLU",
                List.of(new Variation("as it is", null, Map.of(), null), new Variation("other", "R0", set, null)),
                3,
                2);
    }

    private List<Experiment> experiments(AssignmentCatalogue from) {
        return from.get("mnist-mlp").experiments();
    }

    @Test
    void aSavedExperimentIsThereAtOnceAndAfterARestartTheSame() {
        int shipped = experiments(catalogue).size();
        Experiment mine = mine("mine", "training.iterations", null);

        catalogue.saveExperiment("mnist-mlp", mine);

        assertThat(experiments(catalogue)).hasSize(shipped + 1).last().isEqualTo(mine);
        assertThat(experiments(AssignmentCatalogue.read(places))).last().isEqualTo(mine);
        assertThat(catalogue.isOwn("mnist-mlp", "mine")).isTrue();
        assertThat(catalogue.isOwn("mnist-mlp", "activation")).isFalse();
        assertThat(catalogue.experimentFile("mnist-mlp", "mine")).exists();
        assertThat(OwnExperiments.read(catalogue.experimentFile("mnist-mlp", "mine")))
                .isEqualTo(new OwnExperiments.Own("mnist-mlp", mine));
    }

    @Test
    void savingAgainReplacesAndDeletingTakesAway() {
        catalogue.saveExperiment("mnist-mlp", mine("mine", "training.learningRate", 0.1));
        catalogue.saveExperiment("mnist-mlp", mine("mine", "training.learningRate", 0.2));
        assertThat(experiments(catalogue))
                .filteredOn(each -> each.id().equals("mine"))
                .hasSize(1);

        catalogue.deleteExperiment("mnist-mlp", "mine");

        assertThat(experiments(catalogue)).noneMatch(each -> each.id().equals("mine"));
        assertThat(catalogue.experimentFile("mnist-mlp", "mine")).doesNotExist();
        assertThatThrownBy(() -> catalogue.deleteExperiment("mnist-mlp", "activation"))
                .hasMessageContaining("Only your own can be deleted");
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheVariationsNameAndNotWritten() {
        assertThatThrownBy(() -> catalogue.saveExperiment("mnist-mlp", mine("mine", "network.layers[2].units", 2)))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("variation other")
                .hasMessageContaining("2 outputs do not fit 10 classes");
        assertThatThrownBy(() -> catalogue.saveExperiment("mnist-mlp", mine("activation", "training.l2", 0)))
                .hasMessageContaining("has an experiment \"activation\" already");
        assertThat(places.ownExperiments()).doesNotExist();
    }

    @Test
    void aFileThatDoesNotFitIsAProblemThatNamesFileAndVariationAndTheRestIsThere() throws IOException {
        Path folder = places.ownExperiments().resolve("mnist-mlp");
        Files.createDirectories(folder);
        String good = """
                assignment: mnist-mlp
                id: good
                title: Good
                preset: R0
                variations:
                  - {name: one, set: {training.batchSize: 32}}
                """;
        Files.writeString(folder.resolve("good.yaml"), good);
        Files.writeString(
                folder.resolve("bad.yaml"), good.replace("good", "bad").replace("batchSize", "batchsize"));
        Files.writeString(folder.resolve("broken.yaml"), "id: [");
        Files.createDirectories(places.ownExperiments().resolve("gone"));
        Files.writeString(places.ownExperiments().resolve("gone").resolve("a.yaml"), good);

        AssignmentCatalogue again = AssignmentCatalogue.read(places);

        assertThat(experiments(again)).last().satisfies(each -> assertThat(each.id())
                .isEqualTo("good"));
        assertThat(again.problems())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        bad -> assertThat(bad).contains("bad.yaml, experiment bad, variation one", "batchsize"),
                        broken -> assertThat(broken).contains("broken.yaml:1"),
                        gone -> assertThat(gone).contains("gone", "no assignment of that name"));
    }

    @Test
    void experimentsAndSearchesOfAnAssignmentsFileAreCheckedAtReading() throws IOException {
        Files.createDirectories(places.userAssignments());
        String shipped;
        try (var in = AssignmentCatalogue.class.getResourceAsStream("/assignments/regression-1d.yaml")) {
            assertThat(in).isNotNull();
            shipped = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("id: regression-1d", "id: mine");
        }
        assertThat(shipped).contains("training.optimiser: sgd", "path: training.l2");
        Files.writeString(
                places.userAssignments().resolve("a.yaml"),
                shipped.replaceFirst("training.optimiser: sgd", "training.optimiser: sgdd"));
        Files.writeString(
                places.userAssignments().resolve("b.yaml"),
                shipped.replaceFirst("path: training.l2", "path: training.l3"));

        assertThat(AssignmentCatalogue.read(places).problems())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        a -> assertThat(a).contains("a.yaml, experiment optimiser, variation SGD", "sgdd"),
                        b -> assertThat(b).contains("b.yaml, search random, parameter training.l3"));
    }
}
