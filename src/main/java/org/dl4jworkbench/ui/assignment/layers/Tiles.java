package org.dl4jworkbench.ui.assignment.layers;

import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatTile;

/**
 * Small pictures of one size, ready for the screen.
 *
 * @param rows of one picture
 * @param columns of one picture
 * @param argb picture after picture, row after row
 */
record Tiles(int rows, int columns, int[] argb) {
    static final Tiles NONE = new Tiles(1, 1, new int[0]);

    Tiles {
        if (rows < 1 || columns < 1 || argb.length % (rows * columns) != 0) {
            throw new IllegalArgumentException(argb.length + " pixels are no pictures of " + rows + "×" + columns);
        }
    }

    /** The colours of tiles of one size. */
    static Tiles of(List<HeatTile> tiles, HeatScale scale) {
        if (tiles.isEmpty()) {
            return NONE;
        }
        int rows = tiles.get(0).rows();
        int columns = tiles.get(0).columns();
        int[] argb = new int[tiles.size() * rows * columns];
        for (int index = 0; index < tiles.size(); index++) {
            System.arraycopy(tiles.get(index).pixels(scale), 0, argb, index * rows * columns, rows * columns);
        }
        return new Tiles(rows, columns, argb);
    }

    /** The first so many of them. */
    Tiles first(int many) {
        return many >= count() ? this : new Tiles(rows, columns, Arrays.copyOf(argb, many * rows * columns));
    }

    int count() {
        return argb.length / (rows * columns);
    }
}
