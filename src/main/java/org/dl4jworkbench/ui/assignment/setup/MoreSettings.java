package org.dl4jworkbench.ui.assignment.setup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.SnapshotSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.ui.assignment.setup.LayerSettings.Choice;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * The settings of the training that most runs leave alone, behind a quiet line that names those in force. Opens by itself
 * where one of them does not fit.
 */
final class MoreSettings extends VBox {
    private final SetupModel model;
    private final VBox form = new VBox();
    private final ToggleButton open = new ToggleButton("More");
    private int outputs;

    MoreSettings(SetupModel model) {
        this.model = model;
        getStyleClass().add("more-settings");
        form.getStyleClass().add("form");
        open.setId("more-settings");
        open.getStyleClass().add("disclosure");
        FontIcon icon = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
        open.setGraphic(icon);
        open.selectedProperty()
                .addListener((observable, was, is) ->
                        icon.setIconCode(is ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT));
        Label inForce = note("more-in-force");
        inForce.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.join(" · ", inForce(model.spec())), model.specProperty()));
        FieldControls.showIf(
                inForce,
                inForce.textProperty().isNotEmpty().and(open.selectedProperty().not()));
        FieldControls.showIf(form, open.selectedProperty());
        fill();
        getChildren().addAll(open, inForce, form);
    }

    private void fill() {
        Label convention = note("gradient-explained");
        convention
                .textProperty()
                .bind(Bindings.createStringBinding(() -> explain(model.spec().training()), model.specProperty()));
        Label adamW = note("adamw");
        adamW.setText("With Adam, weight decay makes it AdamW.");
        FieldControls.showIf(adamW, when(spec -> spec.training().optimiser() == Optimiser.ADAM));
        SpecField weights = model.field("training.classWeights");
        TextFormBox weightsBox = new TextFormBox(model, weights, TextForm.classWeights(model.outputs()));
        outputs = model.outputs();
        model.summaryProperty().addListener(observable -> {
            if (outputs != model.outputs()) {
                outputs = model.outputs();
                weightsBox.setForms(TextForm.classWeights(outputs));
            }
        });
        VBox weightsRow = row("Class weights", weights, weightsBox);
        FieldControls.showIf(
                weightsRow,
                Bindings.createBooleanBinding(
                        () -> model.assignment().task() == Task.CLASSIFICATION, model.assignmentProperty()));
        SpecField clipping = model.field("training.clipping");
        form.getChildren()
                .addAll(
                        number("Early stopping", "training.patience", "off", "epochs without a new best"),
                        number("Warm-up", "training.warmUp", "", "epochs over which the rate rises"),
                        row("Clip gradients", clipping, new TextFormBox(model, clipping, TextForm.clippings())),
                        weightsRow,
                        number("L1", "training.l1", "", "λ of λ·‖W‖₁ in the loss"),
                        number("Weight decay", "training.weightDecay", "", "λ, taken off the weights at each step"),
                        adamW,
                        choice("Gradient", "training.gradient", conventions()),
                        convention,
                        choice("Threads", "engine.threads", threads()),
                        choice("Layers", "engine.builtInLayers", layers()),
                        number(
                                "Snapshots, MB",
                                "snapshots.megabytes",
                                "",
                                "room on the disk for the looks inside a run keeps"),
                        number(
                                "… at iterations",
                                "snapshots.iterations",
                                "none",
                                "minibatches after which a snapshot is kept besides those of the epochs: 20, 80"),
                        number("… at epochs", "snapshots.epochs", "none", "epochs that are not thinned out: 20, 80"));
    }

    private Label note(String id) {
        Label note = new Label();
        note.setId(id);
        note.getStyleClass().addAll("muted", "small", "form-note");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        return note;
    }

    private ObservableBooleanValue when(java.util.function.Predicate<RunSpec> holds) {
        return Bindings.createBooleanBinding(() -> holds.test(model.spec()), model.specProperty());
    }

    private VBox number(String name, String path, String whenEmpty, String explanation) {
        TextField control = FieldControls.text(model, model.field(path));
        control.setPromptText(whenEmpty);
        control.setTooltip(new javafx.scene.control.Tooltip(explanation));
        return row(name, model.field(path), control);
    }

    private VBox choice(String name, String path, List<Choice> choices) {
        return row(name, model.field(path), FieldControls.choice(model.field(path), choices));
    }

    private VBox row(String name, SpecField field, javafx.scene.Node control) {
        field.problemProperty().addListener((observable, old, now) -> {
            if (!now.isEmpty()) {
                open.setSelected(true);
            }
        });
        return FieldControls.row(name, field, control);
    }

    private static List<Choice> conventions() {
        // The sentence below the list says of what.
        return List.of(
                new Choice(GradientConvention.MEAN.token(), "Mean"), new Choice(GradientConvention.SUM.token(), "Sum"));
    }

    private static List<Choice> layers() {
        return List.of(new Choice("false", "the fastest"), new Choice("true", "Deeplearning4j's own"));
    }

    private static List<Choice> threads() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("auto", "automatic"));
        int processors = Runtime.getRuntime().availableProcessors();
        for (int count = 1; count <= processors; count = count < 4 ? count + 1 : count + 2) {
            choices.add(new Choice(String.valueOf(count), String.valueOf(count)));
        }
        return choices;
    }

    /** What is set in this section, each in a few words; empty where all is as usual. */
    static List<String> inForce(RunSpec spec) {
        TrainingSpec training = spec.training();
        List<String> words = new ArrayList<>();
        if (training.patience() != null) {
            words.add("stops after " + training.patience() + (training.patience() == 1 ? " epoch" : " epochs")
                    + " without a new best");
        }
        if (training.warmUp() > 0) {
            words.add("warm-up " + training.warmUp() + (training.warmUp() == 1 ? " epoch" : " epochs"));
        }
        if (training.clipping() != null) {
            words.add("clip " + training.clipping().kind().token() + " at "
                    + Numbers.plain(training.clipping().limit()));
        }
        if (training.classWeights() != null) {
            words.add("class weights " + training.classWeights().text());
        }
        if (training.l1() > 0) {
            words.add("L1 " + Numbers.plain(training.l1()));
        }
        if (training.weightDecay() > 0) {
            words.add((training.optimiser() == Optimiser.ADAM ? "AdamW, decay " : "weight decay ")
                    + Numbers.plain(training.weightDecay()));
        }
        if (training.gradient() == GradientConvention.SUM) {
            words.add("gradient: sum");
        }
        if (!spec.engine().threads().isAuto()) {
            int count = spec.engine().threads().count();
            words.add(count + (count == 1 ? " thread" : " threads"));
        }
        if (spec.engine().builtInLayers()) {
            words.add("Deeplearning4j's own layers");
        }
        SnapshotSpec snapshots = spec.snapshots();
        if (snapshots.megabytes() != SnapshotSpec.DEFAULT.megabytes()) {
            words.add("snapshots in " + snapshots.megabytes() + " MB");
        }
        addAsked(words, "iteration", snapshots.iterations());
        addAsked(words, "epoch", snapshots.epochs());
        return words;
    }

    private static void addAsked(List<String> words, String what, List<? extends Number> asked) {
        if (!asked.isEmpty()) {
            words.add((asked.size() == 1 ? "snapshot at " + what + " " : "snapshots at " + what + "s ")
                    + asked.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
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
