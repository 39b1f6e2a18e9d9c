package org.dl4jworkbench.ui.assignment.inside;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dl4jworkbench.lab.inside.ExampleQuery;
import org.dl4jworkbench.lab.inside.ExampleQuery.Order;
import org.dl4jworkbench.lab.inside.ExampleQuery.Outcome;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.jspecify.annotations.Nullable;

/** The examples that pass the filters at the selected moment, in the chosen order, and those that were kept for a figure. */
final class ExamplesModel {
    private final InsideModel inside;
    private final ExampleSelection selection;
    private final ObjectProperty<Outcome> kind = new SimpleObjectProperty<>(Outcome.ALL);
    private final DoubleProperty leastConfidence = new SimpleDoubleProperty(0);
    private final DoubleProperty mostConfidence = new SimpleDoubleProperty(1);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.CONFIDENT_MISTAKES);
    private final ReadOnlyObjectWrapper<List<ShownExample>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty picking = new SimpleBooleanProperty();
    private final ObservableList<Integer> kept = FXCollections.observableArrayList();

    ExamplesModel(InsideModel inside) {
        this.inside = inside;
        selection = inside.selection();
        inside.contentProperty().addListener((observable, old, now) -> filter());
        inside.train().runProperty().addListener((observable, old, now) -> kept.clear());
        selection.pairProperty().addListener((observable, old, now) -> filter());
        selection.lassoProperty().addListener((observable, old, now) -> filter());
        kind.addListener((observable, old, now) -> filter());
        leastConfidence.addListener((observable, old, now) -> filter());
        mostConfidence.addListener((observable, old, now) -> filter());
        order.addListener((observable, old, now) -> filter());
    }

    /** Without effect while a class pair is chosen, which says it already. */
    ObjectProperty<Outcome> kindProperty() {
        return kind;
    }

    /** The least probability of the predicted class, 0 to 1. */
    DoubleProperty leastConfidenceProperty() {
        return leastConfidence;
    }

    /** The most probability of the predicted class, 0 to 1. */
    DoubleProperty mostConfidenceProperty() {
        return mostConfidence;
    }

    ObjectProperty<Order> orderProperty() {
        return order;
    }

    /** What passes the filters; empty where the predictions are not known. */
    ReadOnlyObjectProperty<List<ShownExample>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether the next example that is clicked is the one to compare with. */
    BooleanProperty pickingProperty() {
        return picking;
    }

    /** An example was clicked: it is looked at, or compared with. */
    void choose(int example) {
        if (picking.get()) {
            picking.set(false);
            selection.secondProperty().set(example);
        } else {
            selection.exampleProperty().set(example);
        }
    }

    /** The examples kept for a figure, in the order of keeping. */
    ObservableList<Integer> kept() {
        return kept;
    }

    /** Keeps an example, or lets it go. */
    void keep(int example, boolean wanted) {
        Integer boxed = example;
        if (!wanted) {
            kept.remove(boxed);
        } else if (!kept.contains(boxed)) {
            kept.add(boxed);
        }
    }

    InsideModel inside() {
        return inside;
    }

    /** The example that is looked at, as the network sees it now; null for none. */
    @Nullable
    ShownExample chosen() {
        Integer example = selection.exampleProperty().get();
        WatchedPredictions predictions = inside.predictions();
        return example == null || predictions == null || example >= predictions.count()
                ? null
                : ShownExample.of(predictions, example);
    }

    /** Where the chosen example stands among those shown, from 0; −1 where it does not. */
    int place() {
        ShownExample now = chosen();
        return now == null ? -1 : shown.get().indexOf(now);
    }

    /** Chooses another of those shown; stays at the ends, and begins with the first. */
    void step(int by) {
        List<ShownExample> all = shown.get();
        if (!all.isEmpty()) {
            int place = place();
            int next = place < 0 ? 0 : Math.max(0, Math.min(all.size() - 1, place + by));
            selection.exampleProperty().set(all.get(next).example());
        }
    }

    private void filter() {
        WatchedPredictions predictions = inside.predictions();
        if (predictions == null) {
            shown.set(List.of());
            return;
        }
        ClassPair pair = selection.pairProperty().get();
        ExampleQuery query = new ExampleQuery(
                pair == null ? kind.get() : Outcome.ALL,
                pair == null ? -1 : pair.actual(),
                pair == null ? -1 : pair.predicted(),
                leastConfidence.get(),
                mostConfidence.get(),
                selection.lassoProperty().get(),
                order.get());
        shown.set(Arrays.stream(query.of(predictions))
                .mapToObj(example -> ShownExample.of(predictions, example))
                .toList());
    }
}
