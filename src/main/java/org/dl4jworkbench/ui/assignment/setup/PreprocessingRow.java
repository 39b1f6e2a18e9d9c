package org.dl4jworkbench.ui.assignment.setup;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Shape;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One preprocessing step; a click opens its settings below the line. */
final class PreprocessingRow extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MISFIT = PseudoClass.getPseudoClass("misfit");

    private final Class<? extends PreprocessingStep> kind;
    private final Label settings = new Label();
    private final Label problem = new Label();
    private final Button up;
    private final Button down;
    private final VBox editor;

    PreprocessingRow(SetupModel model, PreprocessingSummary.Step step, IntConsumer toggle) {
        int index = step.index();
        kind = step.spec().getClass();
        setId("step-" + (index + 1));
        getStyleClass().add("step-row");
        setFocusTraversable(true);
        Label name = new Label(step.spec().label());
        name.getStyleClass().add("layer-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        settings.getStyleClass().addAll("muted", "small");
        settings.setMaxWidth(Double.MAX_VALUE);
        settings.setTooltip(new Tooltip());
        HBox.setHgrow(settings, Priority.ALWAYS);
        up = PreprocessingRows.icon(
                "step-up", MaterialDesignA.ARROW_UP, "Move the step up", () -> model.moveStep(index, index - 1));
        down = PreprocessingRows.icon(
                "step-down", MaterialDesignA.ARROW_DOWN, "Move the step down", () -> model.moveStep(index, index + 1));
        Button remove = PreprocessingRows.icon(
                "step-remove", MaterialDesignC.CLOSE, "Take the step out", () -> model.removeStep(index));
        HBox buttons = new HBox(up, down, remove);
        buttons.getStyleClass().add("row-buttons");
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Over the settings, which need the room. They keep their place while unseen: a click must not find them
        // elsewhere.
        buttons.visibleProperty().bind(hoverProperty().or(focusWithinProperty()));
        StackPane.setAlignment(buttons, Pos.CENTER_RIGHT);
        HBox words = new HBox(name, settings);
        words.getStyleClass().addAll("layer-line", "step-line");
        StackPane line = new StackPane(words, buttons);
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        FieldControls.showIf(problem, problem.textProperty().isNotEmpty());
        editor = editor(model, step);
        getChildren().addAll(line, problem, editor);
        line.setOnMouseClicked(event -> {
            requestFocus();
            toggle.accept(index);
        });
        setOnKeyPressed(event -> {
            if (event.getTarget() != this) {
                return;
            }
            if (event.getCode() == KeyCode.DELETE) {
                model.removeStep(index);
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                toggle.accept(index);
            } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
                model.moveStep(index, index - 1);
            } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
                model.moveStep(index, index + 1);
            } else {
                return;
            }
            event.consume();
        });
        setOpened(false);
    }

    Class<? extends PreprocessingStep> kind() {
        return kind;
    }

    /**
     * Shows the step as it is now; its fields stay as they are being typed.
     *
     * @param incoming the shape before it
     * @param count the number of steps
     */
    void show(PreprocessingSummary.Step step, Shape incoming, int count) {
        boolean reshapes = !step.output().equals(incoming);
        settings.setText(step.spec().settings() + (reshapes ? " → " + step.output() : ""));
        settings.getTooltip()
                .setText(
                        step.spec() instanceof PreprocessingStep.Augment
                                ? settings.getText() + "\nApplied at random while training, to training pictures only"
                                : settings.getText());
        problem.setText(step.problem() == null ? "" : step.problem());
        pseudoClassStateChanged(MISFIT, step.problem() != null);
        up.setDisable(step.index() == 0);
        down.setDisable(step.index() == count - 1);
        setAccessibleText("Step " + (step.index() + 1) + ", " + step.spec().label() + ", " + settings.getText()
                + (step.problem() == null ? "" : ", " + step.problem()));
    }

    void setOpened(boolean opened) {
        boolean shown = opened && !editor.getChildren().isEmpty();
        pseudoClassStateChanged(SELECTED, opened);
        editor.setVisible(shown);
        editor.setManaged(shown);
    }

    private static VBox editor(SetupModel model, PreprocessingSummary.Step step) {
        VBox box = new VBox();
        box.getStyleClass().add("step-fields");
        String path = "data.preprocessing[" + step.index() + "]";
        FlowPane fields = new FlowPane(8, 6);
        for (LayerSettings.Setting setting : LayerSettings.of(step.spec(), path)) {
            SpecField field = model.field(setting.path());
            Region control = setting.kind() == LayerSettings.Kind.CHOICE
                    ? FieldControls.choice(field, setting.choices())
                    : FieldControls.text(model, field);
            control.setPrefWidth(76);
            control.setMaxWidth(Region.USE_PREF_SIZE);
            Label name = new Label(setting.name());
            name.getStyleClass().addAll("muted", "small");
            name.setLabelFor(control);
            Label message = FieldControls.problem(field, control);
            message.setMaxWidth(180);
            fields.getChildren().add(new VBox(2, name, control, message));
        }
        if (!fields.getChildren().isEmpty()) {
            box.getChildren().add(fields);
        }
        return box;
    }
}
