package org.dl4jworkbench.ui.assignment.inside;

import java.util.Comparator;

/** In which order examples stand in the grid; equal ones in the order of the file. */
enum ExampleOrder {
    /** Wrong ones first, those the network was surest of before others; then right ones, the most doubtful first. */
    MISTAKES("confident mistakes"),
    BOUNDARY("nearest to the boundary"),
    SUREST("most confident"),
    LEAST_SURE("least confident"),
    FILE("file order");

    private final String label;

    ExampleOrder(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }

    Comparator<Integer> comparator(Predictions of) {
        Comparator<Integer> byConfidence = Comparator.comparingDouble(of::confidence);
        Comparator<Integer> order =
                switch (this) {
                    case MISTAKES ->
                        Comparator.<Integer, Boolean>comparing(of::isRight)
                                .thenComparingDouble(example ->
                                        of.isRight(example) ? of.confidence(example) : -of.confidence(example));
                    case BOUNDARY -> Comparator.comparingDouble(of::margin);
                    case SUREST -> byConfidence.reversed();
                    case LEAST_SURE -> byConfidence;
                    case FILE -> Comparator.naturalOrder();
                };
        return order.thenComparing(Comparator.naturalOrder());
    }
}
