package org.dl4jworkbench.ui.assignment.setup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.ui.assignment.setup.LayerSettings.Choice;
import org.dl4jworkbench.ui.common.Fxml;

/** The Training card: a form over the spec's training part, with what the preset's report says. */
final class TrainingCard {
    private final SetupModel model;
    private final Parent root;

    @FXML
    private VBox form;

    @FXML
    private Label presetName;

    @FXML
    private Label presetNote;

    TrainingCard(SetupModel model) {
        this.model = model;
        root = Fxml.load("assignment-training", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        VBox momentum = number("Momentum", "training.momentum", "");
        FieldControls.showIf(
                momentum,
                Bindings.createBooleanBinding(
                        () -> model.spec().training().optimiser() == Optimiser.MOMENTUM, model.specProperty()));
        Label convention = new Label();
        convention.setId("gradient-explained");
        convention.getStyleClass().addAll("muted", "small", "form-note");
        convention.setWrapText(true);
        convention.setMinHeight(Label.USE_PREF_SIZE);
        convention
                .textProperty()
                .bind(Bindings.createStringBinding(() -> explain(model.spec().training()), model.specProperty()));
        form.getChildren()
                .addAll(
                        choice("Optimiser", "training.optimiser", optimisers()),
                        number("Learning rate", "training.learningRate", ""),
                        momentum,
                        number("Batch size", "training.batchSize", ""),
                        number("Epochs", "training.epochs", "no limit"),
                        number("Iterations at most", "training.iterations", "no limit"),
                        number("L2", "training.l2", ""),
                        choice("Gradient", "training.gradient", conventions()),
                        convention,
                        initialisation(),
                        number("Seed", "training.seed", ""),
                        choice("Threads", "engine.threads", threads(model.spec())));
        presetName
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Preset " + model.preset().id(), model.specProperty(), model.assignmentProperty()));
        presetNote
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.preset().note(), model.specProperty(), model.assignmentProperty()));
    }

    private VBox number(String name, String path, String whenEmpty) {
        TextField control = FieldControls.text(model, model.field(path));
        control.setPromptText(whenEmpty);
        return FieldControls.row(name, model.field(path), control);
    }

    private VBox choice(String name, String path, List<Choice> choices) {
        ComboBox<Choice> control = FieldControls.choice(model.field(path), choices);
        return FieldControls.row(name, model.field(path), control);
    }

    private VBox initialisation() {
        SpecField field = model.field("network.initialisation");
        return FieldControls.row(
                "Initialisation", field, new TextFormBox(model, field, TextForm.initialisations(false)));
    }

    private static List<Choice> optimisers() {
        return Arrays.stream(Optimiser.values())
                .map(each -> new Choice(each.token(), each.label()))
                .toList();
    }

    private static List<Choice> conventions() {
        // The sentence below the list says of what.
        return List.of(
                new Choice(GradientConvention.MEAN.token(), "Mean"), new Choice(GradientConvention.SUM.token(), "Sum"));
    }

    private static List<Choice> threads(RunSpec spec) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("auto", "automatic"));
        int processors = Runtime.getRuntime().availableProcessors();
        for (int count = 1; count <= processors; count = count < 4 ? count + 1 : count + 2) {
            choices.add(new Choice(String.valueOf(count), String.valueOf(count)));
        }
        return choices;
    }

    /** What the gradient convention means for the learning rate, in one sentence with this spec's numbers. */
    static String explain(TrainingSpec training) {
        if (training.gradient() == GradientConvention.MEAN) {
            return "A step follows the mean gradient of its minibatch: the batch size does not scale the step.";
        }
        // Decimal, so that 0.001 · 200 is shown as 0.2.
        double asMean = BigDecimal.valueOf(training.learningRate())
                .multiply(BigDecimal.valueOf(training.batchSize()))
                .doubleValue();
        return "A step follows the sum over its minibatch: " + Numbers.plain(training.learningRate()) + " acts like "
                + Numbers.plain(asMean) + " with the mean.";
    }
}
