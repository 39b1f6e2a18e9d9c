package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.jspecify.annotations.Nullable;

/** A column of feature maps as a figure for a file: the input, then every layer. */
final class ColumnFigure {
    private ColumnFigure() {}

    /**
     * The figure of a column, or of the difference of both; null while there is nothing to show.
     *
     * @param side 0 or 1
     */
    static @Nullable HeatSheet of(ExamplesModel model, int side) {
        List<LayerMaps> maps = model.mapsProperty().get();
        SeenExample seen = (side == 0 ? model.first() : model.second()).seen();
        if (maps.isEmpty()
                || seen == null
                || (side > 0
                        && maps.get(0).sides().size() < 2
                        && !model.differenceProperty().get())) {
            return null;
        }
        List<HeatSheet.Section> sections = new ArrayList<>();
        boolean difference =
                model.differenceProperty().get() && maps.get(0).sides().size() == 1;
        if (!difference && seen.activations().input().shape().isPicture()) {
            sections.add(input(seen.activations().input()));
        }
        maps.forEach(each -> sections.add(each.section(difference ? 0 : side)));
        LayersContent content = model.layers().content();
        String moment = content == null ? "" : ", " + content.moment().label();
        SeenExample other = model.second().seen();
        String title = difference && other != null
                ? "Difference of the layers, " + seen.name() + " − " + other.name()
                : "Inside the layers, " + seen.heading();
        return new HeatSheet(title + moment, sections);
    }

    private static HeatSheet.Section input(LayerActivations.Activation input) {
        int rows = input.shape().dimensions().get(0);
        int columns = input.shape().dimensions().get(1);
        float[][] channels = input.values();
        float[] all = new float[channels.length * rows * columns];
        float low = 0;
        float high = 1;
        for (int channel = 0; channel < channels.length; channel++) {
            System.arraycopy(channels[channel], 0, all, channel * rows * columns, rows * columns);
            for (float value : channels[channel]) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        HeatTile tile = channels.length == 3
                ? HeatTile.rgb("input", rows, columns, all)
                : HeatTile.of("input", rows, columns, channels[0]);
        return HeatSheet.Section.of("Input · " + LayerTitle.shape(input.shape()), List.of(tile))
                .withScale(HeatScale.grey(low, high));
    }
}
