package org.dl4jworkbench.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.WorkbenchException;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Shows what went wrong, where, and what to do, in the page where it arose. */
public final class ErrorCard extends HBox {
    public ErrorCard(Throwable problem) {
        getStyleClass().add("error-card");
        Label what = line(Problem.what(problem), "what");
        VBox lines = new VBox(2, what);
        if (problem instanceof WorkbenchException known) {
            addUnlessEmpty(lines, known.where(), "small", "muted");
            addUnlessEmpty(lines, known.remedy(), "small");
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), lines);
    }

    private static void addUnlessEmpty(VBox lines, String text, String... styleClasses) {
        if (!text.isEmpty()) {
            lines.getChildren().add(line(text, styleClasses));
        }
    }

    private static Label line(String text, String... styleClasses) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
