package org.dl4jworkbench.ui.assignment.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.junit.jupiter.api.Test;

class ExperimentDraftTest {
    private final AssignmentCatalogue catalogue = AssignmentCatalogue.read(Path.of("no-such-folder"));

    private Assignment assignment(String id) {
        return catalogue.get(id);
    }

    @Test
    void aNewOneFitsAndVariesTheLearningRate() {
        ExperimentDraft draft = ExperimentDraft.fresh(assignment("mnist-mlp"));

        assertThat(draft.problemProperty().get()).isEmpty();
        assertThat(draft.made().variations().get(0).set()).containsEntry("training.learningRate", "0.4");
        assertThat(draft.made().variations().get(1).set())
                .as("an empty value leaves the field as the preset has it")
                .isEmpty();
    }

    @Test
    void aValueThatDoesNotFitIsNamedAsOneTypes() {
        ExperimentDraft draft = ExperimentDraft.fresh(assignment("mnist-mlp"));

        draft.rows().get(1).value("training.learningRate").set("fast");
        assertThat(draft.problemProperty().get()).contains("fast").contains("setting 2");

        draft.rows().get(1).value("training.learningRate").set("0.1");
        assertThat(draft.problemProperty().get()).isEmpty();
    }

    @Test
    void twoSettingsOfOneNameAreRefused() {
        ExperimentDraft draft = ExperimentDraft.fresh(assignment("mnist-mlp"));

        draft.rows().get(1).nameProperty().set("as the preset");

        assertThat(draft.problemProperty().get()).contains("same name");
    }

    @Test
    void aCopyOfEachShippedExperimentMakesTheSameSettingsUnderAnIdOfItsOwn() {
        for (Assignment assignment : catalogue.all()) {
            for (Experiment shipped : assignment.experiments()) {
                Experiment copy =
                        ExperimentDraft.copyOf(assignment, shipped, List.of()).made();
                assertThat(copy.id()).isNotEqualTo(shipped.id());
                assertThat(copy.variations()).hasSameSizeAs(shipped.variations());
                for (int i = 0; i < copy.variations().size(); i++) {
                    assertThat(org.dl4jworkbench.lab.ExperimentSpecs.spec(
                                    assignment, copy, copy.variations().get(i), List.of()))
                            .isEqualTo(org.dl4jworkbench.lab.ExperimentSpecs.spec(
                                    assignment, shipped, shipped.variations().get(i), List.of()));
                }
            }
        }
    }

    @Test
    void everyConvolutionCanBeVariedAtOnce() {
        ExperimentDraft draft = ExperimentDraft.fresh(assignment("mnist-cnn"));
        String kernel = "network.layers[convolution].kernel";
        assertThat(draft.possibleFields()).contains(kernel).doesNotContain("training.learningRate", "training.seed");
        assertThat(ExperimentEditor.label(kernel)).isEqualTo("Every convolution, kernel");

        draft.addField(kernel);
        draft.rows().get(0).value(kernel).set("3");
        draft.rows().get(1).value(kernel).set("5");

        assertThat(draft.problemProperty().get()).isEmpty();
        assertThat(draft.made().variations().get(1).set()).containsEntry(kernel, "5");
        draft.removeField(kernel);
        assertThat(draft.made().variations().get(1).set()).isEmpty();
    }
}
