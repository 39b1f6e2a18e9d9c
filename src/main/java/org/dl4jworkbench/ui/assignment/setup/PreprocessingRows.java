package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.common.Nodes;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The preprocessing steps in their order: adds, moves, edits and takes them out; one that does not fit says so in its row. */
final class PreprocessingRows extends VBox {
    private final SetupModel model;
    private final VBox list = new VBox();
    private final MenuButton add = new MenuButton();
    private final List<PreprocessingRow> rows = new ArrayList<>();
    private int opened = -1;

    PreprocessingRows(SetupModel model) {
        this.model = model;
        getStyleClass().add("preprocessing");
        Label title = new Label("Preprocessing");
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label usual = new Label("usual");
        usual.getStyleClass().addAll("muted", "small");
        usual.setTooltip(new Tooltip("What is usual for such data; the preset names no steps"));
        Hyperlink back = new Hyperlink("usual");
        back.setId("usual-steps");
        back.setTooltip(new Tooltip("Back to what is usual for such data"));
        back.setOnAction(event -> model.useUsualSteps());
        var explicit =
                Bindings.createBooleanBinding(() -> model.spec().data().preprocessing() != null, model.specProperty());
        FieldControls.showIf(usual, explicit.not());
        FieldControls.showIf(back, explicit);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        back.getStyleClass().add("small");
        back.setMinWidth(USE_PREF_SIZE);
        usual.setMinWidth(USE_PREF_SIZE);
        add.setMinWidth(USE_PREF_SIZE);
        add.setId("add-step");
        add.setGraphic(new FontIcon(MaterialDesignP.PLUS));
        add.setAccessibleText("Add a preprocessing step");
        add.setTooltip(new Tooltip("Add a preprocessing step"));
        add.getStyleClass().add("small-menu");
        add.setOnShowing(event -> fillMenu());
        fillMenu();
        HBox head = new HBox(title, usual, back, space, add);
        head.getStyleClass().add("card-head");
        Label whole = new Label();
        whole.textProperty().bind(model.stepsProblemProperty());
        whole.getStyleClass().add("error-text");
        whole.setWrapText(true);
        whole.setMinHeight(USE_PREF_SIZE);
        FieldControls.showIf(whole, whole.textProperty().isNotEmpty());
        Label none = new Label("The values go in as they are");
        none.getStyleClass().addAll("muted", "small");
        FieldControls.showIf(
                none,
                Bindings.createBooleanBinding(
                        () -> model.preprocessingProperty().get().steps().isEmpty(), model.preprocessingProperty()));
        getChildren().addAll(head, whole, none, list);
        model.preprocessingProperty().addListener((observable, old, now) -> show(now));
        show(model.preprocessingProperty().get());
    }

    /** The steps that the data can take and that are not there yet, as they start. */
    static List<PreprocessingStep> templates(PreprocessingSummary now) {
        Shape shape = now.raw();
        List<PreprocessingStep> all = new ArrayList<>();
        if (shape.isPicture()) {
            int height = shape.dimensions().get(0);
            int width = shape.dimensions().get(1);
            all.add(new PreprocessingStep.Crop(0.9));
            all.add(new PreprocessingStep.Resize(Math.min(1024, height), Math.min(1024, width)));
            all.add(new PreprocessingStep.Augment(false, 0.1, 10, 0.1));
            if (shape.dimensions().get(2) == 3) {
                all.add(new PreprocessingStep.Grey());
            }
            all.add(new PreprocessingStep.Scale());
        }
        all.add(new PreprocessingStep.Standardise());
        all.removeIf(step -> now.steps().stream().anyMatch(there -> there.spec().getClass() == step.getClass()));
        return all;
    }

    private void fillMenu() {
        add.getItems().clear();
        for (PreprocessingStep step : templates(model.preprocessingProperty().get())) {
            MenuItem item = Nodes.literal(new MenuItem(step.label() + "  (" + step.settings() + ")"));
            item.setId("add-step-" + step.label().toLowerCase(Locale.ROOT));
            item.setOnAction(event -> model.addStep(step));
            add.getItems().add(item);
        }
        if (add.getItems().isEmpty()) {
            MenuItem none = new MenuItem("All steps are there");
            none.setDisable(true);
            add.getItems().add(none);
        }
    }

    private void show(PreprocessingSummary summary) {
        List<PreprocessingSummary.Step> steps = summary.steps();
        boolean sameKinds = rows.size() == steps.size();
        for (int i = 0; sameKinds && i < rows.size(); i++) {
            sameKinds = rows.get(i).kind() == steps.get(i).spec().getClass();
        }
        if (!sameKinds) {
            opened = -1;
            rows.clear();
            steps.forEach(step -> rows.add(new PreprocessingRow(model, step, this::toggle)));
            list.getChildren().setAll(rows);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)
                    .show(
                            steps.get(i),
                            i == 0 ? summary.raw() : steps.get(i - 1).output(),
                            steps.size());
        }
    }

    private void toggle(int index) {
        opened = opened == index ? -1 : index;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setOpened(i == opened);
        }
    }

    /** An icon that acts on a row. */
    static Button icon(String id, org.kordamp.ikonli.Ikon ikon, String text, Runnable action) {
        Button button = new Button("", new FontIcon(ikon));
        button.setId(id);
        button.getStyleClass().addAll("icon-button", "row-button");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }
}
