package org.dl4jworkbench.ui.assignment.setup;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.PreprocessingPreview.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The pictures of a {@link PreviewModel} side by side, with what stands below each, and the way to the next example. */
final class PreviewStrip extends VBox {
    private static final double SIDE = 62;

    private final FlowPane pictures = new FlowPane(6, 6);

    PreviewStrip(PreviewModel model) {
        getStyleClass().add("preview-strip");
        pictures.setId("preview");
        Label caption = new Label();
        caption.setId("preview-caption");
        caption.getStyleClass().addAll("muted", "small");
        caption.textProperty().bind(model.captionProperty());
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(
                caption,
                button("previous-example", MaterialDesignC.CHEVRON_LEFT, "Previous example", () -> model.leaf(-1)),
                button("next-example", MaterialDesignC.CHEVRON_RIGHT, "Next example", () -> model.leaf(1)));
        head.getStyleClass().add("card-head");
        FieldControls.showIf(
                head,
                Bindings.createBooleanBinding(
                        () -> !model.stagesProperty().get().isEmpty(), model.stagesProperty()));
        Label problem = new Label();
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.problemProperty());
        FieldControls.showIf(problem, problem.textProperty().isNotEmpty());
        getChildren().addAll(head, pictures, problem);
        model.stagesProperty().addListener((observable, old, now) -> show(now));
        show(model.stagesProperty().get());
    }

    private static Button button(String id, Ikon icon, String text, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(text);
        button.setTooltip(new javafx.scene.control.Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(List<Stage> stages) {
        pictures.getChildren().clear();
        for (Stage stage : stages) {
            int height = stage.shape().dimensions().get(0);
            int width = stage.shape().dimensions().get(1);
            WritableImage image = new WritableImage(width, height);
            image.getPixelWriter()
                    .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), stage.argb(), 0, width);
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            view.setSmooth(false);
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            StackPane place = new StackPane(view);
            place.setMinSize(SIDE, SIDE);
            place.setMaxSize(SIDE, SIDE);
            VBox box = new VBox(
                    1,
                    place,
                    line(stage.name(), "preview-name"),
                    line(stage.shape().toString(), "muted"));
            box.getChildren().add(line(stage.range(), "muted"));
            box.setMaxWidth(SIDE);
            box.setPrefWidth(SIDE);
            box.setAccessibleText(stage.name() + ", " + stage.shape() + ", values " + stage.range());
            pictures.getChildren().add(box);
        }
        pictures.setPrefHeight(Region.USE_COMPUTED_SIZE);
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll(style, "preview-text");
        label.setTooltip(new javafx.scene.control.Tooltip(text));
        return label;
    }
}
