package org.dl4jworkbench.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.dl4jworkbench.model.PlainText;

/**
 * Grouped bars over categories, such as the accuracy of each class in training and test.
 *
 * @param categoryTitle the title of the axis below
 * @param value the axis of the bars' height
 * @param categories from left to right
 * @param groups one bar each in every category
 * @param sideways whether the bars lie, the first category on top: for names that are long
 * @param absence what stands in place of the bars where none has a value; empty for the usual words
 */
public record BarFigure(
        String title,
        String categoryTitle,
        Axis value,
        List<String> categories,
        List<Group> groups,
        boolean sideways,
        String absence)
        implements Figure {
    /** With upright bars. */
    public BarFigure(String title, String categoryTitle, Axis value, List<String> categories, List<Group> groups) {
        this(title, categoryTitle, value, categories, groups, false);
    }

    public BarFigure(
            String title,
            String categoryTitle,
            Axis value,
            List<String> categories,
            List<Group> groups,
            boolean sideways) {
        this(title, categoryTitle, value, categories, groups, sideways, "");
    }

    public BarFigure withAbsence(String other) {
        return new BarFigure(title, categoryTitle, value, categories, groups, sideways, other);
    }

    /** Why there is no bar at all. */
    String whyEmpty() {
        return !absence.isEmpty()
                ? absence
                : categories.isEmpty() || groups.isEmpty() ? "No data yet" : "No finite values";
    }

    /** What is not drawn, as sentences; where there is no bar at all, {@link #whyEmpty} says it. */
    List<String> leftOut() {
        long all = (long) groups.size() * categories.size();
        long without = groups.stream()
                .mapToLong(group -> DoubleStream.of(group.values)
                        .filter(value -> !Double.isFinite(value))
                        .count())
                .sum();
        return without == 0 || without == all
                ? List.of()
                : List.of(without + " of " + all + (without == 1 ? " bars has no value" : " bars have no value"));
    }

    public BarFigure {
        title = PlainText.of(title);
        categories = PlainText.of(categories);
        groups = List.copyOf(groups);
        for (Group group : groups) {
            if (group.size() != categories.size()) {
                throw new IllegalArgumentException(
                        group.name() + " has " + group.size() + " values for " + categories.size() + " categories");
            }
        }
    }

    /** The bars of one colour: a value per category; NaN where there is none. */
    public static final class Group {
        private final String name;
        private final double[] values;
        private final int colour;

        /**
         * @param colour an index into the {@link Palette}
         */
        public Group(String name, double[] values, int colour) {
            this.name = PlainText.of(name);
            this.values = Arrays.copyOf(values, values.length);
            this.colour = colour;
        }

        public String name() {
            return name;
        }

        public int size() {
            return values.length;
        }

        public double value(int category) {
            return values[category];
        }

        public int colour() {
            return colour;
        }
    }
}
