package org.dl4jworkbench.chart;

import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.model.PlainText;

/**
 * Grouped bars over categories, such as the accuracy of each class in training and test.
 *
 * @param categoryTitle the title of the axis below
 * @param value the axis of the bars' height
 * @param categories from left to right
 * @param groups one bar each in every category
 * @param sideways whether the bars lie, the first category on top: for names that are long
 */
public record BarFigure(
        String title, String categoryTitle, Axis value, List<String> categories, List<Group> groups, boolean sideways)
        implements Figure {
    /** With upright bars. */
    public BarFigure(String title, String categoryTitle, Axis value, List<String> categories, List<Group> groups) {
        this(title, categoryTitle, value, categories, groups, false);
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
