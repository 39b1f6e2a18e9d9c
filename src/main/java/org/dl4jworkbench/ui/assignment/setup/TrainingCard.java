package org.dl4jworkbench.ui.assignment.setup;

import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.setup.LayerSettings.Choice;
import org.dl4jworkbench.ui.common.Fxml;

/** The Training card: a form over the spec's training part, its learning rate drawn, and what the preset's report says. */
final class TrainingCard {
    private final SetupModel model;
    private final DataModel data;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Parent root;

    @FXML
    private VBox sections;

    @FXML
    private VBox form;

    @FXML
    private Label presetName;

    @FXML
    private Label presetNote;

    TrainingCard(SetupModel model, DataModel data, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.data = data;
        this.dark = dark;
        this.exports = exports;
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
        form.getChildren()
                .addAll(
                        choice("Optimiser", "training.optimiser", optimisers()),
                        number("Learning rate", "training.learningRate", ""),
                        momentum,
                        text("Schedule", "training.schedule", TextForm.schedules()),
                        number("Batch size", "training.batchSize", ""),
                        number("Epochs", "training.epochs", "no limit"),
                        number("Iterations at most", "training.iterations", "no limit"),
                        number("L2", "training.l2", ""),
                        text("Initialisation", "network.initialisation", TextForm.initialisations(false)),
                        number("Seed", "training.seed", ""));
        sections.getChildren().add(1, new RatePreview(model, data, dark, exports));
        sections.getChildren().add(1, new MoreSettings(model));
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

    private VBox text(String name, String path, List<TextForm> forms) {
        SpecField field = model.field(path);
        return FieldControls.row(name, field, new TextFormBox(model, field, forms));
    }

    private static List<Choice> optimisers() {
        return Arrays.stream(Optimiser.values())
                .map(each -> new Choice(each.token(), each.label()))
                .toList();
    }
}
