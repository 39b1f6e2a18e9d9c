package org.dl4jworkbench.ui.assignments;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.Task;

/** One assignment of the catalogue; acts like a button. */
final class AssignmentCard extends VBox {
    private static final double WIDTH = 340;

    AssignmentCard(Assignment assignment, ObservableValue<String> data, ObservableValue<String> best, Runnable open) {
        getStyleClass().addAll("card", "choice");
        setFocusTraversable(true);
        setPrefWidth(WIDTH);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(assignment.title());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                open.run();
            }
        });
        Label title = label(assignment.title(), "choice-title");
        Label summary = label(assignment.summary(), "muted");
        summary.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane presets = new FlowPane(6, 6);
        for (Preset preset : assignment.presets()) {
            presets.getChildren().add(label(preset.id(), "chip"));
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title,
                        summary,
                        presets,
                        space,
                        fact("input", label(input(assignment), "mono")),
                        fact("data", bound(data)),
                        fact(assignment.task() == Task.REGRESSION ? "lowest test loss" : "best test accuracy", bound(best)));
    }

    private static String input(Assignment assignment) {
        int classes = assignment.classNames().size();
        if (assignment.task() == Task.REGRESSION) {
            return assignment.input().size() == 1 ? "one number" : assignment.input().size() + " numbers";
        }
        return assignment.input() + (classes > 0 ? " · " + classes + " classes" : "");
    }

    private static HBox fact(String name, Label value) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label label = label(name, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(12, label, space, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label bound(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        return label;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(!styleClass.equals("chip"));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
