package org.dl4jworkbench.ui.assignment.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.LayerSpec;
import org.junit.jupiter.api.Test;

class SetupModelTest {
    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");
    private final SetupModel model = new SetupModel(
            assignment, new SpecHistory(assignment.presets().get(0).spec()));

    private void type(String path, String text) {
        model.field(path).textProperty().set(text);
    }

    @Test
    void typingAGoodNumberChangesTheSpec() {
        type("training.learningRate", "0.1");

        assertThat(model.spec().training().learningRate()).isEqualTo(0.1);
        assertThat(model.startProblemProperty().get()).isEmpty();
        assertThat(model.changesProperty().get()).containsExactly("training.learningRate");
    }

    @Test
    void typingABadNumberKeepsTheSpecShowsTheReasonAndBlocksTheStart() {
        type("training.learningRate", "-1");

        assertThat(model.spec().training().learningRate()).isEqualTo(0.4);
        assertThat(model.field("training.learningRate").problemProperty().get()).isEqualTo("Must be above 0, not -1");
        assertThat(model.field("training.learningRate").textProperty().get()).isEqualTo("-1");
        assertThat(model.startProblemProperty().get()).isEqualTo("Learning rate: Must be above 0, not -1");

        type("training.learningRate", "0.2");

        assertThat(model.field("training.learningRate").problemProperty().get()).isEmpty();
        assertThat(model.startProblemProperty().get()).isEmpty();
        assertThat(model.spec().training().learningRate()).isEqualTo(0.2);
    }

    @Test
    void anEmptyFieldThatIsRefusedIsTakenOnceAnotherFieldAllowsIt() {
        type("training.epochs", "");
        assertThat(model.field("training.epochs").problemProperty().get()).contains("never ends");
        assertThat(model.spec().training().epochs()).isEqualTo(1000);

        type("training.iterations", "20");

        assertThat(model.spec().training().epochs()).isNull();
        assertThat(model.spec().training().iterations()).isEqualTo(20);
        assertThat(model.field("training.epochs").problemProperty().get()).isEmpty();
    }

    @Test
    void aPresetReplacesEverythingAndDropsWhatDidNotFit() {
        type("training.batchSize", "many");
        model.choosePreset(assignment.preset("R1"));

        assertThat(model.field("training.batchSize").textProperty().get()).isEqualTo("200");
        assertThat(model.field("training.batchSize").problemProperty().get()).isEmpty();
        assertThat(model.preset().id()).isEqualTo("R1");
        assertThat(model.changesProperty().get()).isEmpty();
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(784 * 1024 + 1024 + 1024 * 10 + 10);
    }

    @Test
    void undoTakesBackAFieldAsOneStepAndRedoBringsItBack() {
        type("training.learningRate", "0");
        type("training.learningRate", "0.0");
        type("training.learningRate", "0.02");
        type("training.learningRate", "0.025");
        model.closeStep();
        type("training.batchSize", "32");

        model.undo();
        assertThat(model.spec().training().batchSize()).isEqualTo(16);
        assertThat(model.field("training.batchSize").textProperty().get()).isEqualTo("16");
        assertThat(model.spec().training().learningRate()).isEqualTo(0.025);
        model.undo();
        assertThat(model.spec().training().learningRate()).isEqualTo(0.4);
        assertThat(model.canUndoProperty().get()).isFalse();

        model.redo();
        model.redo();
        assertThat(model.spec().training().batchSize()).isEqualTo(32);
        assertThat(model.canRedoProperty().get()).isFalse();
    }

    @Test
    void aFieldThatIsLeftAndTypedInAgainIsAStepOfItsOwn() {
        type("training.batchSize", "32");
        model.closeStep();
        type("training.batchSize", "64");

        model.undo();

        assertThat(model.spec().training().batchSize()).isEqualTo(32);
    }

    @Test
    void anAddedLayerGoesBelowTheSelectedOneAndAboveTheOutput() {
        model.selectLayer(2);
        model.addLayer(new LayerSpec.Dense(30, Activation.TANH, null));

        assertThat(units()).containsExactly(60, 2, 30, 10);
        assertThat(model.selectedLayer()).isEqualTo(2);

        model.selectLayer(0);
        model.addLayer(new LayerSpec.Dense(40, Activation.TANH, null));
        assertThat(units()).containsExactly(60, 40, 2, 30, 10);
        assertThat(model.changesProperty().get()).containsExactly("network.layers");
    }

    @Test
    void removingALayerChangesTheParameterCount() {
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(784 * 60 + 60 + 60 * 2 + 2 + 2 * 10 + 10);

        model.removeLayer(1);

        assertThat(units()).containsExactly(60, 10);
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(784 * 60 + 60 + 60 * 10 + 10);
    }

    @Test
    void theOnlyLayerCannotBeRemoved() {
        model.removeLayer(0);
        model.removeLayer(0);
        model.removeLayer(0);

        assertThat(units()).containsExactly(10);
    }

    @Test
    void layersThatDoNotFitBlockTheStartWithTheNumberOfTheLayer() {
        model.moveLayer(2, 0);

        assertThat(units()).containsExactly(10, 60, 2);
        assertThat(model.startProblemProperty().get())
                .startsWith("Layer 1: an output layer must be the last one")
                .endsWith("(and 1 more)");

        model.undo();
        assertThat(model.startProblemProperty().get()).isEmpty();
    }

    @Test
    void aLayersFieldFollowsItsPlaceAfterAMove() {
        SpecField first = model.field("network.layers[0].units");
        assertThat(first.textProperty().get()).isEqualTo("60");

        model.moveLayer(0, 1);

        assertThat(first.textProperty().get()).isEqualTo("2");
        type("network.layers[0].units", "3");
        assertThat(units()).containsExactly(3, 60, 10);
    }

    @Test
    void duplicatingSelectsTheCopy() {
        model.duplicateLayer(0);

        assertThat(units()).containsExactly(60, 60, 2, 10);
        assertThat(model.selectedLayer()).isEqualTo(1);
    }

    @Test
    void aWrongNumberOfOutputsNamesBothNumbers() {
        type("network.layers[2].units", "7");

        assertThat(model.startProblemProperty().get()).isEqualTo("Layer 3: 7 outputs do not fit 10 classes: use 10");
    }

    @Test
    void whatDoesNotFitTheDataShowsAtItsField() {
        SpecField field = model.field("data.trainExamples");
        model.setDataProblem("data.trainExamples", "Is 70,000, but the training file holds 60,000 examples");

        assertThat(field.problemProperty().get()).contains("70,000").contains("60,000");
        assertThat(model.startProblemProperty().get()).startsWith("Training examples: ");

        model.setDataProblem("data.trainExamples", "");
        assertThat(field.problemProperty().get()).isEmpty();
        assertThat(model.startProblemProperty().get()).isEmpty();
    }

    @Test
    void resetGoesBackToThePresetAndCanBeUndone() {
        type("training.seed", "7");
        model.reset();
        assertThat(model.changesProperty().get()).isEmpty();

        model.undo();
        assertThat(model.spec().training().seed()).isEqualTo(7);
    }

    @Test
    void aChangeIsNamedWithBothValues() {
        type("training.iterations", "20");

        assertThat(FieldNames.change("training.iterations", model.preset().spec(), model.spec()))
                .isEqualTo("Iterations at most: none → 20");
        assertThat(FieldNames.of("network.layers[0].units")).isEqualTo("Layer 1, units");
        assertThat(FieldNames.of("training.learningRate")).isEqualTo("Learning rate");
    }

    private List<Integer> units() {
        return model.spec().network().layers().stream()
                .map(layer ->
                        layer instanceof LayerSpec.Dense dense ? dense.units() : ((LayerSpec.Output) layer).units())
                .toList();
    }
}
