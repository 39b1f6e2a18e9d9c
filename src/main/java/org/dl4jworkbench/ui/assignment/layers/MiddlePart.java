package org.dl4jworkbench.ui.assignment.layers;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.Nodes;

/** The larger part of the tab: feature maps or saliency of the examples; of a regression the profiles of its layers. */
final class MiddlePart {
    private final LayersParts parts;
    private final ToggleButton maps = new ToggleButton("Feature maps");
    private final ToggleButton saliency = new ToggleButton("Saliency");
    private final ToggleButton difference = new ToggleButton("A − B");
    private final HBox bar;
    private final Region mapsView;
    private final Region saliencyView;
    private final Region profileView;
    private final VBox root;

    MiddlePart(LayersParts parts, Overlay overlay, ObservableBooleanValue dark, Exports exports) {
        this.parts = parts;
        ExamplesModel examples = parts.examples();
        mapsView = new FeatureMapsView(examples, new MapZoom(examples, exports, overlay), exports).root();
        SaliencyView saliencyPart = new SaliencyView(parts.saliency(), exports);
        saliencyView = saliencyPart.root();
        profileView = new ProfileView(parts.profile(), dark, exports).root();
        ToggleGroup group = new ToggleGroup();
        maps.setId("mode-maps");
        saliency.setId("mode-saliency");
        for (ToggleButton each : new ToggleButton[] {maps, saliency}) {
            each.setToggleGroup(group);
            each.getStyleClass().add("chip-toggle");
        }
        group.selectToggle(maps);
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                show();
            }
        });
        difference.setId("difference");
        difference.getStyleClass().add("chip-toggle");
        difference.setTooltip(new Tooltip("How much more each map answers to the first example than to the second"));
        difference.selectedProperty().bindBidirectional(examples.differenceProperty());
        difference.disableProperty().bind(examples.second().seenProperty().isNull());
        bar = new HBox(6, maps, saliency, Nodes.space(), difference);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(26);
        StackPane place = new StackPane(mapsView, saliencyView, profileView);
        VBox.setVgrow(place, Priority.ALWAYS);
        root = new VBox(8, bar, saliencyPart.tools(), place);
        root.setMinWidth(0);
        parts.layers().contentProperty().addListener(observable -> show());
        show();
    }

    Region root() {
        return root;
    }

    private void show() {
        boolean regression = parts.layers().isRegression();
        boolean isSaliency = saliency.isSelected();
        Nodes.show(bar, !regression);
        Nodes.show(profileView, regression);
        Nodes.show(mapsView, !regression && !isSaliency);
        Nodes.show(saliencyView, !regression && isSaliency);
        Nodes.show(difference, !isSaliency);
        parts.saliency().shownProperty().set(!regression && isSaliency);
    }
}
