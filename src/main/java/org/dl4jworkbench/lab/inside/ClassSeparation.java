package org.dl4jworkbench.lab.inside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How well classes lie apart in a space of any number of units.
 *
 * <p><b>Silhouette</b> of a point (Rousseeuw 1987): (b − a) / max(a, b), with a its mean distance to the other points of its class and b
 * the smallest mean distance to the points of another class; 1 where classes lie far apart, 0 where they touch, below 0 where points lie
 * nearer to another class. A point alone in its class counts 0. <b>Fisher ratio</b>: the scatter of the class means around the mean of
 * all, weighted by their sizes, divided by the scatter of the points around the means of their classes (the traces of Fisher's
 * between-class and within-class scatter matrices).
 *
 * @param silhouette mean over all points, −1 to 1; NaN with fewer than two classes
 * @param ofClass mean silhouette of each class, NaN where it has no points
 * @param fisher between divided by within; infinite where every class is a single place of its own, NaN with fewer than two classes or
 *     where all points lie in one place
 * @param points over how many points the silhouette was measured
 */
public record ClassSeparation(double silhouette, List<Double> ofClass, double fisher, int points) {
    /** The silhouette needs all distances: of more points a sample is taken, the same for the same number of points. */
    public static final int MOST_POINTS = 2000;

    /** Distances of so many values are a matter of a second or two; of points with very many units fewer are taken. */
    private static final double MOST_WORK = 2e9;

    public ClassSeparation {
        ofClass = List.copyOf(ofClass);
    }

    /** Two classes and how near they lie. */
    public record Pair(int first, int second, double ratio) {}

    /**
     * Of points with labels; those with the label −1, and those that are not finite, are left out.
     *
     * @param rows examples × units, or the two columns of a plane
     * @param classes the number of classes
     */
    public static ClassSeparation of(float[][] rows, int[] labels, int classes) {
        int[] known = IntStream.range(0, rows.length)
                .filter(row -> counts(rows, labels, row))
                .toArray();
        int[] sample = sample(known, rows.length == 0 ? 1 : rows[0].length);
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int row : sample) {
            counts[labels[row]]++;
        }
        boolean several = IntStream.of(counts).filter(count -> count > 0).count() > 1;
        double all = 0;
        if (several) {
            double[][] distances = distances(rows, labels, sample, classes);
            for (int i = 0; i < sample.length; i++) {
                int own = labels[sample[i]];
                double silhouette = silhouette(distances[i], own, counts);
                sums[own] += silhouette;
                all += silhouette;
            }
        }
        List<Double> ofClass = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            ofClass.add(several && counts[label] > 0 ? sums[label] / counts[label] : Double.NaN);
        }
        return new ClassSeparation(
                several ? all / sample.length : Double.NaN,
                ofClass,
                several ? fisher(rows, labels, classes, known) : Double.NaN,
                sample.length);
    }

    private static boolean counts(float[][] rows, int[] labels, int row) {
        return labels[row] >= 0 && Pca.isFinite(rows[row]);
    }

    private static int[] sample(int[] known, int units) {
        int most = (int) Math.min(MOST_POINTS, Math.sqrt(MOST_WORK / units));
        if (known.length <= most) {
            return known;
        }
        // The first places of a seeded shuffle.
        int[] shuffled = known.clone();
        Random random = new Random(known.length);
        for (int i = 0; i < most; i++) {
            int other = i + random.nextInt(shuffled.length - i);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return java.util.Arrays.copyOf(shuffled, most);
    }

    /** For each point of the sample the sum of its distances to those of each class. */
    private static double[][] distances(float[][] rows, int[] labels, int[] sample, int classes) {
        double[][] sums = new double[sample.length][classes];
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(rows[sample[i]], rows[sample[j]]);
                sums[i][labels[sample[j]]] += distance;
                sums[j][labels[sample[i]]] += distance;
            }
        }
        return sums;
    }

    private static double silhouette(double[] sums, int own, int[] counts) {
        if (counts[own] == 1) {
            return 0;
        }
        double within = sums[own] / (counts[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int label = 0; label < counts.length; label++) {
            if (label != own && counts[label] > 0) {
                nearest = Math.min(nearest, sums[label] / counts[label]);
            }
        }
        double larger = Math.max(within, nearest);
        return larger == 0 ? 0 : (nearest - within) / larger;
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(squared(a, b));
    }

    private static double squared(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The mean of each class over its finite points: classes × units, NaN where it has none. */
    public static float[][] centroids(float[][] rows, int[] labels, int classes) {
        int units = rows.length == 0 ? 0 : rows[0].length;
        double[][] sums = new double[classes][units];
        int[] counts = new int[classes];
        for (int row = 0; row < rows.length; row++) {
            if (counts(rows, labels, row)) {
                counts[labels[row]]++;
                for (int unit = 0; unit < units; unit++) {
                    sums[labels[row]][unit] += rows[row][unit];
                }
            }
        }
        float[][] centroids = new float[classes][units];
        for (int label = 0; label < classes; label++) {
            for (int unit = 0; unit < units; unit++) {
                centroids[label][unit] = (float) (counts[label] == 0 ? Double.NaN : sums[label][unit] / counts[label]);
            }
        }
        return centroids;
    }

    private static double fisher(float[][] rows, int[] labels, int classes, int[] known) {
        int units = rows[0].length;
        float[][] centroids = centroids(rows, labels, classes);
        double[] sums = new double[units];
        for (int row : known) {
            for (int unit = 0; unit < units; unit++) {
                sums[unit] += rows[row][unit];
            }
        }
        float[] mean = new float[units];
        for (int unit = 0; unit < units; unit++) {
            mean[unit] = (float) (sums[unit] / known.length);
        }
        double between = 0;
        double within = 0;
        for (int row : known) {
            between += squared(centroids[labels[row]], mean);
            within += squared(rows[row], centroids[labels[row]]);
        }
        return between / within;
    }

    /**
     * Every pair of classes, the nearest first: the distance of their means divided by the sum of their spreads (the root of the mean
     * squared distance of a class's points to its mean). Below 1 the two overlap. 0 where both are one and the same place, infinite where
     * each is a single place of its own.
     */
    public static List<Pair> pairs(float[][] rows, int[] labels, int classes) {
        float[][] centroids = centroids(rows, labels, classes);
        double[] spread = new double[classes];
        int[] counts = new int[classes];
        for (int row = 0; row < rows.length; row++) {
            if (counts(rows, labels, row)) {
                spread[labels[row]] += squared(rows[row], centroids[labels[row]]);
                counts[labels[row]]++;
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < classes; first++) {
            for (int second = first + 1; second < classes; second++) {
                if (counts[first] > 0 && counts[second] > 0) {
                    double sum = Math.sqrt(spread[first] / counts[first]) + Math.sqrt(spread[second] / counts[second]);
                    double apart = distance(centroids[first], centroids[second]);
                    pairs.add(new Pair(first, second, apart == 0 ? 0 : apart / sum));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::ratio));
        return List.copyOf(pairs);
    }
}
