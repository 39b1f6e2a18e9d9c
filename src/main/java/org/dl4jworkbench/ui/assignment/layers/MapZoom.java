package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One feature map large, of both examples side by side, with the value under the pointer; arrow keys step through the maps. */
final class MapZoom {
    private final ExamplesModel model;
    private final Exports exports;
    private final Overlay overlay;
    private final Label place = Nodes.label("", "small");
    private final HBox pictures = new HBox(16);
    private final ColourBar bar = new ColourBar();
    private final List<ZoomedTile> shown = new ArrayList<>();
    private int layer;
    private int map;
    private boolean open;

    MapZoom(ExamplesModel model, Exports exports, Overlay overlay) {
        this.model = model;
        this.exports = exports;
        this.overlay = overlay;
        pictures.setAlignment(Pos.CENTER);
        place.setId("map-value");
        VBox.setVgrow(pictures, Priority.ALWAYS);
        overlay.visibleProperty().addListener((observable, was, is) -> open = is && open);
        // The epoch slider and other examples are followed while a map is open.
        model.mapsProperty().addListener(observable -> {
            if (open) {
                show();
            }
        });
    }

    /**
     * Opens a map.
     *
     * @param layerPlace of the layer among those of the network
     */
    void open(int layerPlace, int mapIndex) {
        layer = layerPlace;
        map = mapIndex;
        open = true;
        HBox below = new HBox(
                10,
                Nodes.icon(MaterialDesignC.CHEVRON_LEFT, "Previous map (←)", () -> step(-1)),
                Nodes.icon(MaterialDesignC.CHEVRON_RIGHT, "Next map (→)", () -> step(1)),
                place,
                Nodes.space(),
                bar);
        below.setAlignment(Pos.CENTER_LEFT);
        overlay.open(new VBox(8, pictures, below), exports.menu(this::figure), this::pressed);
        show();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, UP -> step(-1);
            case RIGHT, DOWN -> step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        LayerMaps maps = maps();
        if (maps != null && map + by >= 0 && map + by < maps.count()) {
            map += by;
            show();
        }
    }

    private @Nullable LayerMaps maps() {
        List<LayerMaps> all = model.mapsProperty().get();
        return layer < all.size() && all.get(layer).isPictures() ? all.get(layer) : null;
    }

    private void show() {
        LayerMaps maps = maps();
        if (maps == null || map >= maps.count()) {
            return;
        }
        overlay.setTitle(maps.title().name() + " · map " + map + " of " + maps.count());
        bar.show(maps.scale());
        if (shown.size() != maps.sides().size()) {
            shown.clear();
            maps.sides().forEach(side -> shown.add(new ZoomedTile(this::told)));
            shown.forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
            pictures.getChildren().setAll(shown);
        }
        for (int side = 0; side < shown.size(); side++) {
            shown.get(side).show(name(side), maps.sides().get(side).get(map), maps.scale());
        }
        told("");
    }

    private void told(String value) {
        place.setText(value.isEmpty() ? "Point at a place to read its value" : value);
    }

    private String name(int side) {
        SeenExample first = model.first().seen();
        SeenExample second = model.second().seen();
        if (model.differenceProperty().get() && first != null && second != null) {
            return first.name() + " − " + second.name();
        }
        SeenExample seen = side == 0 ? first : second;
        return seen == null ? "" : seen.name();
    }

    private @Nullable HeatSheet figure() {
        LayerMaps maps = maps();
        if (maps == null || map >= maps.count()) {
            return null;
        }
        List<HeatTile> tiles = new ArrayList<>();
        for (int side = 0; side < maps.sides().size(); side++) {
            HeatTile tile = maps.sides().get(side).get(map);
            tiles.add(HeatTile.of(name(side), tile.rows(), tile.columns(), tile.values()));
        }
        return new HeatSheet(
                maps.title().name() + ", map " + map,
                List.of(HeatSheet.Section.of(maps.title().detail(), tiles)
                        .withScale(maps.scale())
                        .withNames()));
    }
}
