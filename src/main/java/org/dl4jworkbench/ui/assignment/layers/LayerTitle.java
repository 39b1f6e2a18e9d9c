package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Shape;

/**
 * How the tab names a layer.
 *
 * @param index the layer's index in the network
 * @param name "Convolution 1"; without a number where the network has one layer of its kind
 * @param detail its output in a few words: "28×28 · 32 maps · relu"
 */
record LayerTitle(int index, String name, String detail) {
    /** The titles of all layers, in the order of the network. */
    static List<LayerTitle> of(NetworkSummary network) {
        Map<String, Integer> many = new HashMap<>();
        network.layers().forEach(layer -> many.merge(layer.spec().label(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<LayerTitle> titles = new ArrayList<>();
        for (NetworkSummary.Layer layer : network.layers()) {
            String label = layer.spec().label();
            int number = seen.merge(label, 1, Integer::sum);
            String name = many.getOrDefault(label, 1) == 1 ? label : label + " " + number;
            Shape output = layer.output();
            titles.add(new LayerTitle(layer.index(), name, output == null ? "" : detail(layer.spec(), output)));
        }
        return List.copyOf(titles);
    }

    private static String detail(LayerSpec spec, Shape output) {
        String activation =
                spec.activation() == null ? "" : " · " + spec.activation().token();
        return shape(output) + activation;
    }

    /** "28×28 · 32 maps", "256 units", "1 unit". */
    static String shape(Shape shape) {
        if (shape.isPicture()) {
            int maps = shape.dimensions().get(2);
            return shape.dimensions().get(0) + "×" + shape.dimensions().get(1) + " · " + Numbers.grouped(maps)
                    + (maps == 1 ? " map" : " maps");
        }
        return Numbers.grouped(shape.size()) + (shape.size() == 1 ? " unit" : " units");
    }

    /** In a choice of layers. */
    @Override
    public String toString() {
        return name;
    }
}
