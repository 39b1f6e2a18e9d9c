package org.dl4jworkbench.ui.settings;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The card of the engine and the machine: asks the doctor and shows what it found. */
final class MachineCard extends VBox {
    private static final String UNCHECKED =
            "Tries the CPU engine, and CUDA where there is any, with a real computation; takes some seconds.";
    private static final double NAME_WIDTH = 120;

    private final MachineModel model;
    private final Button check = new Button("Check");
    private final VBox found = new VBox(8);

    MachineCard(MachineModel model) {
        this.model = model;
        getStyleClass().add("card");
        Label title = label("Engine and machine", "card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, check);
        head.getStyleClass().add("card-head");
        check.setId("machine-check");
        check.setOnAction(event -> model.check());
        getChildren().addAll(head, found);
        model.stateProperty().addListener((observable, old, state) -> show(state));
        show(model.stateProperty().get());
    }

    private void show(MachineModel.State state) {
        check.setDisable(state.checking());
        check.setText(state.lines().isEmpty() ? "Check" : "Check again");
        found.getChildren().clear();
        if (state.checking()) {
            ProgressBar bar = new ProgressBar();
            bar.getStyleClass().add("thin");
            bar.setMaxWidth(Double.MAX_VALUE);
            found.getChildren().add(bar);
        }
        if (state.failure() != null) {
            found.getChildren().add(new ErrorCard(state.failure()));
        } else if (state.lines().isEmpty()) {
            found.getChildren().add(wrapping(UNCHECKED, "muted"));
        } else {
            found.getChildren().add(table(state));
            state.problems().forEach(problem -> found.getChildren().add(wrapping(problem, "warning-text")));
        }
    }

    private static Node table(MachineModel.State state) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(NAME_WIDTH);
        ColumnConstraints texts = new ColumnConstraints();
        texts.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, texts);
        int row = 0;
        for (MachineModel.Line line : state.lines()) {
            Label name = label(line.name(), "muted");
            GridPane.setValignment(name, VPos.TOP);
            Label text = wrapping(line.text(), "");
            if (line.mark() != MachineModel.Mark.NONE) {
                boolean good = line.mark() == MachineModel.Mark.GOOD;
                FontIcon icon = new FontIcon(good ? MaterialDesignC.CHECK : MaterialDesignC.CLOSE_CIRCLE_OUTLINE);
                icon.getStyleClass().addAll("status-icon", good ? "good" : "bad");
                text.setGraphic(icon);
            }
            grid.addRow(row++, name, text);
        }
        return grid;
    }

    private static Label wrapping(String text, String styleClass) {
        Label label = label(text, styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        if (!styleClass.isEmpty()) {
            label.getStyleClass().add(styleClass);
        }
        return label;
    }
}
