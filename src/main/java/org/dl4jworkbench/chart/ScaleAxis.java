package org.dl4jworkbench.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PlainText;

/**
 * An axis with ends of its own, numbers or categories, such as the range that a search draws a parameter from. Categories are their
 * places in the list, from 0.
 *
 * @param min the value at the low end, below {@code max}; −0.5 for categories
 * @param max the value at the high end
 * @param categories their names from the low end up; empty for all other scales
 */
public record ScaleAxis(String title, Scale scale, double min, double max, List<String> categories) {
    /** How values are laid out along the axis. */
    public enum Scale {
        LINEAR,
        LOG,
        INTEGER,
        CATEGORIES
    }

    /** Values that differ by more than this factor are easier told apart in the logarithm. */
    private static final double WIDE = 30;

    public ScaleAxis {
        title = PlainText.of(title);
        categories = PlainText.of(categories);
        boolean named = scale == Scale.CATEGORIES;
        if (!(min < max) || (scale == Scale.LOG && min <= 0) || named == categories.isEmpty()) {
            throw new IllegalArgumentException(title + ": " + scale + " from " + min + " to " + max);
        }
    }

    public static ScaleAxis categories(String title, List<String> names) {
        return new ScaleAxis(title, Scale.CATEGORIES, -0.5, names.size() - 0.5, names);
    }

    /** From one value to another; widened where they are the same. */
    public static ScaleAxis of(String title, Scale scale, double from, double to) {
        if (from < to) {
            return new ScaleAxis(title, scale, from, to, List.of());
        }
        if (scale == Scale.LOG) {
            return new ScaleAxis(title, scale, from / 2, from * 2, List.of());
        }
        double half = scale == Scale.INTEGER ? 1 : Math.max(Math.abs(from) * 0.05, 1e-6);
        return new ScaleAxis(title, scale, from - half, from + half, List.of());
    }

    /** Exactly over measured values, in the logarithm where they are positive and far apart; from 0 to 1 where there are none. */
    public static ScaleAxis over(String title, double[] values) {
        AxisRange.Extent extent = new AxisRange.Extent(false);
        for (double value : values) {
            extent.add(value);
        }
        if (extent.isEmpty()) {
            return new ScaleAxis(title, Scale.LINEAR, 0, 1, List.of());
        }
        boolean log = extent.min() > 0 && extent.max() > WIDE * extent.min();
        return of(
                title,
                log ? Scale.LOG : Scale.LINEAR,
                AxisRange.placed(extent.min(), log),
                AxisRange.placed(extent.max(), log));
    }

    /** Whether a value can be shown: a number, and above 0 on a log axis. */
    public boolean shows(double value) {
        return Double.isFinite(value) && (scale != Scale.LOG || value > 0);
    }

    /** The place of a value, 0 at the low end and 1 at the high one; NaN for what cannot be shown. */
    public double share(double value) {
        if (!shows(value)) {
            return Double.NaN;
        }
        double placed = AxisRange.placed(value, scale == Scale.LOG);
        return scale == Scale.LOG ? Math.log(placed / min) / Math.log(max / min) : (placed - min) / (max - min);
    }

    /** The value at a place. */
    public double valueAt(double share) {
        return scale == Scale.LOG ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    /** Where the axis is labelled: every category, else about so many numbers. */
    public List<Ticks.Tick> ticks(int limit) {
        return switch (scale) {
            case CATEGORIES ->
                IntStream.range(0, categories.size())
                        .mapToObj(place -> new Ticks.Tick(place, categories.get(place)))
                        .toList();
            case LOG -> Ticks.logarithmic(min, max, limit);
            case LINEAR -> Ticks.linear(min, max, limit, false);
            case INTEGER -> Ticks.linear(min, max, limit, true);
        };
    }

    /** A value as it is read: the category's name, a whole number, or four significant digits. */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (scale == Scale.CATEGORIES) {
            int place = (int) Math.rint(value);
            return place >= 0 && place < categories.size() ? categories.get(place) : "–";
        }
        if (scale == Scale.INTEGER || value == 0) {
            return Numbers.grouped(Math.round(value));
        }
        return Numbers.plain(Double.parseDouble(String.format(Locale.ROOT, "%.3e", value)));
    }

    /** The value for a spreadsheet: the category's name, else the number in full. */
    String exact(double value) {
        return Double.isNaN(value) ? "" : scale == Scale.CATEGORIES ? text(value) : Numbers.plain(value);
    }
}
