package org.dl4jworkbench.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Schedule;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;

/** Made-up data of the shape of real runs, for tests, the gallery and the measurements. */
public final class SampleFigures {
    public static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    public static final List<String> GARMENTS = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private SampleFigures() {}

    /** A noisy, falling loss over so many iterations. */
    public static Series loss(int iterations) {
        Random random = new Random(7);
        double[] x = new double[iterations];
        double[] y = new double[iterations];
        for (int index = 0; index < iterations; index++) {
            double progress = (double) index / iterations;
            x[index] = index + 1.0;
            y[index] = 0.06
                    + 2.25 * Math.exp(-11 * progress)
                    + Math.abs(random.nextGaussian()) * (0.03 + 0.1 * Math.exp(-8 * progress));
        }
        return Series.of("minibatch loss", x, y, 0, Series.Look.RAW);
    }

    public static LineFigure lossFigure(int iterations) {
        Series raw = loss(iterations);
        return RunFigures.lossPerIteration(raw, raw.smoothed(0.99), Loss.CROSS_ENTROPY);
    }

    /** Epochs 0 to {@code last}; the best is where the validation loss is lowest. */
    public static List<EpochResult> epochs(int last) {
        Random random = new Random(3);
        List<EpochResult> epochs = new ArrayList<>();
        for (int epoch = 0; epoch <= last; epoch++) {
            double progress = epoch / 50.0;
            epochs.add(new EpochResult(
                    epoch,
                    epoch * 430L,
                    epoch * 2.1,
                    score(0.004 + 0.076 * Math.exp(-9 * progress)),
                    score(0.0108 + 0.065 * Math.exp(-10 * progress) + 0.0007 * random.nextGaussian()),
                    score(0.0142 + 0.061 * Math.exp(-10 * progress) + 0.0007 * random.nextGaussian())));
        }
        return epochs;
    }

    private static Score score(double error) {
        return new Score(error * 3.2, 1 - error);
    }

    /** A matrix with a strong diagonal and the usual confusions of digits. */
    public static ConfusionMatrix matrix(List<String> classes, int support) {
        Random random = new Random(5);
        int size = classes.size();
        int[][] counts = new int[size][size];
        for (int row = 0; row < size; row++) {
            int left = support;
            for (int column = 0; column < size; column++) {
                if (row != column && random.nextDouble() < 0.5) {
                    counts[row][column] = random.nextInt(Math.max(1, support / 40) + 1);
                    left -= counts[row][column];
                }
            }
            counts[row][row] = left;
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** Ten clouds of points, as of a latent layer. */
    public static LineFigure scatter(int perClass) {
        Random random = new Random(11);
        List<Series> series = new ArrayList<>();
        for (int label = 0; label < 10; label++) {
            double[] x = new double[perClass];
            double[] y = new double[perClass];
            for (int index = 0; index < perClass; index++) {
                x[index] = 4 * Math.cos(label * 0.628) + random.nextGaussian() * 0.5;
                y[index] = 4 * Math.sin(label * 0.628) + random.nextGaussian() * 0.5;
            }
            series.add(Series.of(Integer.toString(label), x, y, label, Series.Look.POINTS));
        }
        return LineFigure.of("Latent space", Axis.linear("z1"), Axis.linear("z2"), series);
    }

    /** The picture of a shipped assignment's first network. */
    public static NetworkFigure network(String assignmentId) {
        Assignment assignment =
                AssignmentCatalogue.read(Path.of("no-such-folder")).get(assignmentId);
        return new NetworkFigure(
                "Network", assignment.summary(assignment.presets().get(0).spec()));
    }

    /** A rate that warms up and falls by half a cosine. */
    public static LineFigure rate() {
        return RunFigures.learningRate(
                new TrainingSpec(
                        Optimiser.ADAM,
                        0.01,
                        0,
                        0,
                        0,
                        0,
                        Schedule.of("cosine(0.1)"),
                        2,
                        null,
                        null,
                        100,
                        20,
                        null,
                        null,
                        GradientConvention.MEAN,
                        1),
                1000);
    }
}
