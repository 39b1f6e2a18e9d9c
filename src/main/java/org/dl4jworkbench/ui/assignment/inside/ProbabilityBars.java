package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/** The probability of each class as a bar; the actual class is marked, the predicted one coloured. */
final class ProbabilityBars extends GridPane {
    private static final PseudoClass ACTUAL = PseudoClass.getPseudoClass("actual");
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final List<Row> rows = new ArrayList<>();

    private record Row(Label name, Bar bar, Label value) {
        void mark(boolean actual, boolean right, boolean wrong) {
            name.pseudoClassStateChanged(ACTUAL, actual);
            value.pseudoClassStateChanged(ACTUAL, actual);
            bar.filled.pseudoClassStateChanged(RIGHT, right);
            bar.filled.pseudoClassStateChanged(WRONG, wrong);
        }
    }

    /** One bar on its track. */
    private static final class Bar extends StackPane {
        private final Region filled = new Region();
        private double share;

        Bar() {
            getStyleClass().add("probability-track");
            filled.getStyleClass().add("probability-bar");
            getChildren().add(filled);
        }

        void show(double now) {
            share = now;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, share * getWidth(), getHeight());
        }
    }

    ProbabilityBars() {
        getStyleClass().add("probability-bars");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        names.setHalignment(HPos.RIGHT);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setMinWidth(Region.USE_PREF_SIZE);
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().setAll(names, bars, values);
    }

    /** Shows what was said of an example; null shows nothing. */
    void show(@Nullable WatchedPredictions predictions, int example, List<String> classNames) {
        int wanted = predictions == null ? 0 : classNames.size();
        if (rows.size() != wanted) {
            rebuild(wanted);
        }
        for (int label = 0; predictions != null && label < wanted; label++) {
            Row row = rows.get(label);
            double probability = predictions.probability(example, label);
            boolean actual = label == predictions.label(example);
            boolean predicted = label == predictions.predicted(example);
            row.name().setText((actual ? "✓ " : "") + classNames.get(label));
            row.bar().show(Float.isFinite((float) probability) ? probability : 0);
            row.value().setText(Numbers.shown(probability, 3));
            row.mark(actual, predicted && actual, predicted && !actual);
        }
    }

    private void rebuild(int count) {
        rows.clear();
        getChildren().clear();
        for (int label = 0; label < count; label++) {
            Row row = new Row(new Label(), new Bar(), new Label());
            row.name().getStyleClass().add("probability-name");
            row.value().getStyleClass().add("probability-name");
            addRow(label, row.name(), row.bar(), row.value());
            rows.add(row);
        }
    }
}
