package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.chart.ScatterView;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** One scatter of the latent space; of two side by side each chooses its epoch. */
final class LatentPanel extends VBox {
    private static final double PICTURE = 84;

    private final LatentModel model;
    private final ReadOnlyObjectProperty<@Nullable LatentPlot> plot;
    private final ExampleImages images;
    private final ScatterView scatter = new ScatterView();
    private final Label separation = new Label();
    private final ComboBox<Moment> moment = new ComboBox<>();

    LatentPanel(
            String id,
            LatentModel model,
            LatentPlots plots,
            ObjectProperty<@Nullable Moment> chosen,
            ExampleImages images,
            ObservableBooleanValue dark) {
        this.model = model;
        plot = plots.plotProperty();
        this.images = images;
        setSpacing(4);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        scatter.setId(id);
        scatter.darkProperty().bind(dark);
        scatter.centroidsProperty().bind(model.centroidsProperty());
        scatter.emphasisProperty().bind(model.emphasisProperty());
        scatter.selectedProperty().bind(model.inside().selection().exampleProperty());
        scatter.setOnChosen(model::choose);
        scatter.secondProperty().bind(model.inside().selection().secondProperty());
        scatter.lassoProperty().bindBidirectional(model.inside().selection().lassoProperty());
        scatter.setCard(this::card);
        VBox.setVgrow(scatter, Priority.ALWAYS);
        moment.setId(id + "-epoch");
        moment.setAccessibleText("Epoch");
        moment.setConverter(Labels.of(Moment::label));
        moment.valueProperty().bindBidirectional(chosen);
        separation.setId(id + "-separation");
        separation.getStyleClass().addAll("muted", "small");
        separation.textProperty().bind(new SeparationModel(model.inside(), plots).textProperty());
        separation.setTooltip(new Tooltip(
                "How far the classes lie apart in the layer's outputs: the mean silhouette (1 far apart, 0 touching, below 0 mixed),"
                        + " Fisher's ratio of the scatter between classes to that within, and the two classes nearest to one"
                        + " another"));
        getChildren().setAll(moment, scatter, separation);
        plot.addListener((observable, old, now) -> show());
        model.rangeProperty().addListener((observable, old, now) -> show());
        model.comparingProperty().addListener((observable, old, now) -> show());
        model.hidden().addListener((SetChangeListener<Integer>) change -> {
            if (change.wasAdded()) {
                scatter.hidden().add(change.getElementAdded());
            } else {
                scatter.hidden().remove(change.getElementRemoved());
            }
        });
        show();
    }

    ScatterView scatter() {
        return scatter;
    }

    private void show() {
        LatentPlot shown = plot.get();
        Nodes.show(moment, model.comparingProperty().get());
        if (model.comparingProperty().get()) {
            List<Moment> all = model.inside().train().selection().moments();
            if (!moment.getItems().equals(all)) {
                Moment before = moment.getValue();
                moment.getItems().setAll(all);
                moment.setValue(before);
            }
        }
        scatter.setVisible(shown != null);
        if (shown == null) {
            scatter.pointsProperty().set(null);
            return;
        }
        Range fixed = shown.hasLastingAxes() ? model.rangeProperty().get() : null;
        scatter.homeProperty().set(fixed == null ? Range.of(List.of(shown.points())) : fixed);
        scatter.classesProperty().set(model.inside().classNames());
        scatter.xTitleProperty().set(shown.xTitle());
        scatter.yTitleProperty().set(shown.yTitle());
        scatter.pointsProperty().set(shown.points());
    }

    private @Nullable Node card(int example) {
        WatchedPredictions predictions = model.inside().predictions();
        VBox box = new VBox(3);
        box.setAlignment(Pos.CENTER);
        Image picture = images.get(example);
        if (picture != null) {
            ImageView view = new ImageView(picture);
            view.setFitWidth(PICTURE);
            view.setFitHeight(PICTURE);
            view.setPreserveRatio(true);
            view.setSmooth(false);
            box.getChildren().add(view);
        }
        if (predictions != null && example < predictions.count()) {
            box.getChildren()
                    .add(new Label(ShownExample.of(predictions, example)
                            .caption(model.inside().classNames())));
        }
        return box.getChildren().isEmpty() ? null : box;
    }
}
