package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.model.Numbers;

/** Where an axis is labelled, and with what: steps of 1, 2 or 5 times a power of ten, or decades. */
public final class Ticks {
    /**
     * One tick.
     *
     * @param label empty for a minor tick
     */
    public record Tick(double value, String label) {
        public boolean minor() {
            return label.isEmpty();
        }
    }

    private static final int MAX_DECIMALS = 6;
    private static final int MAX_UNIT_DECIMALS = 2;

    private Ticks() {}

    /** The smallest step of 1, 2 or 5 times a power of ten that divides a span into at most {@code limit} parts. */
    static double step(double span, int limit, boolean integer) {
        double raw = span / Math.max(1, limit);
        if (!(raw > 0) || !Double.isFinite(raw)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = 10 * power;
        for (int factor : new int[] {1, 2, 5}) {
            // A hair of slack: 0.3 / 3 is above 0.1.
            if (factor * power >= raw * (1 - 1e-9)) {
                step = factor * power;
                break;
            }
        }
        return integer ? Math.max(1, step) : step;
    }

    /** Ticks of a linear axis, {@code limit} steps at most. */
    public static List<Tick> linear(double min, double max, int limit, boolean integer) {
        double step = step(max - min, limit, integer);
        double slack = step * 1e-6;
        long first = (long) Math.ceil((min - slack) / step);
        long last = (long) Math.floor((max + slack) / step);
        List<Tick> ticks = new ArrayList<>();
        double largest = Math.max(Math.abs(min), Math.abs(max));
        for (long index = first; index <= last && ticks.size() <= 100; index++) {
            double value = index * step;
            String label = label(value, step, largest);
            // Steps below what a label can tell: the same number at several places would say nothing.
            if (ticks.isEmpty() || !ticks.get(ticks.size() - 1).label().equals(label)) {
                ticks.add(new Tick(value, label));
            }
        }
        return ticks;
    }

    /**
     * A tick's text, with as many decimals as the step needs: 0.02, 2.5, 400, 2k, 1.5M.
     *
     * @param largest the largest magnitude on the axis, which decides between 2000 and 2k
     */
    static String label(double value, double step, double largest) {
        if (value == 0 && step >= 1) {
            return "0";
        }
        if (largest >= 1e9 || (largest > 0 && largest < 1e-4)) {
            return value == 0 ? "0" : scientific(value);
        }
        double unit = largest >= 1e6 ? 1e6 : largest >= 9999.5 ? 1e3 : 1;
        if (decimals(step / unit) > MAX_UNIT_DECIMALS) {
            // Zoomed far into large numbers: 1,200,003 says more than 1.200003M.
            unit = 1;
        }
        String suffix = unit == 1e6 ? "M" : unit == 1e3 ? "k" : "";
        String format = (largest >= 9999.5 ? "%,." : "%.") + decimals(step / unit) + "f";
        return String.format(Locale.ROOT, format, value / unit) + suffix;
    }

    private static String scientific(double value) {
        // Rounded to six digits, so that 3 · 1e-5 is not written as 3.0000000000000004e-5.
        return Numbers.plain(Double.parseDouble(String.format(Locale.ROOT, "%.5e", value)));
    }

    private static int decimals(double step) {
        for (int decimals = 0; decimals < MAX_DECIMALS; decimals++) {
            double scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
                return decimals;
            }
        }
        return MAX_DECIMALS;
    }

    /**
     * Ticks of a log axis: labelled decades with unlabelled 2 to 9 between them; below two decades 1, 2 and 5 are labelled; below
     * half a decade linear steps.
     *
     * @param min above 0
     */
    static List<Tick> logarithmic(double min, double max, int limit) {
        double decades = Math.log10(max / min);
        if (decades < 0.5) {
            return linear(min, max, limit, false).stream()
                    .filter(tick -> tick.value() > 0)
                    .toList();
        }
        int everyDecade = (int) Math.max(1, Math.ceil(decades / Math.max(1, limit)));
        boolean labelWithin = decades < 2.2;
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(max) + 1e-9);
        for (int decade = (int) Math.floor(Math.log10(min)); decade <= last; decade++) {
            for (int factor = 1; factor <= 9; factor++) {
                double value = factor * Math.pow(10, decade);
                if (value < min * (1 - 1e-9) || value > max * (1 + 1e-9)) {
                    continue;
                }
                boolean labelled = factor == 1
                        ? Math.floorMod(decade, everyDecade) == 0
                        : labelWithin && (factor == 2 || factor == 5);
                if (labelled || everyDecade == 1) {
                    ticks.add(new Tick(value, labelled ? logLabel(value) : ""));
                }
            }
        }
        return ticks;
    }

    private static String logLabel(double value) {
        if (value < 1e-3 || value >= 1e6) {
            return scientific(value);
        }
        if (value >= 9999.5) {
            return Numbers.plain(Math.rint(value) / 1000) + "k";
        }
        return scientific(value);
    }
}
