package org.dl4jworkbench.ui.common;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which examples the views of a run show, one choice for all of them beside the {@link EpochSelection}. Examples are named by their
 * place among the watched ones ({@code Watched}), from 0.
 */
public final class ExampleSelection {
    /** A cell of the confusion matrix: classes by index. */
    public record ClassPair(int actual, int predicted) {}

    private final ObjectProperty<@Nullable Integer> example = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> second = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ClassPair> pair = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable List<Integer>> lasso = new SimpleObjectProperty<>();

    /** The example that is looked at; null for none. */
    public ObjectProperty<@Nullable Integer> exampleProperty() {
        return example;
    }

    /** The example beside it in comparisons; null for none. */
    public ObjectProperty<@Nullable Integer> secondProperty() {
        return second;
    }

    /** The class pair that examples are filtered by; null for all. */
    public ObjectProperty<@Nullable ClassPair> pairProperty() {
        return pair;
    }

    /** The examples within the lasso, ascending; null where none is drawn. */
    public ObjectProperty<@Nullable List<Integer>> lassoProperty() {
        return lasso;
    }

    /** Forgets everything, for another run. */
    public void clear() {
        example.set(null);
        second.set(null);
        pair.set(null);
        lasso.set(null);
    }
}
