package org.dl4jworkbench.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.rundir.SplitName;

/** Draws every kind of figure into target/gallery, to be looked at, and measures how long a million points take. */
public final class ChartGallery {
    private ChartGallery() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("target", "gallery");
        Files.createDirectories(folder);
        Map<String, Exhibit> exhibits = exhibits();
        for (Map.Entry<String, Exhibit> entry : exhibits.entrySet()) {
            screen(
                    entry.getValue(),
                    ChartStyle.screenLight(),
                    Color.WHITE,
                    folder.resolve(entry.getKey() + "-light.png"));
            screen(
                    entry.getValue(),
                    ChartStyle.screenDark(),
                    new Color(0x161b22),
                    folder.resolve(entry.getKey() + "-dark.png"));
            for (Format format : List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV)) {
                FigureFiles.write(entry.getValue(), folder.resolve(entry.getKey() + "-print." + format.extension()));
            }
        }
        measure();
    }

    static Map<String, Exhibit> exhibits() {
        List<EpochResult> epochs = SampleFigures.epochs(50);
        ConfusionMatrix digits = SampleFigures.matrix(SampleFigures.DIGITS, 980);
        ConfusionMatrix garments = SampleFigures.matrix(SampleFigures.GARMENTS, 1000);
        Map<SplitName, ConfusionMatrix> splits = new LinkedHashMap<>();
        splits.put(SplitName.TRAIN, SampleFigures.matrix(SampleFigures.GARMENTS, 5000));
        splits.put(SplitName.TEST, garments);
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        exhibits.put("loss", SampleFigures.lossFigure(10_000));
        exhibits.put("loss-log", SampleFigures.lossFigure(10_000).withLog(true, true));
        exhibits.put("error", RunFigures.errorPerEpoch(epochs, epochs.get(19)).withSelectedX(23.0));
        exhibits.put("error-three", RunFigures.errorPerEpoch(epochs.subList(0, 3), epochs.get(2)));
        exhibits.put("error-one", RunFigures.errorPerEpoch(epochs.subList(0, 1), null));
        exhibits.put("empty", RunFigures.lossPerEpoch(List.of(), null, Loss.CROSS_ENTROPY));
        exhibits.put(
                "error-log", RunFigures.errorPerEpoch(epochs, epochs.get(19)).withLog(true, true));
        exhibits.put("digits", RunFigures.confusion(digits, SplitName.TEST, false));
        exhibits.put("garments", RunFigures.confusion(garments, SplitName.TEST, true));
        exhibits.put("bars", RunFigures.accuracyPerClass(splits));
        exhibits.put("table", RunFigures.accuracyPerClassTable(splits));
        exhibits.put("network", SampleFigures.network("mnist-cnn"));
        exhibits.put("network-deep", SampleFigures.network("cifar10-cnn"));
        exhibits.put("rate", SampleFigures.rate());
        exhibits.put("parallel", SampleTrials.parallel(25));
        exhibits.put(
                "parallel-brushed",
                SampleTrials.parallel(40)
                        .withBrushes(List.of(new AxisInterval(0, 1e-3, 0.1), new AxisInterval(2, -0.5, 1.5))));
        exhibits.put("parallel-many", SampleTrials.parallel(500));
        exhibits.put("dots", SampleTrials.dots(25, 0));
        exhibits.put("dots-categories", SampleTrials.dots(25, 2));
        exhibits.put("best-so-far", SampleTrials.bestSoFar());
        exhibits.put("importance", SampleTrials.importance());
        exhibits.put("scatter", SampleFigures.scatter(2000));
        exhibits.put("garments-columns", RunFigures.confusion(garments, SplitName.TEST, MatrixLook.COLUMN_SHARES));
        exhibits.put(
                "garments-difference",
                MatrixFigure.difference(
                        "Confusion matrix, test, epoch 20 less epoch 5",
                        garments,
                        SampleFigures.matrix(SampleFigures.GARMENTS, 990)));
        exhibits.put("scores", RunFigures.scoresPerClass(garments, garments, garments));
        exhibits.put("latent", SampleSheets.scatter(2000));
        exhibits.put("latent-many", SampleSheets.scatter(12_000));
        exhibits.put("latent-two", SampleSheets.sideBySide());
        exhibits.put("features", SampleSheets.featureMaps());
        exhibits.put("filters", SampleSheets.filters());
        exhibits.put("saliency", SampleSheets.saliency());
        exhibits.put("weights", SampleSheets.overlaid());
        exhibits.put("weights-epochs", SampleSheets.ridges());
        exhibits.put("examples", SampleSheets.examples(20));
        return exhibits;
    }

    private static void screen(Exhibit exhibit, ChartStyle style, Color card, Path file) throws IOException {
        boolean square = exhibit instanceof MatrixFigure;
        BufferedImage figure = Drawing.picture(exhibit, style, new Size(square ? 320 : 420, square ? 340 : 460), 1);
        BufferedImage image =
                new BufferedImage(figure.getWidth() + 24, figure.getHeight() + 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.setPaint(card);
        g2.fill(new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        g2.drawImage(figure, 12, 12, null);
        g2.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static void measure() {
        // Processor time of this thread: other work on the machine does not count.
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        Series raw = SampleFigures.loss(1_000_000);
        double[] smoothing = new double[31];
        double[] drawing = new double[31];
        BufferedImage image = new BufferedImage(600, 460, BufferedImage.TYPE_INT_ARGB_PRE);
        for (int round = -20; round < smoothing.length; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            LineFigure figure = RunFigures.lossPerIteration(raw, raw.smoothed(0.99), Loss.CROSS_ENTROPY);
            long smoothed = cpu.getCurrentThreadCpuTime();
            Graphics2D g2 = image.createGraphics();
            Drawing.draw(
                    figure,
                    ChartStyle.screenLight(),
                    g2,
                    new Rectangle2D.Double(0, 0, 600, 460),
                    Medium.pixels(1),
                    null);
            g2.dispose();
            if (round >= 0) {
                smoothing[round] = (smoothed - start) / 1e6;
                drawing[round] = (cpu.getCurrentThreadCpuTime() - smoothed) / 1e6;
            }
        }
        Arrays.sort(smoothing);
        Arrays.sort(drawing);
        System.out.printf(
                "1,000,000 points, raw and smoothed, 600 × 460: smoothing %.1f ms, thinning and drawing %.1f ms"
                        + " (medians of 31; slowest %.1f and %.1f)%n",
                smoothing[15], drawing[15], smoothing[30], drawing[30]);
    }
}
