package org.dl4jworkbench.ui.assignment.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Schedule;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
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

    private SetupModel of(String assignmentId) {
        Assignment other = AssignmentCatalogue.read(Path.of("no-such-folder")).get(assignmentId);
        return new SetupModel(other, new SpecHistory(other.presets().get(0).spec()));
    }

    private static void type(SetupModel setup, String path, String text) {
        setup.field(path).textProperty().set(text);
    }

    @Test
    void everyTypeOfLayerCanBeAddedAndFits() {
        for (LayerSpec template : LayerSettings.templates(Task.CLASSIFICATION, 10)) {
            SetupModel cnn = of("mnist-cnn");
            if (template instanceof LayerSpec.Output) {
                cnn.removeLayer(4);
            }
            cnn.addLayer(template);
            int place = cnn.selectedLayer();
            assertThat(cnn.startProblemProperty().get()).as(template.label()).isEmpty();
            assertThat(cnn.spec().network().layers().get(place)).isEqualTo(template);
            for (LayerSettings.Setting setting : LayerSettings.of(template, place)) {
                SpecField field = cnn.field(setting.path());
                String before = field.textProperty().get();
                assertThat(SpecPaths.get(cnn.spec(), setting.path()))
                        .as(setting.path())
                        .isEqualTo(before);
            }
        }
        assertThat(LayerSettings.templates(Task.REGRESSION, 1))
                .contains(new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null));
    }

    @Test
    void everySettingOfAConvolutionIsEditedByItsPath() {
        SetupModel cnn = of("mnist-cnn");
        type(cnn, "network.layers[0].channels", "8");
        type(cnn, "network.layers[0].kernel", "3");
        type(cnn, "network.layers[0].stride", "2");
        type(cnn, "network.layers[0].padding", "1");
        type(cnn, "network.layers[0].dilation", "2");
        type(cnn, "network.layers[0].activation", "gelu");
        type(cnn, "network.layers[0].initialisation", "he-uniform");

        assertThat(cnn.spec().network().layers().get(0))
                .isEqualTo(new LayerSpec.Convolution(
                        8, 3, 2, new Padding(1), 2, Activation.GELU, Initialisation.of("he-uniform")));
        // (28 + 2·1 − 5) / 2 + 1
        assertThat(cnn.summaryProperty().get().layers().get(0).output()).isEqualTo(Shape.picture(13, 13, 8));
    }

    @Test
    void poolingNormalisationAndDropoutAreEditedByTheirPaths() {
        SetupModel cifar = of("cifar10-cnn");
        type(cifar, "network.layers[2].decay", "0.99");
        type(cifar, "network.layers[2].epsilon", "0.001");
        type(cifar, "network.layers[3].kind", "average");
        type(cifar, "network.layers[3].size", "3");
        type(cifar, "network.layers[3].padding", "same");
        type(cifar, "network.layers[4].rate", "0.25");

        assertThat(cifar.spec().network().layers().subList(2, 5))
                .containsExactly(
                        new LayerSpec.BatchNormalisation(0.99, 0.001),
                        new LayerSpec.Pooling(PoolingKind.AVERAGE, 3, 2, Padding.SAME),
                        new LayerSpec.Dropout(0.25));

        type(cifar, "network.layers[4].rate", "1");
        assertThat(cifar.field("network.layers[4].rate").problemProperty().get())
                .isEqualTo("Must be from 0 to below 1, not 1");
    }

    @Test
    void aKernelThatDoesNotFitNamesTheNumbersAndAWayOut() {
        SetupModel cnn = of("mnist-cnn");
        type(cnn, "network.layers[2].padding", "valid");
        type(cnn, "network.layers[2].kernel", "17");

        assertThat(cnn.startProblemProperty().get())
                .isEqualTo("Layer 3: kernel 17 does not fit a 14×14 input: use at most 14, or the padding same");
    }

    @Test
    void aConvolutionIsAddedWhereThereStillIsAPicture() {
        SetupModel cnn = of("mnist-cnn");
        cnn.addLayer(new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID));

        assertThat(cnn.selectedLayer()).as("above the first dense layer").isEqualTo(3);
        assertThat(cnn.startProblemProperty().get()).isEmpty();
    }

    @Test
    void aSetOfOnesOwnBringsItsClassesAndItsShape() {
        model.setOwnData(new SetupModel.OwnData(Shape.picture(32, 32, 3), 4));

        assertThat(model.startProblemProperty().get()).isEqualTo("Layer 3: 10 outputs do not fit 4 classes: use 4");
        assertThat(model.summaryProperty().get().input()).isEqualTo(Shape.picture(32, 32, 3));

        model.setOwnData(null);
        assertThat(model.startProblemProperty().get()).isEmpty();
    }

    @Test
    void preprocessingStepsAreAddedInPlaceMovedAndTakenOut() {
        SetupModel cifar = of("cifar10-cnn");
        cifar.addStep(new PreprocessingStep.Resize(16, 16));

        assertThat(steps(cifar)).containsExactly("Resize", "Grey", "Standardise");
        assertThat(cifar.summaryProperty().get().input()).isEqualTo(Shape.picture(16, 16, 1));
        type(cifar, "data.preprocessing[0].height", "20");
        assertThat(cifar.summaryProperty().get().input()).isEqualTo(Shape.picture(20, 16, 1));

        cifar.moveStep(0, 2);
        assertThat(steps(cifar)).containsExactly("Grey", "Standardise", "Resize");
        assertThat(cifar.startProblemProperty().get())
                .startsWith("Preprocessing: Resize works on pictures: move it above grey");

        cifar.removeStep(2);
        assertThat(cifar.startProblemProperty().get()).isEmpty();
        assertThat(cifar.changesProperty().get()).isEmpty();
        cifar.undo();
        assertThat(steps(cifar)).containsExactly("Grey", "Standardise", "Resize");
    }

    @Test
    void theUsualPreprocessingBecomesExplicitOnceItIsChangedAndCanComeBack() {
        assertThat(model.spec().data().preprocessing()).isNull();
        assertThat(steps(model)).containsExactly("Scale");

        model.addStep(new PreprocessingStep.Standardise());
        assertThat(model.spec().data().preprocessing()).hasSize(2);

        model.useUsualSteps();
        assertThat(model.spec().data().preprocessing()).isNull();
        assertThat(model.changesProperty().get()).isEmpty();
    }

    @Test
    void aScheduleThatDoesNotFitKeepsTheLastGoodOne() {
        type("training.schedule", "step(0.5, 10)");
        type("training.schedule", "step(, 10)");

        assertThat(model.spec().training().schedule()).isEqualTo(Schedule.of("step(0.5, 10)"));
        assertThat(model.field("training.schedule").problemProperty().get()).isNotEmpty();

        type("training.schedule", "");
        assertThat(model.spec().training().schedule()).isNull();
        assertThat(model.startProblemProperty().get()).isEmpty();
    }

    @Test
    void whatIsSetAmongTheFurtherSettingsIsNamed() {
        assertThat(MoreSettings.inForce(model.spec()))
                .containsExactly("snapshots at iterations 20, 80", "snapshots at epochs 20, 80");
        type("snapshots.iterations", "");
        type("snapshots.epochs", "");
        assertThat(MoreSettings.inForce(model.spec())).isEmpty();

        type("training.optimiser", "adam");
        type("training.weightDecay", "0.01");
        type("training.clipping", "norm(1)");
        type("training.patience", "5");
        type("training.warmUp", "1");
        type("training.classWeights", "balanced");
        type("training.l1", "0.001");
        type("training.gradient", "sum");
        type("engine.threads", "2");
        type("snapshots.megabytes", "100");
        type("snapshots.iterations", "7");

        assertThat(MoreSettings.inForce(model.spec()))
                .containsExactly(
                        "stops after 5 epochs without a new best",
                        "warm-up 1 epoch",
                        "clip norm at 1",
                        "class weights balanced",
                        "L1 0.001",
                        "AdamW, decay 0.01",
                        "gradient: sum",
                        "2 threads",
                        "snapshots in 100 MB",
                        "snapshot at iteration 7");
    }

    private static List<String> steps(SetupModel setup) {
        return setup.preprocessingProperty().get().steps().stream()
                .map(step -> step.spec().label())
                .toList();
    }

    private List<Integer> units() {
        return model.spec().network().layers().stream()
                .map(layer ->
                        layer instanceof LayerSpec.Dense dense ? dense.units() : ((LayerSpec.Output) layer).units())
                .toList();
    }
}
