package org.dl4jworkbench.ui.compare;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.lab.compare.WeightComparison;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** How the weights of a layer are spread in every run, each at its best epoch. */
final class WeightsCard extends VBox {
    private final CompareModel model;
    private final ObservableSet<String> hidden;
    private final FigureView view = new FigureView();
    private final ComboBox<WeightComparison.Block> block = new ComboBox<>();
    private final Label left = Nodes.wrapping("", "warning-text");
    private final Label none = Nodes.wrapping("None of the runs keeps histograms of its weights yet.", "muted");
    private boolean offering;

    WeightsCard(
            CompareModel model, ObservableSet<String> hidden, ObservableBooleanValue dark, ComparePage.Menus menus) {
        this.model = model;
        this.hidden = hidden;
        hidden.addListener((SetChangeListener<String>)
                change -> show(model.weightsProperty().get()));
        getStyleClass().add("card");
        view.setId("compare-weights");
        view.darkProperty().bind(dark);
        view.setMinHeight(160);
        VBox.setVgrow(view, Priority.ALWAYS);
        block.setId("compare-block");
        block.setAccessibleText("Layer");
        block.setMinWidth(USE_PREF_SIZE);
        block.valueProperty().addListener((observable, old, now) -> {
            if (!offering && now != null) {
                model.blockProperty().set(now);
            }
        });
        HBox head = new HBox(
                block,
                Nodes.label("densities at each run's best epoch", "muted", "small"),
                Nodes.space(),
                menus.of(view::getFigure));
        head.getStyleClass().add("card-head");
        getChildren().setAll(head, none, view, left);
        model.blocksProperty().addListener((observable, old, now) -> offer(now));
        model.blockProperty().addListener((observable, old, now) -> block.setValue(now));
        model.weightsProperty().addListener((observable, old, now) -> show(now));
        offer(model.blocksProperty().get());
        show(model.weightsProperty().get());
    }

    private void offer(List<WeightComparison.Block> blocks) {
        offering = true;
        if (!blocks.equals(block.getItems())) {
            block.getItems().setAll(blocks);
        }
        block.setValue(model.blockProperty().get());
        offering = false;
        Nodes.show(none, blocks.isEmpty());
        Nodes.show(view, !blocks.isEmpty());
    }

    private void show(WeightComparison.@Nullable Drawn drawn) {
        view.setFigure(drawn == null ? null : drawn.without(hidden));
        String text = drawn == null ? "" : String.join(". ", drawn.leftOut());
        left.setText(text);
        Nodes.show(left, !text.isEmpty());
    }
}
