package org.dl4jworkbench.ui.assignment.layers;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The card of a convolution's filters. */
final class FiltersCard {
    private static final double FEW = 31;
    private static final double LARGE = 44;
    private static final double GAP = 3;
    private static final double GRID = 15;
    private static final double GRID_GAP = 2;

    private final FiltersModel model;
    private final Exports exports;
    private final Overlay overlay;
    private final ComboBox<LayerTitle> layer = new ComboBox<>();
    private final ColourBar bar = new ColourBar();
    private final Label note = Nodes.wrapping("", "muted", "tiny");
    private final Hyperlink all = new Hyperlink();
    private final VBox place = new VBox();
    private final VBox root;
    private @Nullable TileStrip strip;
    private boolean stripIsGrid;

    FiltersCard(FiltersModel model, Exports exports, Overlay overlay) {
        this.model = model;
        this.exports = exports;
        this.overlay = overlay;
        layer.setId("filters-layer");
        layer.setMaxWidth(Double.MAX_VALUE);
        layer.getStyleClass().add("small-combo");
        HBox.setHgrow(layer, Priority.ALWAYS);
        root = Nodes.card(Nodes.label("Filters", "card-title"), layer, exports.menu(model::figure));
        root.setId("filters-card");
        all.getStyleClass().add("small");
        all.setId("all-filters");
        all.setOnAction(event -> openAll());
        root.getChildren().addAll(place, new HBox(8, note, Nodes.space(), bar), all);
        HBox.setHgrow(note, Priority.ALWAYS);
        model.offeredProperty().addListener(observable -> offer());
        layer.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.layerProperty().set(now);
            }
        });
        model.layerProperty().addListener((observable, old, now) -> layer.setValue(now));
        model.filtersProperty().addListener(observable -> show());
        offer();
        show();
    }

    VBox root() {
        return root;
    }

    private void offer() {
        layer.getItems().setAll(model.offeredProperty().get());
        layer.setValue(model.layerProperty().get());
        Nodes.show(root, !model.offeredProperty().get().isEmpty());
    }

    private void show() {
        FiltersModel.Filters filters = model.filtersProperty().get();
        if (filters == null) {
            place.getChildren().clear();
            strip = null;
            note.setText("");
            Nodes.show(all, false);
            Nodes.show(bar, false);
            return;
        }
        boolean grid = filters.perRow() > 0;
        TileStrip shown = strip;
        if (shown == null || stripIsGrid != grid) {
            shown = strip(filters, false);
            strip = shown;
            stripIsGrid = grid;
            place.getChildren().setAll(shown);
        }
        fill(shown, filters);
        note.setText(filters.note());
        bar.show(filters.section().scale());
        Nodes.show(bar, true);
        all.setText(
                filters.hidden() == 0
                        ? "enlarge"
                        : "show all "
                                + Numbers.grouped(filters.hidden()
                                        + filters.section().tiles().size()));
        Nodes.show(all, true);
    }

    private static TileStrip strip(FiltersModel.Filters filters, boolean large) {
        boolean grid = filters.perRow() > 0;
        return grid
                ? new TileStrip(large ? 1.6 * GRID : GRID, GRID_GAP)
                : new TileStrip(large ? 2 * LARGE : FEW, large ? 2 * GAP : GAP);
    }

    private static void fill(TileStrip strip, FiltersModel.Filters filters) {
        HeatSheet.Section section = filters.section();
        strip.setPerRow(filters.perRow());
        strip.setNames(index -> words(section.tiles().get(index)));
        strip.show(Tiles.of(section.tiles(), section.scale()));
    }

    private static String words(HeatTile tile) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : tile.values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return tile.name() + " · " + ColourBar.number(low) + " to " + ColourBar.number(high);
    }

    private void openAll() {
        FiltersModel.Filters filters = model.all();
        if (filters == null) {
            return;
        }
        TileStrip large = strip(filters, true);
        large.setId("all-filters-strip");
        fill(large, filters);
        ColourBar scale = new ColourBar();
        scale.show(filters.section().scale());
        ScrollPane scroll = new ScrollPane(large);
        scroll.setFitToWidth(filters.perRow() == 0);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        overlay.setTitle(filters.section().title());
        overlay.open(
                new VBox(8, new HBox(8, Nodes.label(filters.note(), "muted", "small"), Nodes.space(), scale), scroll),
                exports.menu(model::figure),
                null);
    }
}
