package org.dl4jworkbench.ui.assignment.layers;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.Nodes;

/** A layer in a column: its name, its scale, and its maps as tiles or its units as bars. */
final class LayerRow extends VBox {
    /** So many maps are shown before "show all". */
    static final int FEW = 32;

    private static final double TILE = 40;
    private static final double LARGE_TILE = 52;
    private static final double GAP = 4;

    private final LayerTitle title;
    private final boolean wide;
    private final ColourBar bar = new ColourBar();
    private final Hyperlink all = new Hyperlink();
    private final TileStrip strip;
    private final UnitBars bars = new UnitBars();

    /**
     * @param wide whether the row has the room of both columns
     * @param chosen is given the index of a map that is clicked
     * @param showAll shows all maps of the layer, or few again
     */
    LayerRow(LayerTitle title, boolean wide, IntConsumer chosen, Runnable showAll) {
        super(3);
        this.title = title;
        this.wide = wide;
        strip = new TileStrip(wide ? LARGE_TILE : TILE, GAP);
        strip.setId("maps-" + title.index());
        strip.setOnChosen(chosen);
        setMinWidth(0);
        Label name = Nodes.label(title.name(), "card-title", "small");
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label detail = Nodes.label(title.detail(), "muted", "tiny");
        HBox head = new HBox(8, name, detail, Nodes.space(), bar);
        head.setAlignment(Pos.CENTER_LEFT);
        all.getStyleClass().addAll("small", "epoch-link");
        all.setId("all-maps-" + title.index());
        all.setOnAction(event -> showAll.run());
        getChildren().addAll(head, strip, bars, all);
    }

    LayerTitle title() {
        return title;
    }

    boolean isWide() {
        return wide;
    }

    /**
     * Shows a layer's output.
     *
     * @param everything whether all maps are shown
     * @param names of the units, such as the classes; empty for none
     */
    void show(LayerMaps maps, int side, boolean everything, List<String> names) {
        List<HeatTile> tiles = maps.sides().get(side);
        boolean pictures = maps.isPictures();
        bar.show(maps.scale());
        Nodes.show(strip, pictures);
        Nodes.show(bars, !pictures);
        if (pictures) {
            strip.setNames(index -> "map " + index);
            strip.show(
                    everything
                            ? maps.pixels().get(side)
                            : maps.pixels().get(side).first(FEW));
        } else {
            bars.show(tiles.get(0).values(), maps.scale(), names);
        }
        boolean many = pictures && tiles.size() > FEW;
        all.setText(everything ? "show " + FEW : "show all " + Numbers.grouped(tiles.size()));
        Nodes.show(all, many);
    }
}
