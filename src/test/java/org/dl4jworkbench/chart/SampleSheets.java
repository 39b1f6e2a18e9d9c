package org.dl4jworkbench.chart;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.GeneratedDigits;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.rundir.Histogram;

/** Made-up points, feature maps, weights and examples of the shape of real ones. */
final class SampleSheets {
    private SampleSheets() {}

    static ClassPoints points(int count, double spread) {
        Random random = new Random(11);
        float[] x = new float[count];
        float[] y = new float[count];
        int[] label = new int[count];
        for (int i = 0; i < count; i++) {
            label[i] = random.nextInt(10);
            x[i] = (float) (4 * Math.cos(label[i] * 0.628) + random.nextGaussian() * spread);
            y[i] = (float) (4 * Math.sin(label[i] * 0.628) + random.nextGaussian() * spread);
        }
        return ClassPoints.of(x, y, label);
    }

    static ScatterFigure scatter(int count) {
        return ScatterFigure.of(
                        "Latent space, layer 2",
                        Axis.linear("unit 1"),
                        Axis.linear("unit 2"),
                        SampleFigures.GARMENTS,
                        List.of(new ScatterFigure.Panel("epoch 12", points(count, 0.6), 7)))
                .withCentroids(true);
    }

    static ScatterFigure sideBySide() {
        return ScatterFigure.of(
                "Latent space, layer 2",
                Axis.linear("PC 1 (41%)"),
                Axis.linear("PC 2 (23%)"),
                SampleFigures.DIGITS,
                List.of(
                        ScatterFigure.Panel.of("epoch 20", points(2000, 1.4)),
                        ScatterFigure.Panel.of("epoch 80", points(2000, 0.5))));
    }

    static HeatSheet featureMaps() {
        float[] digit = new float[28 * 28];
        for (int i = 0; i < digit.length; i++) {
            double r = Math.hypot(i / 28 - 13.5, i % 28 - 13.5);
            digit[i] = (float) Math.exp(-Math.pow(r - 8, 2) / 6);
        }
        return new HeatSheet(
                "Feature maps, example 247",
                List.of(
                        HeatSheet.Section.of("Input · 28×28", List.of(HeatTile.of("input", 28, 28, digit)))
                                .withScale(HeatScale.grey(0, 1)),
                        HeatSheet.Section.of("Convolution 1 · 28×28 · 32 maps", maps(32, 28, false)),
                        HeatSheet.Section.of("Convolution 2 · 14×14 · 32 maps", maps(32, 14, true)),
                        HeatSheet.Section.of(
                                "Dense 1 · 64 units",
                                List.of(HeatTile.of(
                                        "units", 1, 64, maps(1, 8, false).get(0).values())))));
    }

    private static List<HeatTile> maps(int count, int side, boolean signed) {
        Random random = new Random(side);
        return IntStream.range(0, count)
                .mapToObj(map -> {
                    float[] values = new float[side * side];
                    double a = random.nextGaussian();
                    double b = random.nextGaussian();
                    for (int i = 0; i < values.length; i++) {
                        double value =
                                Math.sin((a * (i / side) + b * (i % side)) * 6 / side) + 0.2 * random.nextGaussian();
                        values[i] = (float) (signed ? value : Math.max(0, value));
                    }
                    return HeatTile.of("map " + (map + 1), side, side, values);
                })
                .toList();
    }

    static HeatSheet filters() {
        Random random = new Random(4);
        List<HeatTile> colour = new ArrayList<>();
        for (int out = 0; out < 6; out++) {
            float[] values = new float[3 * 25];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.2);
            }
            colour.add(HeatTile.rgb("filter " + (out + 1), 5, 5, values));
        }
        List<HeatTile> grid = new ArrayList<>();
        for (int out = 0; out < 8; out++) {
            for (int in = 0; in < 6; in++) {
                float[] values = new float[25];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (random.nextGaussian() * 0.1);
                }
                grid.add(HeatTile.of(out + "·" + in, 5, 5, values));
            }
        }
        return new HeatSheet(
                "Filters, epoch 12",
                List.of(
                        HeatSheet.Section.of("Convolution 1 · 5×5 · 6 filters in colour", colour)
                                .withScale(new HeatScale(ColourMap.DIVERGING, -0.5, 0.5)),
                        HeatSheet.Section.of(
                                        "Convolution 2 · 5×5 · rows: 8 output channels, columns: 6 input channels",
                                        grid)
                                .withColumns(6)));
    }

    static HeatSheet saliency() {
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        float[] values = new float[28 * 28];
        float[] signed = new float[28 * 28];
        for (int i = 0; i < values.length; i++) {
            double r = Math.hypot(i / 28 - 13.5, i % 28 - 13.5);
            int grey = (int) (255 * Math.exp(-Math.pow(r - 8, 2) / 6));
            picture.setRGB(i % 28, i / 28, grey * 0x010101);
            values[i] = (float) Math.exp(-Math.pow(i % 28 - 20, 2) / 20);
            signed[i] = (float) (Math.exp(-Math.pow(i % 28 - 20, 2) / 20) - Math.exp(-Math.pow(i / 28 - 8, 2) / 20));
        }
        return new HeatSheet(
                "Saliency, example 247",
                List.of(
                        HeatSheet.Section.of(
                                        "Grad-CAM",
                                        List.of(
                                                HeatTile.of("map", 28, 28, values),
                                                HeatTile.of("over the picture", 28, 28, values)
                                                        .over(picture)))
                                .withNames(),
                        HeatSheet.Section.of(
                                        "Input gradient",
                                        List.of(
                                                HeatTile.of("map", 28, 28, signed),
                                                HeatTile.of("over the picture", 28, 28, signed)
                                                        .over(picture)))
                                .withNames()));
    }

    private static Histogram histogram(double spread, double centre, int seed) {
        Random random = new Random(seed);
        float[] values = new float[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * spread + centre);
        }
        return Histogram.of(0, ParameterLayout.Kind.WEIGHTS.ordinal(), values);
    }

    static HistogramFigure overlaid() {
        return new HistogramFigure(
                "Weights",
                HistogramFigure.Form.OVERLAID,
                true,
                List.of("Convolution 1 · weights", "Convolution 1 · biases", "Dense 1 · weights", "Output · weights")
                        .stream()
                        .map(title -> new HistogramFigure.Panel(
                                title,
                                List.of(
                                        new HistogramFigure.Curve("epoch 1", histogram(0.05, 0, title.length()), 0),
                                        new HistogramFigure.Curve(
                                                "epoch 20", histogram(0.11, 0.02, title.length() + 1), 1))))
                        .toList());
    }

    static HistogramFigure ridges() {
        return new HistogramFigure(
                "Weights over epochs",
                HistogramFigure.Form.RIDGES,
                true,
                List.of("Convolution 1 · weights", "Dense 1 · weights").stream()
                        .map(title -> new HistogramFigure.Panel(
                                title,
                                IntStream.range(0, 20)
                                        .mapToObj(epoch -> new HistogramFigure.Curve(
                                                "epoch " + epoch,
                                                histogram(0.05 + epoch * 0.004, 0.01 * epoch, epoch),
                                                0))
                                        .toList()))
                        .toList());
    }

    static ExampleSheet examples(int count) {
        LabelledImages images = GeneratedDigits.test(GeneratedDigits.SEED);
        Random random = new Random(3);
        List<ExampleSheet.Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] probabilities = new float[10];
            int top = i % 3 == 0 ? images.label(i) : (images.label(i) + 5) % 10;
            float rest = random.nextFloat() * 0.3f;
            java.util.Arrays.fill(probabilities, rest / 9);
            probabilities[top] = 1 - rest;
            examples.add(new ExampleSheet.Example(i, ExampleSheet.picture(images, i), images.label(i), probabilities));
        }
        return ExampleSheet.of("Most confident mistakes, epoch 12", SampleFigures.DIGITS, examples);
    }
}
