package org.dl4jworkbench.chart;

import java.util.List;
import org.dl4jworkbench.model.PlainText;

/** Small pictures of numbers in sections, such as the feature maps of an example, layer under layer. */
public record HeatSheet(String title, List<Section> sections) implements Figure {
    public HeatSheet {
        title = PlainText.of(title);
        sections = List.copyOf(sections);
    }

    /**
     * Tiles with one scale.
     *
     * @param title such as "Convolution 1 · 28×28 · 32 maps"
     * @param columns how many tiles stand in a row; 0 for as many as fit
     * @param named whether each tile has its name below it
     */
    public record Section(String title, List<HeatTile> tiles, HeatScale scale, int columns, boolean named) {
        public Section {
            title = PlainText.of(title);
            tiles = List.copyOf(tiles);
        }

        /** With the scale of all its values, in as many columns as fit. */
        public static Section of(String title, List<HeatTile> tiles) {
            return new Section(
                    title,
                    tiles,
                    HeatScale.of(tiles.stream().map(HeatTile::values).toList()),
                    0,
                    false);
        }

        public Section withScale(HeatScale other) {
            return new Section(title, tiles, other, columns, named);
        }

        public Section withColumns(int other) {
            return new Section(title, tiles, scale, other, named);
        }

        public Section withNames() {
            return new Section(title, tiles, scale, columns, true);
        }
    }
}
