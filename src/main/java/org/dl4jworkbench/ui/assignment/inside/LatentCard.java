package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.lab.inside.ProjectionJob;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The card of the latent space: one scatter, or two epochs side by side. */
final class LatentCard {
    private final LatentModel model;
    private final Exports exports;
    private final LatentPanel left;
    private final LatentPanel right;
    private final Timeline watching = new Timeline(new KeyFrame(Duration.millis(150), event -> showJob()));
    private final Parent root;
    private List<String> classes = List.of();

    @FXML
    private HBox head;

    @FXML
    private ComboBox<LayerChoice> layer;

    @FXML
    private ToggleButton lasso;

    @FXML
    private ToggleButton centroids;

    @FXML
    private ToggleButton compare;

    @FXML
    private Button fit;

    @FXML
    private Label count;

    @FXML
    private ScrollPane legendScroll;

    @FXML
    private FlowPane legend;

    @FXML
    private HBox plots;

    @FXML
    private Label note;

    @FXML
    private ComboBox<Projection> projection;

    @FXML
    private HBox working;

    @FXML
    private Label workingOn;

    @FXML
    private ProgressBar progress;

    LatentCard(LatentModel model, ExampleImages images, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.exports = exports;
        left = new LatentPanel("latent", model, model.left(), model.firstProperty(), images, dark);
        right = new LatentPanel("latent-other", model, model.right(), model.secondProperty(), images, dark);
        root = Fxml.load("assignment-inside-latent", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        head.getChildren().add(exports.menu(model::figure));
        layer.setConverter(Labels.of(LayerChoice::label));
        layer.valueProperty().bindBidirectional(model.layerProperty());
        model.layersProperty().addListener((observable, old, now) -> offer(now));
        centroids.selectedProperty().bindBidirectional(model.centroidsProperty());
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        for (LatentPanel each : List.of(left, right)) {
            each.scatter().lassoingProperty().bind(lasso.selectedProperty());
        }
        right.scatter().zoomProperty().bindBidirectional(left.scatter().zoomProperty());
        plots.getChildren().setAll(left, right);
        // Three lines of classes; of more, the rest is scrolled to.
        legendScroll.prefHeightProperty().bind(legend.heightProperty().add(2));
        for (LatentPlots each : List.of(model.left(), model.right())) {
            each.plotProperty().addListener((observable, old, now) -> show());
            each.noteProperty().addListener((observable, old, now) -> show());
            each.jobProperty().addListener((observable, old, now) -> showJob());
        }
        projection.getItems().setAll(Projection.values());
        projection.setConverter(Labels.of(Projection::label));
        projection.valueProperty().bindBidirectional(model.projectionProperty());
        watching.setCycleCount(Animation.INDEFINITE);
        showJob();
        model.inside().contentProperty().addListener((observable, old, now) -> show());
        model.inside().train().selection().momentProperty().addListener((observable, old, now) -> show());
        model.hidden().addListener((SetChangeListener<Integer>) change -> showHidden());
        model.inside().train().runProperty().addListener((observable, old, now) -> left.scatter()
                .zoomProperty()
                .set(null));
        model.layerProperty()
                .addListener(
                        (observable, old, now) -> left.scatter().zoomProperty().set(null));
        show();
    }

    /** The chosen one stays chosen though the list is made anew. */
    private void offer(List<LayerChoice> now) {
        LayerChoice before = model.layerProperty().get();
        layer.getItems().setAll(now);
        model.layerProperty().set(before != null && now.contains(before) ? before : null);
    }

    private void show() {
        List<String> names =
                model.inside().content() == null ? List.of() : model.inside().classNames();
        if (!names.equals(classes)) {
            classes = names;
            makeLegend();
        }
        LatentPlot shown = model.left().plotProperty().get();
        String said = note(shown);
        Nodes.show(projection, shown != null && shown.outputs().units() > 2);
        note.setText(said);
        Nodes.show(note, !said.isEmpty());
        Nodes.show(right, model.right().plotProperty().get() != null);
        count.setText(shown == null ? "" : count(shown));
        Nodes.show(count, shown != null);
        fit.setDisable(shown == null);
        lasso.setDisable(shown == null);
    }

    private String note(@Nullable LatentPlot shown) {
        String left = model.left().noteProperty().get();
        String said = left.isEmpty() ? model.right().noteProperty().get() : left;
        boolean unchosen = model.layerProperty().get() == null
                && !model.layersProperty().get().isEmpty();
        Moment moment = model.inside().train().selection().moment();
        if (model.inside().content() == null && moment != null) {
            return "Reading " + moment.label() + " …";
        }
        return shown == null && said.isEmpty() && unchosen
                ? "Before its output this network has no layer of units: choose a layer above, to have its outputs"
                        + " drawn."
                : said;
    }

    /** While a projection takes seconds: how far it is, and a way to end it. */
    private void showJob() {
        ProjectionJob left = model.left().jobProperty().get();
        ProjectionJob now = left == null ? model.right().jobProperty().get() : left;
        Nodes.show(working, now != null);
        if (now == null) {
            watching.stop();
        } else {
            progress.setProgress(now.progress());
            workingOn.setText(model.projectionProperty().get().label());
            watching.play();
        }
    }

    @FXML
    private void onCancel() {
        model.left().cancel();
        model.right().cancel();
    }

    private static String count(LatentPlot shown) {
        int points = shown.points().size();
        return points == shown.watched()
                ? "all " + Numbers.grouped(points)
                : "showing " + Numbers.grouped(points) + " of " + Numbers.grouped(shown.watched());
    }

    private void makeLegend() {
        List<ToggleButton> chips = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int of = label;
            ToggleButton chip =
                    Nodes.literal(new ToggleButton(classes.get(label), new Circle(4, FxColours.series(label))));
            chip.getStyleClass().add("series-toggle");
            chip.setSelected(!model.hidden().contains(label));
            chip.setTooltip(new Tooltip("Click to hide or show, double click to show it alone"));
            chip.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    model.showOnly(of);
                }
            });
            chip.setOnAction(event -> {
                if (chip.isSelected()) {
                    model.hidden().remove(of);
                } else {
                    model.hidden().add(of);
                }
            });
            chips.add(chip);
        }
        legend.getChildren().setAll(chips);
    }

    private void showHidden() {
        for (int label = 0; label < legend.getChildren().size(); label++) {
            ((ToggleButton) legend.getChildren().get(label))
                    .setSelected(!model.hidden().contains(label));
        }
    }

    @FXML
    private void onFit() {
        LatentPlot shown = model.left().plotProperty().get();
        LatentPlot other = model.right().plotProperty().get();
        if (shown != null) {
            left.scatter()
                    .zoomProperty()
                    .set(Range.of(other == null ? List.of(shown.points()) : List.of(shown.points(), other.points())));
        }
    }
}
