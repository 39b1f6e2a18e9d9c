package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.inside.ClassSeparation;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/** How well the classes of a scatter lie apart, in words; measured in the background, the newest scatter wins. */
final class SeparationModel {
    private final InsideModel inside;
    private final LatentPlots plots;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private boolean measuring;
    private boolean again;

    SeparationModel(InsideModel inside, LatentPlots plots) {
        this.inside = inside;
        this.plots = plots;
        plots.plotProperty().addListener((observable, old, now) -> measure());
    }

    /** Such as "silhouette 0.41 · Fisher 2.8 · nearest 4, 9"; empty before it is measured. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    private void measure() {
        LatentPlot plot = plots.plotProperty().get();
        if (measuring) {
            again = true;
            return;
        }
        if (plot == null) {
            text.set("");
            return;
        }
        measuring = true;
        List<String> names = inside.classNames();
        inside.background()
                .run(
                        () -> words(plot.outputs().outputs(), plot.points().label(), names),
                        measured -> goOn(measured),
                        // Too few points of a class to measure: nothing is said.
                        failure -> goOn(""));
    }

    private void goOn(String measured) {
        text.set(measured);
        measuring = false;
        if (again) {
            again = false;
            measure();
        }
    }

    static String words(float[][] rows, int[] labels, List<String> names) {
        ClassSeparation found = ClassSeparation.of(rows, labels, names.size());
        List<ClassSeparation.Pair> pairs = ClassSeparation.pairs(rows, labels, names.size());
        ClassSeparation.@Nullable Pair nearest = pairs.isEmpty() ? null : pairs.get(0);
        if (Double.isNaN(found.silhouette())) {
            return names.size() < 2 ? "" : "fewer than two classes with finite points";
        }
        if (Double.isNaN(found.fisher())) {
            return "all points lie in one place: the classes are not told apart";
        }
        return ("silhouette " + Numbers.shown(found.silhouette(), 2) + " · Fisher " + Numbers.shown(found.fisher(), 1))
                        .replace('-', '−')
                + (nearest == null
                        ? ""
                        : " · nearest " + names.get(nearest.first()) + ", " + names.get(nearest.second()));
    }
}
