package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;

/** Weights at a moment: the filters of convolutions as pictures, and how all parameters are spread. */
public final class WeightFigures {
    private static final int MOST_ROWS = 32;
    private static final int MOST_COLUMNS = 16;
    /** More ridges could not be told apart. */
    private static final int MOST_RIDGES = 25;

    private static final int DECIMALS = 5;

    private WeightFigures() {}

    /**
     * The filters of every convolution, or of one.
     *
     * @param layer its index; null for all
     */
    public static InsideExhibits filters(RunInside run, Snapshot snapshot, @Nullable Integer layer) {
        List<NetworkSummary.Layer> convolutions = run.network().layers().stream()
                .filter(each -> each.spec() instanceof LayerSpec.Convolution)
                .filter(each -> layer == null || each.index() == layer)
                .toList();
        if (convolutions.isEmpty()) {
            throw new BadDataException(
                    layer == null
                            ? "the network has no convolution, and so no filters"
                            : "layer " + (layer + 1) + " (" + run.name(layer) + ") has no filters",
                    run.directory().name(),
                    "Filters belong to convolutions; the view weights shows every layer");
        }
        float[] parameters = run.weights(snapshot);
        ParameterLayout layout = ParameterLayout.of(run.network());
        InsideExhibits found = new InsideExhibits();
        List<HeatSheet.Section> sections = new ArrayList<>();
        for (NetworkSummary.Layer each : convolutions) {
            float[][][] filters = layout.filters(each.index(), parameters);
            sections.add(section(run.name(each.index()), filters, found));
            List<float[]> rows = new ArrayList<>();
            for (float[][] inputs : filters) {
                rows.addAll(List.of(inputs));
            }
            found.add("filters-layer-" + (each.index() + 1), rows.toArray(float[][]::new));
        }
        found.add("filters", new HeatSheet("Filters, " + snapshot.moment().label(), sections));
        return found;
    }

    /**
     * The filters of a convolution as pictures: in colour where it has three input channels, all beside one another where it has one, else a
     * row for each output channel and a column for each input channel.
     *
     * @param filters output channels × input channels × (rows · columns)
     * @param found told what is left out
     */
    static HeatSheet.Section section(String name, float[][][] filters, InsideExhibits found) {
        int outputs = filters.length;
        int inputs = filters[0].length;
        int side = (int) Math.round(Math.sqrt(filters[0][0].length));
        String size = name + " · " + side + "×" + side + " · ";
        List<HeatTile> tiles = new ArrayList<>();
        if (inputs == 1 || inputs == 3) {
            for (int out = 0; out < outputs; out++) {
                String tile = "filter " + (out + 1);
                tiles.add(
                        inputs == 1
                                ? HeatTile.of(tile, side, side, filters[out][0])
                                : HeatTile.rgb(tile, side, side, joined(filters[out])));
            }
            return HeatSheet.Section.of(size + outputs + (inputs == 3 ? " filters in colour" : " filters"), tiles);
        }
        int rows = Math.min(outputs, MOST_ROWS);
        int columns = Math.min(inputs, MOST_COLUMNS);
        for (int out = 0; out < rows; out++) {
            for (int in = 0; in < columns; in++) {
                tiles.add(HeatTile.of("output " + (out + 1) + ", input " + (in + 1), side, side, filters[out][in]));
            }
        }
        if (rows < outputs || columns < inputs) {
            found.remark(name + ": the picture shows " + rows + " of " + outputs + " output and " + columns + " of "
                    + inputs + " input channels; the numbers hold all");
        }
        return HeatSheet.Section.of(
                        size + "rows: outputs " + of(rows, outputs) + ", columns: inputs " + of(columns, inputs), tiles)
                .withColumns(columns);
    }

    private static String of(int shown, int all) {
        return shown == all ? "1–" + all : "1–" + shown + " of " + all;
    }

    private static float[] joined(float[][] channels) {
        float[] joined = new float[channels.length * channels[0].length];
        for (int channel = 0; channel < channels.length; channel++) {
            System.arraycopy(channels[channel], 0, joined, channel * channels[0].length, channels[channel].length);
        }
        return joined;
    }

    /**
     * How the parameters of every layer, or of one, are spread at a moment and over all kept epochs.
     *
     * @param before a moment to lay beneath; null for none
     * @param layer its index; null for all
     */
    public static InsideExhibits histograms(
            RunInside run, Snapshot snapshot, @Nullable Snapshot before, @Nullable Integer layer) {
        List<ParameterLayout.Block> blocks = ParameterLayout.of(run.network()).blocks();
        if (layer != null && blocks.stream().noneMatch(block -> block.layer() == layer)) {
            throw new BadDataException(
                    "layer " + (layer + 1) + " (" + run.name(layer) + ") has no parameters",
                    run.directory().name(),
                    "Choose a layer with weights, or none for all");
        }
        Predicate<Histogram> wanted = histogram -> layer == null || histogram.layer() == layer;
        List<Histogram> now = required(run, snapshot);
        List<Histogram> then = before == null ? List.of() : required(run, before);
        InsideExhibits found = new InsideExhibits();
        List<HistogramFigure.Panel> panels = new ArrayList<>();
        for (Histogram histogram : now) {
            if (wanted.test(histogram)) {
                List<HistogramFigure.Curve> curves = new ArrayList<>();
                same(then, histogram)
                        .ifPresent(other -> curves.add(new HistogramFigure.Curve(label(before), other, 0)));
                curves.add(new HistogramFigure.Curve(label(snapshot), histogram, before == null ? 0 : 1));
                panels.add(new HistogramFigure.Panel(title(run, histogram), curves));
            }
        }
        found.add(
                "weights",
                new HistogramFigure(
                        before == null
                                ? "Weights and biases, " + label(snapshot)
                                : "Weights and biases, " + label(before) + " and " + label(snapshot),
                        HistogramFigure.Form.OVERLAID,
                        true,
                        panels));
        ridges(run, wanted).ifPresent(figure -> found.add("weights-over-epochs", figure));
        found.add(
                "weights-table",
                table(run, snapshot, now.stream().filter(wanted).toList()));
        return found;
    }

    private static List<Histogram> required(RunInside run, Snapshot snapshot) {
        List<Histogram> histograms =
                snapshot.readHistograms().orElseThrow(() -> run.missing(snapshot, "histograms of the weights"));
        int layers = run.network().layers().size();
        for (Histogram each : histograms) {
            if (each.layer() >= layers) {
                throw new RunFolderException(
                        "holds a histogram of layer " + (each.layer() + 1) + ", but the run has " + layers + " layers",
                        snapshot.histograms().toString(),
                        "Delete the snapshot's folder; the others stay");
            }
        }
        return histograms;
    }

    private static String label(@Nullable Snapshot snapshot) {
        return snapshot == null ? "" : snapshot.moment().label();
    }

    private static Optional<Histogram> same(List<Histogram> all, Histogram as) {
        return all.stream()
                .filter(each -> each.layer() == as.layer() && each.kind() == as.kind())
                .findFirst();
    }

    private static String title(RunInside run, Histogram histogram) {
        return run.name(histogram.layer()) + " · " + ParameterLayout.Kind.values()[histogram.kind()].label();
    }

    /** Of the weights alone: biases are few. Every so many-th kept epoch, and always the last. */
    private static Optional<HistogramFigure> ridges(RunInside run, Predicate<Histogram> wanted) {
        List<Snapshot> epochs = run.directory().snapshots().stream()
                .filter(snapshot -> snapshot.moment().endsEpoch()
                        && snapshot.readHistograms().isPresent())
                .toList();
        if (epochs.size() < 2) {
            return Optional.empty();
        }
        int step = (epochs.size() + MOST_RIDGES - 1) / MOST_RIDGES;
        List<Snapshot> shown = new ArrayList<>();
        for (int i = epochs.size() - 1; i >= 0; i -= step) {
            shown.add(0, epochs.get(i));
        }
        List<List<Histogram>> read =
                shown.stream().map(snapshot -> required(run, snapshot)).toList();
        List<HistogramFigure.Panel> panels = new ArrayList<>();
        for (Histogram last : read.get(read.size() - 1)) {
            if (wanted.test(last) && last.kind() == ParameterLayout.Kind.WEIGHTS.ordinal()) {
                List<HistogramFigure.Curve> curves = new ArrayList<>();
                for (int i = 0; i < shown.size(); i++) {
                    String name = label(shown.get(i));
                    same(read.get(i), last)
                            .ifPresent(histogram -> curves.add(new HistogramFigure.Curve(name, histogram, 0)));
                }
                panels.add(new HistogramFigure.Panel(title(run, last), curves));
            }
        }
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new HistogramFigure("Weights over epochs", HistogramFigure.Form.RIDGES, true, panels));
    }

    /** A dash where no value is finite. */
    private static Table.Cell number(Histogram histogram, double value) {
        return Table.number(histogram.count() == 0 ? Double.NaN : value, DECIMALS);
    }

    private static Table table(RunInside run, Snapshot snapshot, List<Histogram> histograms) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Histogram each : histograms) {
            rows.add(List.of(
                    Table.count(each.layer() + 1L),
                    Table.text(title(run, each)),
                    Table.count(each.count()),
                    number(each, each.minimum()),
                    number(each, each.maximum()),
                    number(each, each.mean()),
                    number(each, each.deviation())));
        }
        return new Table(
                "Weights and biases, " + label(snapshot),
                List.of(
                        Table.Column.number("#"),
                        Table.Column.text("block"),
                        Table.Column.number("count"),
                        Table.Column.number("smallest"),
                        Table.Column.number("largest"),
                        Table.Column.number("mean"),
                        Table.Column.number("standard deviation")),
                rows);
    }
}
