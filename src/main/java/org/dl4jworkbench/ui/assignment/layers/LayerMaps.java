package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.model.Shape;

/**
 * The outputs of a layer for one or two examples, or their difference, with the scale that they share.
 *
 * @param shape of one output
 * @param sides a list of maps for each example; units are one map of a single row
 * @param pixels the colours of each example's maps, made beforehand to spare the screen's thread; none of units
 */
record LayerMaps(LayerTitle title, Shape shape, HeatScale scale, List<List<HeatTile>> sides, List<Tiles> pixels) {
    LayerMaps {
        sides = sides.stream().map(List::copyOf).toList();
        pixels = List.copyOf(pixels);
    }

    private static LayerMaps of(LayerTitle title, Shape shape, HeatScale scale, List<List<HeatTile>> sides) {
        return new LayerMaps(
                title,
                shape,
                scale,
                sides,
                sides.stream()
                        .map(tiles -> shape.isPicture() ? Tiles.of(tiles, scale) : Tiles.NONE)
                        .toList());
    }

    /** Of every layer, for all examples that are given. */
    static List<LayerMaps> of(List<LayerTitle> titles, List<LayerActivations> examples) {
        List<LayerMaps> all = new ArrayList<>();
        for (LayerTitle title : titles) {
            List<List<HeatTile>> sides = new ArrayList<>();
            for (LayerActivations example : examples) {
                sides.add(tiles(example.layers().get(title.index()).values(), shape(examples, title)));
            }
            all.add(of(title, shape(examples, title), scale(sides), sides));
        }
        return List.copyOf(all);
    }

    /** How much more each layer answers to one example than to another: a single side around zero. */
    static List<LayerMaps> difference(List<LayerTitle> titles, LayerActivations one, LayerActivations other) {
        List<LayerMaps> all = new ArrayList<>();
        for (LayerTitle title : titles) {
            Shape shape = shape(List.of(one), title);
            float[][] minuend = one.layers().get(title.index()).values();
            float[][] subtrahend = other.layers().get(title.index()).values();
            float[][] difference = new float[minuend.length][];
            float largest = 0;
            for (int map = 0; map < minuend.length; map++) {
                difference[map] = new float[minuend[map].length];
                for (int place = 0; place < minuend[map].length; place++) {
                    difference[map][place] = minuend[map][place] - subtrahend[map][place];
                    largest = Math.max(largest, Math.abs(difference[map][place]));
                }
            }
            all.add(of(title, shape, HeatScale.signed(largest), List.of(tiles(difference, shape))));
        }
        return List.copyOf(all);
    }

    private static Shape shape(List<LayerActivations> examples, LayerTitle title) {
        return examples.get(0).layers().get(title.index()).shape();
    }

    private static List<HeatTile> tiles(float[][] values, Shape shape) {
        if (!shape.isPicture()) {
            return List.of(HeatTile.of("units", 1, values[0].length, values[0]));
        }
        List<HeatTile> tiles = new ArrayList<>();
        for (int map = 0; map < values.length; map++) {
            tiles.add(HeatTile.of(
                    "map " + map, shape.dimensions().get(0), shape.dimensions().get(1), values[map]));
        }
        return tiles;
    }

    private static HeatScale scale(List<List<HeatTile>> sides) {
        return HeatScale.of(
                sides.stream().flatMap(List::stream).map(HeatTile::values).toList());
    }

    /** Whether the outputs are pictures. */
    boolean isPictures() {
        return shape.isPicture();
    }

    /** Maps, or units. */
    int count() {
        return isPictures() ? sides.get(0).size() : sides.get(0).get(0).columns();
    }

    /** One side as a section of a figure. */
    HeatSheet.Section section(int side) {
        return HeatSheet.Section.of(title.name() + " · " + title.detail(), sides.get(side))
                .withScale(scale);
    }
}
