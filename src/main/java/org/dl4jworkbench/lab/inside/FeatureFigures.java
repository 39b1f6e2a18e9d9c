package org.dl4jworkbench.lab.inside;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.HeatScale;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HeatTile;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;

/** What an example is inside the network, layer under layer, and what in it speaks for a class. */
public final class FeatureFigures {
    /** More maps of one layer would be too small to be seen. */
    private static final int MOST_MAPS = 128;

    /** Units in one line. */
    private static final int LINE = 64;

    private FeatureFigures() {}

    /**
     * The input, every layer's outputs and the probabilities of one example, or of two with their difference. Waits for the engine.
     *
     * @param second null for none
     * @param layer the index of the only layer that is wanted; null for all
     */
    public static InsideExhibits of(
            RunInside run,
            Snapshot snapshot,
            Inspector inspector,
            int first,
            @Nullable Integer second,
            @Nullable Integer layer) {
        InsideExhibits found = new InsideExhibits();
        Map<String, float[]> outputs = new LinkedHashMap<>();
        Map<String, LayerActivations> looked = new LinkedHashMap<>();
        LayerActivations one = look(run, snapshot, inspector, first, "features", layer, outputs, found);
        looked.put("example " + first, one);
        if (second != null) {
            LayerActivations other = look(run, snapshot, inspector, second, "features-second", layer, outputs, found);
            looked.put("example " + second, other);
            difference(
                    run,
                    one,
                    other,
                    "example " + first + " less example " + second + ", "
                            + snapshot.moment().label(),
                    layer,
                    found);
        }
        if (run.isRegression()) {
            profiles(run, snapshot, looked, layer, found);
        } else {
            found.add(
                    "probabilities",
                    probabilities(run, "Probabilities, " + snapshot.moment().label(), outputs));
        }
        return found;
    }

    /** The activation profile of each layer: its units from left to right, a curve for each example. */
    private static void profiles(
            RunInside run,
            Snapshot snapshot,
            Map<String, LayerActivations> examples,
            @Nullable Integer wanted,
            InsideExhibits found) {
        for (int layer = 0; layer < run.network().layers().size(); layer++) {
            int index = layer;
            List<Series> curves = new ArrayList<>();
            examples.forEach((name, activations) -> {
                float[] values = activations.layers().get(index).values()[0];
                double[] unit = new double[values.length];
                double[] activation = new double[values.length];
                for (int i = 0; i < values.length; i++) {
                    unit[i] = i + 1.0;
                    activation[i] = values[i];
                }
                curves.add(Series.of(name, unit, activation, curves.size(), Series.Look.LINE_WITH_POINTS));
            });
            if ((wanted == null || wanted == layer) && curves.get(0).size() > 1) {
                found.add(
                        "profile-layer-" + (layer + 1),
                        LineFigure.of(
                                "Activation profile, " + run.name(layer) + ", "
                                        + snapshot.moment().label(),
                                Axis.counting("unit"),
                                Axis.linear("activation"),
                                curves));
            }
        }
    }

    private static LayerActivations look(
            RunInside run,
            Snapshot snapshot,
            Inspector inspector,
            int example,
            String prefix,
            @Nullable Integer layer,
            Map<String, float[]> outputs,
            InsideExhibits found) {
        LayerActivations activations =
                Answers.get(inspector.activations(snapshot.moment(), InspectedInput.ofExample(example)));
        List<HeatSheet.Section> sections = new ArrayList<>();
        sections.add(input(activations.input()));
        found.add(prefix + "-input", activations.input().values());
        for (LayerActivations.Activation each : activations.layers()) {
            if (layer == null || each.layer() == layer) {
                sections.add(section(run.name(each.layer()), each, found));
                found.add(prefix + "-layer-" + (each.layer() + 1), each.values());
            }
        }
        String label = ExampleFigures.describe(run, snapshot, example);
        found.add(
                prefix,
                new HeatSheet(
                        "Inside the network, " + label + ", "
                                + snapshot.moment().label(),
                        sections));
        outputs.put(
                "example " + example,
                activations.layers().get(activations.layers().size() - 1).values()[0]);
        return activations;
    }

    /** One example less another, layer under layer. */
    private static void difference(
            RunInside run,
            LayerActivations first,
            LayerActivations second,
            String label,
            @Nullable Integer layer,
            InsideExhibits found) {
        List<HeatSheet.Section> sections = new ArrayList<>();
        for (int i = 0; i < first.layers().size(); i++) {
            LayerActivations.Activation a = first.layers().get(i);
            if (layer == null || a.layer() == layer) {
                LayerActivations.Activation difference = new LayerActivations.Activation(
                        a.layer(),
                        a.shape(),
                        minus(a.values(), second.layers().get(i).values()));
                HeatSheet.Section section = section(run.name(a.layer()), difference, found);
                HeatScale scale = section.scale();
                sections.add(
                        section.withScale(HeatScale.signed(Math.max(Math.abs(scale.min()), Math.abs(scale.max())))));
            }
        }
        found.add("features-difference", new HeatSheet("Inside the network, " + label, sections));
    }

    private static float[][] minus(float[][] a, float[][] b) {
        float[][] difference = new float[a.length][];
        for (int row = 0; row < a.length; row++) {
            difference[row] = new float[a[row].length];
            for (int i = 0; i < a[row].length; i++) {
                difference[row][i] = a[row][i] - b[row][i];
            }
        }
        return difference;
    }

    /** The probabilities of each class, a group of bars for each example. */
    private static BarFigure probabilities(RunInside run, String title, Map<String, float[]> examples) {
        List<BarFigure.Group> groups = new ArrayList<>();
        examples.forEach((name, values) -> {
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            groups.add(new BarFigure.Group(name, wide, groups.size()));
        });
        return new BarFigure(title, "class", Axis.fromZero("probability"), run.classNames(), groups);
    }

    private static HeatSheet.Section input(LayerActivations.Activation input) {
        Shape shape = input.shape();
        if (!shape.isPicture()) {
            return strip("Input · " + shape + (shape.size() == 1 ? " value" : " values"), input.values()[0]);
        }
        int rows = shape.dimensions().get(0);
        int columns = shape.dimensions().get(1);
        HeatScale scale = extremes(input.values());
        HeatTile tile = input.values().length == 3
                ? HeatTile.rgb("input", rows, columns, flat(input.values()))
                : HeatTile.of("input", rows, columns, input.values()[0]);
        return HeatSheet.Section.of("Input, as the network sees it · " + shape, List.of(tile))
                .withScale(scale);
    }

    /** Black at the smallest value and white at the largest: preprocessing may have moved both. */
    private static HeatScale extremes(float[][] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float[] channel : values) {
            for (float value : channel) {
                if (Float.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        if (least > most) {
            return HeatScale.grey(0, 1);
        }
        return least < most ? HeatScale.grey(least, most) : HeatScale.grey(least - 0.5, least + 0.5);
    }

    private static float[] flat(float[][] channels) {
        float[] flat = new float[channels.length * channels[0].length];
        for (int i = 0; i < channels.length; i++) {
            System.arraycopy(channels[i], 0, flat, i * channels[0].length, channels[i].length);
        }
        return flat;
    }

    private static HeatSheet.Section section(String name, LayerActivations.Activation layer, InsideExhibits found) {
        Shape shape = layer.shape();
        if (!shape.isPicture()) {
            return strip(name + " · " + shape + (shape.size() == 1 ? " unit" : " units"), layer.values()[0]);
        }
        int rows = shape.dimensions().get(0);
        int columns = shape.dimensions().get(1);
        int maps = Math.min(MOST_MAPS, layer.values().length);
        List<HeatTile> tiles = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            tiles.add(HeatTile.of("map " + (map + 1), rows, columns, layer.values()[map]));
        }
        String count = maps == layer.values().length ? maps + " maps" : maps + " of " + layer.values().length + " maps";
        if (maps < layer.values().length) {
            found.remark(name + ": the picture shows " + count + "; the numbers hold all");
        }
        return HeatSheet.Section.of(name + " · " + rows + "×" + columns + " · " + count, tiles);
    }

    /** Units in lines, the last filled up with places of no value. */
    private static HeatSheet.Section strip(String title, float[] values) {
        int columns = Math.min(LINE, values.length);
        int lines = (values.length + columns - 1) / columns;
        float[] filled = Arrays.copyOf(values, lines * columns);
        Arrays.fill(filled, values.length, filled.length, Float.NaN);
        HeatSheet.Section section = HeatSheet.Section.of(title, List.of(HeatTile.of("units", lines, columns, filled)));
        return section.withScale(HeatScale.of(List.of(values)));
    }

    /**
     * What in an example speaks for the class it was taken for: every map beside itself laid over what the network sees. Waits for the
     * engine.
     *
     * @param method null for all that suit the network
     * @param layer the convolution that Grad-CAM looks at; null for the last
     */
    public static InsideExhibits saliency(
            RunInside run,
            Snapshot snapshot,
            Inspector inspector,
            int example,
            @Nullable SaliencyMethod method,
            @Nullable Integer layer) {
        InspectedInput asked = InspectedInput.ofExample(example);
        LayerActivations.Activation seen =
                Answers.get(inspector.activations(snapshot.moment(), asked)).input();
        HeatSheet.Section input = input(seen);
        BufferedImage picture = seen.shape().isPicture() ? input.tiles().get(0).picture(input.scale(), 1) : null;
        int output = run.isRegression() ? 0 : run.predictions(snapshot).predicted(example);
        InsideExhibits found = new InsideExhibits();
        List<HeatSheet.Section> sections = new ArrayList<>(List.of(input));
        for (SaliencyMethod each : method == null ? suiting(run) : List.of(method)) {
            float[][] map = Answers.get(inspector.saliency(snapshot.moment(), asked, each, output, layer));
            found.add("saliency-" + each.token(), map);
            sections.add(
                    picture == null
                            ? strip(each.label(), map[0])
                            : HeatSheet.Section.of(
                                            each.label(),
                                            List.of(
                                                    HeatTile.of("map", map),
                                                    HeatTile.of("over the picture", map)
                                                            .over(picture)))
                                    .withNames());
        }
        String what = run.isRegression() ? "the value" : run.classNames().get(output);
        found.add(
                "saliency",
                new HeatSheet(
                        "What speaks for " + what + ", " + ExampleFigures.describe(run, snapshot, example) + ", "
                                + snapshot.moment().label(),
                        sections));
        return found;
    }

    private static List<SaliencyMethod> suiting(RunInside run) {
        boolean convolutions =
                run.network().layers().stream().anyMatch(layer -> layer.spec() instanceof LayerSpec.Convolution);
        return Arrays.stream(SaliencyMethod.values())
                .filter(method -> convolutions || method != SaliencyMethod.GRAD_CAM)
                .toList();
    }
}
