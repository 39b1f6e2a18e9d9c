package org.dl4jworkbench.ui.assignments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.ui.common.Nodes;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** One assignment of the catalogue; acts like a button. */
final class AssignmentCard extends VBox {
    /** By data set, so that an assignment of the user's own over a known set has its picture too. */
    private static final Map<String, Ikon> ICONS = Map.of(
            "mnist", MaterialDesignN.NUMERIC_7_BOX_OUTLINE,
            "fashion-mnist", MaterialDesignT.TSHIRT_CREW_OUTLINE,
            "cifar-10", MaterialDesignA.AIRPLANE,
            "medical-masks", MaterialDesignF.FACE_MASK_OUTLINE,
            "regression-1d", MaterialDesignC.CHART_BELL_CURVE);

    AssignmentCard(Assignment assignment, AssignmentsModel model, Runnable open) {
        getStyleClass().addAll("card", "choice", "assignment-card");
        setFocusTraversable(true);
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
        StackPane picture = new StackPane(new FontIcon(icon(assignment)));
        picture.getStyleClass().add("assignment-icon");
        Label title = label(assignment.title(), "choice-title");
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label input = label(input(assignment), "muted");
        input.getStyleClass().add("small");
        VBox names = new VBox(1, title, input);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(12, picture, names);
        head.setAlignment(Pos.CENTER_LEFT);
        Label summary = label(assignment.summary(), "muted");
        summary.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane presets = new FlowPane(6, 6);
        for (Preset preset : assignment.presets()) {
            Label chip = label(preset.id(), "chip");
            Nodes.tip(chip, preset.title());
            presets.getChildren().add(chip);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(head, summary, presets, space, fact("data", model.data(assignment)));
        List<String> more = furtherParts(assignment);
        if (!more.isEmpty()) {
            getChildren().add(getChildren().size() - 1, label(String.join(" · ", more), "muted"));
        }
        getChildren()
                .addAll(
                        fact(AssignmentsModel.measure(assignment), model.best(assignment)),
                        fact("newest run", model.newest(assignment)));
    }

    private static Ikon icon(Assignment assignment) {
        return assignment.datasets().stream()
                .filter(ICONS::containsKey)
                .map(ICONS::get)
                .findFirst()
                .orElse(
                        assignment.task() == Task.REGRESSION
                                ? MaterialDesignC.CHART_SCATTER_PLOT
                                : MaterialDesignS.SHAPE_OUTLINE);
    }

    private static List<String> furtherParts(Assignment assignment) {
        List<String> parts = new ArrayList<>();
        int experiments = assignment.experiments().size();
        int searches = assignment.searches().size();
        if (experiments > 0) {
            parts.add(experiments + (experiments == 1 ? " experiment" : " experiments"));
        }
        if (searches > 0) {
            parts.add(searches + (searches == 1 ? " search" : " searches"));
        }
        return parts;
    }

    /** "28×28×1 · 10 classes"; of a regression "1 number · 1 predicted". */
    static String input(Assignment assignment) {
        int outputs = assignment.classNames().size();
        String input = assignment.input().isPicture()
                ? assignment.input().toString()
                : assignment.input() + (assignment.input().size() == 1 ? " number" : " numbers");
        return input + " · " + outputs
                + (assignment.task() == Task.REGRESSION ? " predicted" : outputs == 1 ? " class" : " classes");
    }

    private static HBox fact(String name, ObservableValue<String> text) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label label = label(name, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label value = new Label();
        value.textProperty().bind(text);
        HBox line = new HBox(12, label, space, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(!styleClass.equals("chip"));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
