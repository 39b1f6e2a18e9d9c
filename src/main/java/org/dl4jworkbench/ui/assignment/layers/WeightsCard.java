package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The card of a layer's weights and biases as histograms. */
final class WeightsCard {
    private static final double PANEL_HEIGHT = 135;
    private static final String NO_OTHER = "over no other run";

    private final WeightsModel model;
    private final ComboBox<LayerTitle> layer = new ComboBox<>();
    private final ComboBox<String> other = new ComboBox<>();
    private final FlowPane key = new FlowPane(10, 2);
    private final FigureView figure = new FigureView();
    private final VBox root;
    private boolean filling;

    WeightsCard(WeightsModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        layer.setId("weights-layer");
        layer.getStyleClass().add("small-combo");
        layer.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(layer, Priority.ALWAYS);
        root = Nodes.card(Nodes.label("Weights", "card-title"), layer, exports.menu(figure::getFigure));
        root.setId("weights-card");
        ToggleButton first = toggle("first epoch", "Lay the first kept epoch under the selected one");
        first.selectedProperty().bindBidirectional(model.withFirstProperty());
        ToggleButton epochs = toggle("over epochs", "Ten kept epochs below one another, the first on top");
        epochs.setId("weights-over-epochs");
        epochs.selectedProperty().bindBidirectional(model.overEpochsProperty());
        first.disableProperty().bind(model.overEpochsProperty());
        other.setId("weights-other");
        other.getStyleClass().add("small-combo");
        other.setMaxWidth(Double.MAX_VALUE);
        other.setTooltip(
                new Tooltip("Lay the weights of another run of this assignment over these, such as one with L2"));
        other.disableProperty().bind(model.overEpochsProperty());
        HBox choices = new HBox(6, first, epochs);
        choices.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        figure.setId("weights-figure");
        figure.darkProperty().bind(dark);
        root.getChildren().addAll(choices, other, key, figure);
        layer.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.layerProperty().set(now);
            }
        });
        other.setOnShowing(event -> model.listRuns());
        other.valueProperty().addListener((observable, old, now) -> choose(now));
        model.offeredProperty().addListener(observable -> offer());
        model.layerProperty().addListener((observable, old, now) -> layer.setValue(now));
        model.otherRunsProperty().addListener(observable -> offerRuns());
        model.otherProperty().addListener(observable -> offerRuns());
        model.figureProperty().addListener(observable -> show());
        offer();
        offerRuns();
        show();
    }

    VBox root() {
        return root;
    }

    private static ToggleButton toggle(String text, String explained) {
        ToggleButton toggle = Nodes.literal(new ToggleButton(text));
        toggle.getStyleClass().add("chip-toggle");
        toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(explained));
        return toggle;
    }

    private void offer() {
        layer.getItems().setAll(model.offeredProperty().get());
        layer.setValue(model.layerProperty().get());
    }

    private void offerRuns() {
        filling = true;
        try {
            List<String> names = new ArrayList<>(List.of(NO_OTHER));
            model.otherRunsProperty().get().forEach(run -> names.add(run.name()));
            OtherRun chosen = model.otherProperty().get();
            if (!names.equals(other.getItems())) {
                other.getItems().setAll(names);
            }
            other.setValue(chosen == null ? NO_OTHER : chosen.name());
        } finally {
            filling = false;
        }
    }

    private void choose(@Nullable String name) {
        if (!filling) {
            model.otherProperty()
                    .set(model.otherRunsProperty().get().stream()
                            .filter(run -> run.name().equals(name))
                            .findFirst()
                            .orElse(null));
        }
    }

    private void show() {
        HistogramFigure shown = model.figureProperty().get();
        figure.setFigure(shown);
        key.getChildren().clear();
        if (shown == null) {
            Nodes.show(figure, false);
            return;
        }
        Nodes.show(figure, true);
        double height = Math.max(1, shown.panels().size())
                * PANEL_HEIGHT
                * (shown.form() == HistogramFigure.Form.RIDGES ? 1.4 : 1);
        figure.setMinHeight(height);
        figure.setPrefHeight(height);
        if (shown.form() == HistogramFigure.Form.OVERLAID && !shown.panels().isEmpty()) {
            for (HistogramFigure.Curve curve : shown.panels().get(0).curves()) {
                var name = Nodes.label(curve.name(), "muted", "small");
                name.setGraphic(new Circle(4, FxColours.series(curve.colour())));
                key.getChildren().add(name);
            }
        }
    }
}
