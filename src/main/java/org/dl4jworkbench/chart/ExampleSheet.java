package org.dl4jworkbench.chart;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Examples in a grid: what each is and what it was taken for. Right ones have a solid blue frame, wrong ones a dashed red one.
 *
 * @param classes the names, in the order of the labels
 * @param columns how many stand in a row; 0 for as many as fit
 * @param bars whether each is shown large, with the probability of every class as a bar below it
 */
public record ExampleSheet(String title, List<String> classes, List<Example> examples, int columns, boolean bars)
        implements Figure {
    public ExampleSheet(String title, List<String> classes, List<Example> examples, int columns) {
        this(title, classes, examples, columns, false);
    }

    /** Each example large, side by side, with the probability of every class. */
    public ExampleSheet withBars() {
        return new ExampleSheet(title, classes, examples, columns, true);
    }

    public ExampleSheet {
        title = PlainText.of(title);
        classes = PlainText.of(classes);
        examples = List.copyOf(examples);
    }

    public static ExampleSheet of(String title, List<String> classes, List<Example> examples) {
        return new ExampleSheet(title, classes, examples, 0);
    }

    /** One example. */
    public static final class Example {
        private final int number;
        private final BufferedImage picture;
        private final int actual;
        private final float @Nullable [] probabilities;

        /**
         * @param number its place among the watched examples
         * @param actual the label
         * @param probabilities of each class, which the network gave; null where they are not known
         */
        public Example(int number, BufferedImage picture, int actual, float @Nullable [] probabilities) {
            this.number = number;
            this.picture = picture;
            this.actual = actual;
            this.probabilities = probabilities == null ? null : probabilities.clone();
        }

        public int number() {
            return number;
        }

        public BufferedImage picture() {
            return picture;
        }

        public int actual() {
            return actual;
        }

        /** The class with the largest probability; −1 where none is known, or all became NaN. */
        public int predicted() {
            if (probabilities == null) {
                return -1;
            }
            int largest = -1;
            for (int i = 0; i < probabilities.length; i++) {
                if (Float.isFinite(probabilities[i]) && (largest < 0 || probabilities[i] > probabilities[largest])) {
                    largest = i;
                }
            }
            return largest;
        }

        /** Whether there are probabilities, but none is a number. */
        boolean isWithoutNumbers() {
            return probabilities != null && predicted() < 0;
        }

        /** Of a class; NaN where it is not known. */
        public double probability(int label) {
            return probabilities == null ? Double.NaN : probabilities[label];
        }

        public boolean isRight() {
            return predicted() == actual;
        }

        public boolean isWrong() {
            return predicted() >= 0 && !isRight();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Example example
                    && number == example.number
                    && picture == example.picture
                    && actual == example.actual
                    && Arrays.equals(probabilities, example.probabilities);
        }

        @Override
        public int hashCode() {
            return 31 * number + Arrays.hashCode(probabilities);
        }
    }

    /** "4 → 9 · 0.94" where it is wrong, "4 · 0.98" where it is right, "4" where no prediction is known. */
    public String caption(Example example) {
        String actual = name(example.actual());
        int predicted = example.predicted();
        if (predicted < 0) {
            return example.isWithoutNumbers() ? actual + " · no finite probability" : actual;
        }
        String share = " · " + Numbers.shown(example.probability(predicted), 2);
        return (example.isRight() ? actual : actual + " → " + name(predicted)) + share;
    }

    private String name(int label) {
        return label >= 0 && label < classes.size() ? classes.get(label) : "class " + label;
    }

    /** An example's picture out of a data set's memory, grey or in colour. */
    public static BufferedImage picture(LabelledImages images, int index) {
        BufferedImage picture = new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_INT_RGB);
        int last = images.channels() - 1;
        for (int row = 0; row < images.height(); row++) {
            for (int column = 0; column < images.width(); column++) {
                int red = images.pixel(index, row, column, 0);
                int green = images.pixel(index, row, column, Math.min(1, last));
                int blue = images.pixel(index, row, column, Math.min(2, last));
                picture.setRGB(column, row, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }
}
