package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.data.SplitMix64;

/**
 * The generated regression: y = f(x) + noise with
 *
 * <pre>f(x) = sin(1.5 x) + exp(−((x − 2) / 0.5)²) − exp(−((x + 2) / 0.5)²),  x from −4 to 4,</pre>
 *
 * and Gaussian noise of standard deviation 0.45, so of variance 0.2025: the mean squared error that the true function itself
 * has. No training point lies in the gaps, from −2.4 to −1.6 and from 1.6 to 2.4, and that is where f has a trough and a peak:
 * a fit that is good elsewhere goes wrong there. The test points cover everything.
 */
public final class NoisyFunction {
    /** An interval of x without training points. */
    public record Gap(double from, double to) {
        public boolean contains(double x) {
            return from <= x && x <= to;
        }
    }

    /** Points in the training file, and as many in the test file. */
    public static final int POINTS = 100;

    /** Chosen among the first hundred for noise in both files whose mean square is near the variance. */
    private static final long SEED = 20211179;

    private static final double FROM = -4;
    private static final double TO = 4;
    private static final double NOISE_DEVIATION = 0.45;
    private static final List<Gap> GAPS = List.of(new Gap(-2.4, -1.6), new Gap(1.6, 2.4));

    private NoisyFunction() {}

    /** The function without noise. */
    public static double value(double x) {
        return StrictMath.sin(1.5 * x) + bump(x - 2) - bump(x + 2);
    }

    private static double bump(double distance) {
        double scaled = distance / 0.5;
        return StrictMath.exp(-scaled * scaled);
    }

    /** The variance of the noise, in units of y². */
    public static double noiseVariance() {
        return NOISE_DEVIATION * NOISE_DEVIATION;
    }

    /** Where the training points leave the function open, in ascending order. */
    public static List<Gap> gaps() {
        return GAPS;
    }

    static void writeFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("train.csv"), csv(0, true));
        Files.writeString(folder.resolve("test.csv"), csv(1, false));
        Files.writeString(folder.resolve("README.txt"), """
                Generated, not measured: 100 training and 100 test points (x, y) with y = f(x) + noise,

                    f(x) = sin(1.5 x) + exp(-((x - 2) / 0.5)^2) - exp(-((x + 2) / 0.5)^2),  x from -4 to 4,

                and Gaussian noise of standard deviation 0.45. Its variance, 0.2025, is the mean squared error of the true
                function, so a training loss far below it means that noise was learned. No training point lies from -2.4 to
                -1.6 and from 1.6 to 2.4, where f has a trough and a peak; the test points cover everything.
                """);
    }

    private static String csv(long stream, boolean gaps) {
        SplitMix64 random = SplitMix64.stream(SEED, stream);
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < POINTS; i++) {
            double x;
            do {
                // Test points: one in each hundredth of the range.
                x = gaps ? random.uniform(FROM, TO) : FROM + (TO - FROM) * (i + random.nextDouble()) / POINTS;
            } while (gaps && inGap(x));
            double y = value(x) + NOISE_DEVIATION * random.nextGaussian();
            text.append(rounded(x)).append(',').append(rounded(y)).append('\n');
        }
        return text.toString();
    }

    private static boolean inGap(double x) {
        return GAPS.stream().anyMatch(gap -> gap.contains(x));
    }

    /** Five decimals, always with a point. */
    private static String rounded(double value) {
        long units = Math.round(Math.abs(value) * 100_000);
        String sign = value < 0 && units > 0 ? "-" : "";
        return sign + units / 100_000 + "."
                + String.valueOf(100_000 + units % 100_000).substring(1);
    }
}
