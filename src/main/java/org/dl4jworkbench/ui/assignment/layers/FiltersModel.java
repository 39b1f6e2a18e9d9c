package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.dl4jworkbench.chart.ColourMap;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/** The filters of the chosen convolution at the selected moment, as pictures. */
final class FiltersModel {
    /** A first layer's filters in the card. */
    private static final int FIRST_MOST = 32;

    /** Output and input channels of a further layer in the card. */
    private static final int OUTPUTS_MOST = 12;

    private static final int INPUTS_MOST = 16;

    /**
     * The filters of a layer.
     *
     * @param section a tile for each filter of a first layer; of a further one a row for each output channel, a column for each
     *     input channel
     * @param perRow tiles in a row; 0 for as many as fit
     * @param hidden how many filters are left out
     * @param note how the colours are to be read
     */
    record Filters(LayerTitle layer, HeatSheet.Section section, int perRow, int hidden, String note) {
        HeatSheet sheet(String moment) {
            return new HeatSheet("Filters · " + layer.name() + " · " + moment, List.of(section));
        }
    }

    /** What is drawn. */
    private record Wish(LayersContent content, LayerTitle layer) {
        Filters few() {
            return filters(content, layer, false);
        }
    }

    private final LayersModel layers;
    private final NewestQuestion<Wish, Filters> drawing;
    private final ReadOnlyObjectWrapper<List<LayerTitle>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable LayerTitle> layer = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Filters> filters = new ReadOnlyObjectWrapper<>();

    FiltersModel(LayersModel layers, Background background) {
        this.layers = layers;
        drawing = NewestQuestion.inBackground(wish -> wish::few, background);
        layers.contentProperty().addListener((observable, old, now) -> {
            offer(now);
            update();
        });
        layer.addListener(observable -> update());
        drawing.answeredProperty().addListener(observable -> filters.set(drawing.answer()));
    }

    /** The convolutions of the network; none of a dense one. */
    ReadOnlyObjectProperty<List<LayerTitle>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** The convolution whose filters are shown. */
    ObjectProperty<@Nullable LayerTitle> layerProperty() {
        return layer;
    }

    /** The first filters of the layer; null for none. */
    ReadOnlyObjectProperty<@Nullable Filters> filtersProperty() {
        return filters.getReadOnlyProperty();
    }

    /** All filters of the layer; null for none. Takes time with large layers. */
    @Nullable
    Filters all() {
        LayersContent content = layers.content();
        LayerTitle chosen = layer.get();
        return content == null || content.weights() == null || chosen == null ? null : filters(content, chosen, true);
    }

    /** All filters as a figure; null for none. */
    @Nullable
    HeatSheet figure() {
        LayersContent content = layers.content();
        Filters all = all();
        return content == null || all == null
                ? null
                : all.sheet(content.moment().label());
    }

    private void offer(@Nullable LayersContent content) {
        List<LayerTitle> now = content == null ? List.of() : content.convolutions();
        if (!now.equals(offered.get())) {
            offered.set(now);
            layer.set(now.isEmpty() ? null : now.get(0));
        }
    }

    private void update() {
        LayersContent content = layers.content();
        LayerTitle chosen = layer.get();
        if (content == null || content.weights() == null || chosen == null) {
            drawing.clear();
        } else {
            drawing.ask(new Wish(content, chosen));
        }
    }

    private static Filters filters(LayersContent content, LayerTitle layer, boolean all) {
        float[] weights = content.weights();
        if (weights == null) {
            throw new IllegalStateException("no weights");
        }
        float[][][] kernels = content.layout().filters(layer.index(), weights);
        int side = (int) Math.round(Math.sqrt(kernels[0][0].length));
        int inputs = kernels[0].length;
        if (layer.index() == 0 && (inputs == 1 || inputs == 3)) {
            int shown = all ? kernels.length : Math.min(kernels.length, FIRST_MOST);
            return inputs == 3 ? coloured(layer, kernels, side, shown) : flat(layer, kernels, side, shown);
        }
        return grid(layer, kernels, side, all);
    }

    private static double largest(float[][][] kernels) {
        float largest = 0;
        for (float[][] filter : kernels) {
            for (float[] kernel : filter) {
                for (float weight : kernel) {
                    largest = Math.max(largest, Math.abs(weight));
                }
            }
        }
        return largest == 0 ? 1 : largest;
    }

    private static Filters flat(LayerTitle layer, float[][][] kernels, int side, int shown) {
        List<HeatTile> tiles = new ArrayList<>();
        for (int out = 0; out < shown; out++) {
            tiles.add(HeatTile.of("filter " + out, side, side, kernels[out][0]));
        }
        return new Filters(
                layer,
                section(layer, tiles, HeatScale.signed(largest(kernels)), 0),
                0,
                kernels.length - shown,
                "White is 0; one scale for the layer.");
    }

    private static Filters coloured(LayerTitle layer, float[][][] kernels, int side, int shown) {
        List<HeatTile> tiles = new ArrayList<>();
        for (int out = 0; out < shown; out++) {
            float[] values = new float[3 * side * side];
            for (int channel = 0; channel < 3; channel++) {
                System.arraycopy(kernels[out][channel], 0, values, channel * side * side, side * side);
            }
            tiles.add(HeatTile.rgb("filter " + out, side, side, values));
        }
        double largest = largest(kernels);
        return new Filters(
                layer,
                section(layer, tiles, new HeatScale(ColourMap.GREY, -largest, largest), 0),
                0,
                kernels.length - shown,
                "Weights of red, green and blue; middle grey is 0; one scale for the layer.");
    }

    private static Filters grid(LayerTitle layer, float[][][] kernels, int side, boolean all) {
        int outputs = all ? kernels.length : Math.min(kernels.length, OUTPUTS_MOST);
        int inputs = all ? kernels[0].length : Math.min(kernels[0].length, INPUTS_MOST);
        List<HeatTile> tiles = new ArrayList<>();
        for (int out = 0; out < outputs; out++) {
            for (int in = 0; in < inputs; in++) {
                tiles.add(HeatTile.of("map " + in + " → map " + out, side, side, kernels[out][in]));
            }
        }
        String part = outputs == kernels.length && inputs == kernels[0].length
                ? ""
                : " Shown: " + outputs + " of " + kernels.length + " outputs, " + inputs + " of " + kernels[0].length
                        + " inputs.";
        return new Filters(
                layer,
                section(layer, tiles, HeatScale.signed(largest(kernels)), inputs),
                inputs,
                kernels.length * kernels[0].length - tiles.size(),
                "A row for each output map, a column for each input; white is 0." + part);
    }

    private static HeatSheet.Section section(LayerTitle layer, List<HeatTile> tiles, HeatScale scale, int columns) {
        return HeatSheet.Section.of(layer.name() + " · " + tiles.size() + " filters", tiles)
                .withScale(scale)
                .withColumns(columns);
    }
}
