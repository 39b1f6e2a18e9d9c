package org.dl4jworkbench.ui.assignment.inside;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.PictureFigure;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.ui.chart.FigureView;
import org.jspecify.annotations.Nullable;

/** An example's picture with sharp pixels, or the whole picture around its box, and the probabilities of its classes as bars. */
final class ExampleFace extends VBox {
    private final InsideModel inside;
    private final ObjectProperty<@Nullable Integer> example;
    private final ExampleImages images;
    private final Label actual = new Label();
    private final Label predicted = new Label();
    private final ImageView picture = new ImageView();
    private final FigureView whole = new FigureView();
    private final Label waiting = new Label("Loading the pictures …");
    private final StackPane place = new StackPane(waiting, picture, whole);
    private final ProbabilityBars bars = new ProbabilityBars();
    private @Nullable Image small;
    private int decoding;

    ExampleFace(
            String id,
            InsideModel inside,
            ObjectProperty<@Nullable Integer> example,
            ExampleImages images,
            ObservableBooleanValue dark) {
        this.inside = inside;
        this.example = example;
        this.images = images;
        getStyleClass().add("example-face");
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        actual.setId(id + "-actual");
        predicted.setId(id + "-predicted");
        HBox words = new HBox(14, actual, predicted);
        words.setAlignment(Pos.CENTER);
        whole.darkProperty().bind(dark);
        waiting.getStyleClass().addAll("muted", "small");
        waiting.visibleProperty().bind(images.pictures().stateProperty().isEqualTo(RunPictures.State.LOADING));
        place.setMinSize(0, 100);
        place.setPrefSize(200, 240);
        VBox.setVgrow(place, Priority.ALWAYS);
        place.layoutBoundsProperty().addListener((observable, old, now) -> fit());
        bars.setId(id + "-bars");
        ScrollPane scroll = new ScrollPane(bars);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("card-scroll");
        scroll.setMinHeight(80);
        scroll.prefHeightProperty().bind(bars.heightProperty().add(4));
        scroll.setMaxHeight(260);
        getChildren().setAll(words, place, scroll);
        example.addListener((observable, old, now) -> show());
        inside.contentProperty().addListener((observable, old, now) -> show());
        images.pictures().stateProperty().addListener((observable, old, now) -> show());
        show();
    }

    private void show() {
        Integer shown = example.get();
        WatchedPredictions predictions = inside.predictions();
        if (shown == null || predictions == null || shown >= predictions.count()) {
            actual.setText("");
            predicted.setText("");
            small = null;
            fit();
            bars.show(null, 0, inside.classNames());
            return;
        }
        ShownExample now = ShownExample.of(predictions, shown);
        actual.setText("actual " + inside.classNames().get(now.actual()));
        predicted.setText("predicted " + inside.classNames().get(now.predicted()));
        predicted.getStyleClass().setAll("label", now.isRight() ? "good" : "bad", "strong");
        bars.show(predictions, shown, inside.classNames());
        small = images.get(shown);
        fit();
        showWhole(shown);
    }

    /** As large as there is room for. */
    private void fit() {
        Image shown = small;
        if (shown == null) {
            picture.setImage(null);
            return;
        }
        double room = Math.min(place.getWidth() / shown.getWidth(), place.getHeight() / shown.getHeight());
        int times = (int) Math.max(1, Math.floor(room));
        picture.setImage(ExampleImages.enlarged(shown, times));
        picture.setFitWidth(Math.min(room, times) * shown.getWidth());
        picture.setFitHeight(Math.min(room, times) * shown.getHeight());
    }

    private void showWhole(int shown) {
        int mine = ++decoding;
        WholePicture wanted = WholePicture.of(inside, images.pictures(), shown);
        picture.setVisible(wanted == null);
        whole.setVisible(wanted != null);
        if (wanted == null) {
            whole.setFigure(null);
            return;
        }
        inside.background()
                .run(
                        wanted::figure,
                        (PictureFigure figure) -> {
                            if (mine == decoding) {
                                whole.setFigure(figure);
                            }
                        },
                        failure -> {
                            // The cut-out tells what the network sees, even where the picture around it is gone.
                            if (mine == decoding) {
                                whole.setVisible(false);
                                picture.setVisible(true);
                            }
                        });
    }
}
