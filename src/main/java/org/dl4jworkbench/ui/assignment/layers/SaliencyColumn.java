package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** An example under the map of what in it speaks for a class. */
final class SaliencyColumn {
    private final SaliencyModel model;
    private final NewestQuestion<SaliencyModel.Question, float[][]> question;
    private final Canvas canvas = new Canvas();
    private final Label title = Nodes.label("", "card-title");
    private final Label about = Nodes.label("", "muted", "small");
    private final ColourBar bar = new ColourBar();
    private final VBox root;
    private @Nullable Image picture;
    private @Nullable Image map;

    SaliencyColumn(
            SaliencyModel model,
            NewestQuestion<SaliencyModel.Question, float[][]> question,
            ExampleColumn example,
            ObjectProperty<@Nullable Integer> selected,
            String name,
            Exports exports) {
        this.model = model;
        this.question = question;
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        root = Nodes.card(title, Nodes.space(), exports.menu(this::figure));
        root.setId("saliency-" + name);
        Pane place = new Pane(canvas) {
            @Override
            protected void layoutChildren() {
                fit(getWidth(), getHeight());
            }
        };
        place.setMinSize(0, 0);
        Answering answering = new Answering(question, place);
        VBox.setVgrow(answering, Priority.ALWAYS);
        root.getChildren()
                .addAll(
                        new ExampleChooser(model.examples(), selected, "saliency-" + name).root(),
                        new HBox(8, about, Nodes.space(), bar),
                        answering);
        HBox.setHgrow(about, Priority.ALWAYS);
        question.answeredProperty().addListener(observable -> show());
        model.opacityProperty().addListener(observable -> draw());
        example.seenProperty().addListener((observable, old, now) -> {
            if (now == null) {
                show();
            }
        });
        show();
    }

    VBox root() {
        return root;
    }

    private void show() {
        NewestQuestion.Answered<SaliencyModel.Question, float[][]> answered =
                question.answeredProperty().get();
        Nodes.show(bar, answered != null);
        if (answered == null) {
            title.setText("No example");
            about.setText("");
            picture = null;
            map = null;
            draw();
            return;
        }
        SeenExample seen = answered.question().example();
        HeatTile tile = tile(answered);
        HeatScale scale = scale(answered);
        title.setText(seen.heading());
        about.setText(words(answered.question()));
        bar.show(scale);
        picture = seen.activations().input().shape().isPicture()
                ? ExamplePicture.of(seen.activations().input()).image()
                : null;
        map = image(tile, scale);
        canvas.getParent().requestLayout();
        draw();
    }

    /** "for 1 · Grad-CAM". */
    private String words(SaliencyModel.Question asked) {
        List<String> classes = asked.example().classNames();
        String name = asked.output() < classes.size() ? classes.get(asked.output()) : String.valueOf(asked.output());
        return asked.method().label() + " for " + name + " ("
                + Numbers.shown(asked.example().probabilities()[asked.output()], 2) + ")";
    }

    private static HeatTile tile(NewestQuestion.Answered<SaliencyModel.Question, float[][]> answered) {
        return HeatTile.of(answered.question().example().name(), answered.answer());
    }

    private static HeatScale scale(NewestQuestion.Answered<SaliencyModel.Question, float[][]> answered) {
        return HeatScale.of(List.of(tile(answered).values()));
    }

    /** The stronger a place speaks, the more it covers. */
    private static Image image(HeatTile tile, HeatScale scale) {
        int[] pixels = tile.pixels(scale);
        double most = Math.max(Math.abs(scale.min()), Math.abs(scale.max()));
        for (int place = 0; place < pixels.length; place++) {
            double strength = Math.min(1, Math.abs(tile.values()[place]) / most);
            int alpha = (int) Math.round(255 * strength);
            pixels[place] = alpha << 24 | pixels[place] & 0xFFFFFF;
        }
        WritableImage image = new WritableImage(tile.columns(), tile.rows());
        image.getPixelWriter()
                .setPixels(
                        0, 0, tile.columns(), tile.rows(), PixelFormat.getIntArgbInstance(), pixels, 0, tile.columns());
        return image;
    }

    private void fit(double width, double height) {
        Image shown = picture == null ? map : picture;
        double scale = shown == null ? 0 : Math.min(width / shown.getWidth(), height / shown.getHeight());
        canvas.setWidth(shown == null ? 0 : Math.floor(scale * shown.getWidth()));
        canvas.setHeight(shown == null ? 0 : Math.floor(scale * shown.getHeight()));
        canvas.relocate(Math.floor((width - canvas.getWidth()) / 2), 0);
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setImageSmoothing(false);
        if (picture != null) {
            pen.setGlobalAlpha(1);
            pen.drawImage(picture, 0, 0, canvas.getWidth(), canvas.getHeight());
        }
        if (map != null) {
            pen.setGlobalAlpha(picture == null ? 1 : model.opacityProperty().get());
            pen.drawImage(map, 0, 0, canvas.getWidth(), canvas.getHeight());
            pen.setGlobalAlpha(1);
        }
    }

    private @Nullable HeatSheet figure() {
        NewestQuestion.Answered<SaliencyModel.Question, float[][]> answered =
                question.answeredProperty().get();
        if (answered == null) {
            return null;
        }
        SeenExample seen = answered.question().example();
        HeatTile tile = tile(answered);
        boolean overPicture = seen.activations().input().shape().isPicture();
        return new HeatSheet(
                seen.heading() + ", " + answered.question().moment().label(),
                List.of(HeatSheet.Section.of(
                                words(answered.question()),
                                List.of(
                                        overPicture
                                                ? tile.over(ExamplePicture.of(seen.activations()
                                                                .input())
                                                        .buffered())
                                                : tile))
                        .withScale(scale(answered))));
    }
}
