package org.dl4jworkbench.lab.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * How many engines at a time are worthwhile, measured on this machine.
 *
 * @param points what was measured, by the number of engines ascending
 * @param chosen how many run at a time; 0 while it is still to be measured
 * @param note why it was not measured, or what limits it; null where the points say it all
 */
public record Throughput(
        List<Point> points, int chosen, @Nullable String note) {
    /** Still to be measured, when the queue starts. */
    public static final Throughput PENDING = new Throughput(List.of(), 0, null);

    /** More engines must bring at least this part of the best throughput to be passed over for fewer. */
    private static final double NEARLY = 0.95;

    /**
     * So many engines at once.
     *
     * @param iterationsPerSecond of all together
     * @param bytesEach the resident memory of one; null where the system does not tell
     */
    public record Point(
            int engines,
            double iterationsPerSecond,
            @Nullable Long bytesEach) {}

    public Throughput {
        points = List.copyOf(points);
    }

    /** The smallest number whose throughput is within 5% of the best one. */
    static Throughput of(List<Point> points, @Nullable String note) {
        double best =
                points.stream().mapToDouble(Point::iterationsPerSecond).max().orElse(0);
        int chosen = points.stream()
                .filter(point -> point.iterationsPerSecond() >= NEARLY * best)
                .mapToInt(Point::engines)
                .min()
                .orElse(1);
        return new Throughput(points, chosen, note);
    }

    @JsonIgnore
    public boolean isPending() {
        return chosen == 0;
    }

    /** In words: {@code 2 engines at once: 1.93 × one (812 iterations/s), 310 MB each}. */
    public String text() {
        String measured = points.stream()
                .map(point -> {
                    double one = points.get(0).iterationsPerSecond();
                    return point.engines() == 1
                            ? "1 engine: " + rate(point)
                            : String.format(
                                    Locale.ROOT,
                                    "%d at once: %.2f × one (%s)",
                                    point.engines(),
                                    point.iterationsPerSecond() / one,
                                    rate(point));
                })
                .collect(Collectors.joining("; "));
        Long bytes = points.isEmpty() ? null : points.get(0).bytesEach();
        return (measured.isEmpty()
                        ? ""
                        : measured + (bytes == null ? "" : ", " + Numbers.bytes(bytes) + " each") + ". ")
                + (note == null ? "" : note + ". ")
                + (isPending() ? "Still to be measured." : chosen + " at a time.");
    }

    private static String rate(Point point) {
        double rate = point.iterationsPerSecond();
        return (rate < 10 ? String.format(Locale.ROOT, "%.2f", rate) : Numbers.grouped(Math.round(rate)))
                + " iterations/s";
    }
}
