package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimationTest {
    /** Iterations 1 to n with noise, a few gaps and a few values that a log axis cannot show. */
    private static Series series(long seed, int size) {
        Random random = new Random(seed);
        double[] x = new double[size];
        double[] y = new double[size];
        for (int index = 0; index < size; index++) {
            x[index] = (index == 0 ? 0 : x[index - 1]) + random.nextDouble();
            int dice = random.nextInt(100);
            y[index] = dice == 0
                    ? Double.NaN
                    : dice == 1 ? Double.POSITIVE_INFINITY : dice == 2 ? -1 : random.nextDouble() * 5;
        }
        return Series.of("noise", x, y, 0, Series.Look.RAW);
    }

    @Property(tries = 200)
    void theLowestAndHighestOfEveryColumnAreKept(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20_000) int size,
            @ForAll @IntRange(min = 1, max = 300) int columns,
            @ForAll boolean log) {
        Series series = series(seed, size);
        double min = series.x(0) + 0.01;
        double max = Math.max(min, series.x(size - 1));
        Decimation.Window window = new Decimation.Window(min, max, log, columns);
        Decimation.Points points = Decimation.thin(series, window, log);

        double[][] expected = extremes(columns);
        for (int index = 0; index < size; index++) {
            double y = series.y(index);
            if (Double.isFinite(y) && !(log && y <= 0)) {
                note(expected, window.column(series.x(index)), y);
            }
        }
        double[][] actual = extremes(columns);
        for (int index = 0; index < points.size(); index++) {
            if (!Double.isNaN(points.y()[index])) {
                note(actual, window.column(points.x()[index]), points.y()[index]);
            }
        }
        assertThat(actual).isDeepEqualTo(expected);
        assertThat(points.size()).isLessThanOrEqualTo(Decimation.PER_COLUMN * columns + 2);
        assertThat(points.x()).isSorted();
    }

    /** With few gaps most blocks of values are not looked into, which must not show. */
    @Property(tries = 100)
    void whatIsLeftIsWhatLookingAtEveryValueLeaves(
            @ForAll long seed,
            @ForAll @IntRange(min = 100, max = 20_000) int size,
            @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll boolean log) {
        Random random = new Random(seed);
        double[] x = new double[size];
        double[] y = new double[size];
        for (int index = 0; index < size; index++) {
            x[index] = (index == 0 ? 0.5 : x[index - 1]) + random.nextInt(3);
            int dice = random.nextInt(1500);
            // Few different values, so that the first of several equal ones must be found.
            y[index] = dice == 0 ? Double.NaN : dice == 1 ? 0 : dice == 2 ? -3 : 1 + random.nextInt(200) / 10.0;
        }
        Series series = Series.of("steps", x, y, 0, Series.Look.RAW);
        double min = x[random.nextInt(size / 2)];
        Decimation.Window window =
                new Decimation.Window(min, Math.max(min, x[size - 1 - random.nextInt(size / 3)]), log, columns);
        Decimation.Points points = Decimation.thin(series, window, log);
        TreeSet<Integer> expected = new TreeSet<>();
        int from = Math.max(0, series.firstAtOrAbove(window.min()) - 1);
        int to = Math.min(size, series.firstAtOrAbove(Math.nextUp(window.max())) + 1);
        if (to - from <= 4 * columns) {
            // Returned as it is.
            return;
        }
        int first = from;
        int column = window.column(x[from]);
        for (int index = from; index <= to; index++) {
            if (index == to || x[index] >= window.end(column)) {
                addMarks(expected, IntStream.range(first, index).toArray(), y, log);
                first = index;
                column = index == to ? columns : Math.max(column + 1, window.column(x[index]));
            }
        }
        assertThat(points.x())
                .containsExactly(
                        expected.stream().mapToDouble(index -> x[index]).toArray());
        assertThat(points.y())
                .containsExactly(expected.stream()
                        .mapToDouble(index -> isShown(y[index], log) ? y[index] : Double.NaN)
                        .toArray());
    }

    private static boolean isShown(double y, boolean log) {
        return Double.isFinite(y) && !(log && y <= 0);
    }

    /** First, lowest, highest and last value and the ends of the gaps. */
    private static void addMarks(TreeSet<Integer> marks, int[] within, double[] y, boolean log) {
        int[] shown =
                Arrays.stream(within).filter(index -> isShown(y[index], log)).toArray();
        int[] gaps =
                Arrays.stream(within).filter(index -> !isShown(y[index], log)).toArray();
        if (shown.length > 0) {
            marks.add(shown[0]);
            marks.add(shown[shown.length - 1]);
            marks.add(Arrays.stream(shown)
                    .reduce((one, other) -> y[other] < y[one] ? other : one)
                    .orElseThrow());
            marks.add(Arrays.stream(shown)
                    .reduce((one, other) -> y[other] > y[one] ? other : one)
                    .orElseThrow());
        }
        if (gaps.length > 0) {
            marks.add(gaps[0]);
            marks.add(gaps[gaps.length - 1]);
        }
    }

    private static double[][] extremes(int columns) {
        double[][] extremes = new double[columns][];
        for (int column = 0; column < columns; column++) {
            extremes[column] = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        }
        return extremes;
    }

    private static void note(double[][] extremes, int column, double y) {
        if (column >= 0 && column < extremes.length) {
            extremes[column][0] = Math.min(extremes[column][0], y);
            extremes[column][1] = Math.max(extremes[column][1], y);
        }
    }

    @Test
    void aSeriesThatIsSmallEnoughIsUnchanged() {
        double[] x = {1, 2, 3, 4};
        double[] y = {5, Double.NaN, 7, -8};
        Decimation.Points points = Decimation.thin(
                Series.of("few", x, y, 0, Series.Look.LINE), new Decimation.Window(1, 4, false, 100), false);
        assertThat(points.x()).containsExactly(1, 2, 3, 4);
        assertThat(points.y()).containsExactly(5, Double.NaN, 7, -8);
    }

    @Test
    void theFirstAndTheLastPointAreKept() {
        Series series = SampleFigures.loss(100_000);
        Decimation.Points points = Decimation.thin(series, new Decimation.Window(1, 100_000, false, 500), false);
        assertThat(points.size()).isBetween(1000, 2000);
        assertThat(points.x()[0]).isEqualTo(1);
        assertThat(points.y()[0]).isEqualTo(series.y(0));
        assertThat(points.x()[points.size() - 1]).isEqualTo(100_000);
        assertThat(points.y()[points.size() - 1]).isEqualTo(series.y(99_999));
    }

    @Test
    void aGapBetweenTwoColumnsStillBreaksTheLine() {
        double[] x = new double[10_000];
        double[] y = new double[10_000];
        for (int index = 0; index < x.length; index++) {
            x[index] = index;
            y[index] = index >= 4999 && index < 5001 ? Double.NaN : 1;
        }
        Decimation.Points points = Decimation.thin(
                Series.of("gap", x, y, 0, Series.Look.LINE), new Decimation.Window(0, 9999, false, 10), false);
        int lastBefore = -1;
        int firstAfter = -1;
        for (int index = 0; index < points.size(); index++) {
            if (points.x()[index] < 4999) {
                lastBefore = index;
            } else if (firstAfter < 0 && points.x()[index] >= 5001) {
                firstAfter = index;
            }
        }
        assertThat(points.y()[lastBefore + 1]).isNaN();
        assertThat(firstAfter).isGreaterThan(lastBefore + 1);
    }

    @Test
    void aZoomedWindowKeepsOneNeighbourBeyondEachEnd() {
        Series series = SampleFigures.loss(100_000);
        Decimation.Points points =
                Decimation.thin(series, new Decimation.Window(40_000.5, 40_010.5, false, 500), false);
        assertThat(points.x()[0]).isEqualTo(40_000);
        assertThat(points.x()[points.size() - 1]).isEqualTo(40_011);
        assertThat(points.size()).isEqualTo(12);
    }

    @Test
    void aLogAxisSpendsItsColumnsOnTheDecadesAlike() {
        Series series = SampleFigures.loss(1_000_000);
        Decimation.Points points = Decimation.thin(series, new Decimation.Window(1, 1_000_000, true, 600), true);
        long firstThousand =
                java.util.Arrays.stream(points.x()).filter(x -> x <= 1000).count();
        // Half of the axis; a linear split would leave the first column, at most six points.
        assertThat(firstThousand).isGreaterThan(300);
    }

    @Test
    void aWindowOfASingleXDoesNotFail() {
        double[] x = new double[100];
        double[] y = new double[100];
        java.util.Arrays.fill(x, 3);
        y[50] = 9;
        Decimation.Points points = Decimation.thin(
                Series.of("same", x, y, 0, Series.Look.LINE), new Decimation.Window(3, 3, false, 7), false);
        assertThat(points.y()).contains(9.0, 0.0);
        assertThat(points.size()).isLessThan(10);
    }
}
