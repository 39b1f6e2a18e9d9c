package org.dl4jworkbench.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableSet;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Smoothing;
import org.dl4jworkbench.lab.compare.Comparison;
import org.dl4jworkbench.lab.compare.CurveChoice;
import org.dl4jworkbench.lab.compare.CurveFigures;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The curves of all runs in one figure: what, over which axis, raw or smoothed. */
final class CurvesCard extends VBox {
    private final CompareModel model;
    private final FigureView view = new FigureView();
    private final ComboBox<Shown> quantity = new ComboBox<>();
    private final CheckBox log = new CheckBox("log");
    private final Label left = Nodes.wrapping("", "warning-text");
    private boolean offering;

    /** An entry of the menu: what was measured per epoch, or nothing for the minibatches' loss. */
    private record Shown(Optional<Quantity> quantity) {
        @Override
        public String toString() {
            return quantity.map(Quantity::label).orElse("Minibatch loss");
        }
    }

    CurvesCard(CompareModel model, ObservableBooleanValue dark, ComparePage.Menus menus) {
        this.model = model;
        getStyleClass().add("card");
        view.setId("compare-curves");
        view.darkProperty().bind(dark);
        view.setMinHeight(160);
        VBox.setVgrow(view, Priority.ALWAYS);
        quantity.setId("compare-quantity");
        quantity.setMinWidth(USE_PREF_SIZE);
        quantity.setAccessibleText("What the curves show");
        quantity.valueProperty().addListener((observable, old, now) -> {
            if (!offering && now != null) {
                model.quantityProperty().set(now.quantity().orElse(null));
            }
        });
        model.quantityProperty().addListener(observable -> choose());
        Slider smoothing =
                new Slider(0, Smoothing.MAX_WEIGHT, model.smoothingProperty().get());
        smoothing.setPrefWidth(110);
        smoothing.setAccessibleText("Smoothing");
        smoothing.setTooltip(new Tooltip(Smoothing.MEANING));
        smoothing.getTooltip().setWrapText(true);
        smoothing.getTooltip().setMaxWidth(360);
        Label value = Nodes.label("", "muted", "small");
        value.setMinWidth(34);
        smoothing.valueProperty().addListener((observable, old, now) -> {
            double rounded = Math.round(now.doubleValue() * 1000) / 1000.0;
            value.setText(Numbers.plain(rounded));
            model.smoothingProperty().set(rounded);
        });
        value.setText(Numbers.plain(model.smoothingProperty().get()));
        CheckBox raw = new CheckBox("raw");
        raw.setMinWidth(USE_PREF_SIZE);
        raw.selectedProperty().bindBidirectional(model.rawProperty());
        raw.disableProperty().bind(model.groupedProperty());
        HBox minibatches = new HBox(6, Nodes.label("smoothing", "muted", "small"), smoothing, value, raw);
        minibatches.getStyleClass().add("card-head");
        model.quantityProperty().addListener((observable, old, now) -> Nodes.show(minibatches, now == null));
        Nodes.show(minibatches, model.quantityProperty().get() == null);
        log.setMinWidth(USE_PREF_SIZE);
        log.selectedProperty()
                .addListener(observable -> show(model.curvesProperty().get()));
        HBox head = new HBox(quantity, axes(), minibatches, log, Nodes.space(), menus.of(this::visible));
        head.getStyleClass().add("card-head");
        getChildren().setAll(head, view, left);
        model.comparisonProperty().addListener((observable, old, now) -> offer(now));
        model.curvesProperty().addListener((observable, old, now) -> show(now));
        offer(model.comparisonProperty().get());
        show(model.curvesProperty().get());
    }

    private HBox axes() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (CurveChoice.XAxis axis : CurveChoice.XAxis.values()) {
            ToggleButton button = Nodes.literal(new ToggleButton(axis.label()));
            button.setToggleGroup(group);
            button.setUserData(axis);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            axis.ordinal() == 0
                                    ? "left-pill"
                                    : axis.ordinal() == CurveChoice.XAxis.values().length - 1
                                            ? "right-pill"
                                            : "center-pill");
            button.setSelected(axis == model.axisProperty().get());
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                model.axisProperty().set((CurveChoice.XAxis) now.getUserData());
            }
        });
        return box;
    }

    /** The names of the curves that are not drawn. */
    ObservableSet<String> hidden() {
        return view.hiddenSeries();
    }

    void highlight(@Nullable String name) {
        view.highlightedProperty().set(name);
    }

    private void offer(Comparison now) {
        List<Shown> offered = new ArrayList<>(List.of(new Shown(Optional.empty())));
        CurveFigures.quantities(now).forEach(each -> offered.add(new Shown(Optional.of(each))));
        if (!offered.equals(quantity.getItems())) {
            offering = true;
            quantity.getItems().setAll(offered);
            offering = false;
        }
        choose();
    }

    private void choose() {
        quantity.setValue(new Shown(Optional.ofNullable(model.quantityProperty().get())));
    }

    private void show(CurveFigures.@Nullable Drawn drawn) {
        view.setFigure(drawn == null ? null : drawn.figure().withLog(false, log.isSelected()));
        String text = drawn == null ? "" : String.join(". ", drawn.leftOut());
        left.setText(text);
        Nodes.show(left, !text.isEmpty());
    }

    /** What is exported is what is seen. */
    private @Nullable Exhibit visible() {
        return view.getFigure() instanceof LineFigure figure
                ? figure.withSeries(figure.series().stream()
                        .filter(series -> !hidden().contains(series.name()))
                        .toList())
                : null;
    }
}
