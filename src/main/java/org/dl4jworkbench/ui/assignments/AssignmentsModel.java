package org.dl4jworkbench.ui.assignments;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.RunIndex;

/** What the catalogue page tells of each assignment. */
final class AssignmentsModel {
    private final AssignmentCatalogue catalogue;
    private final RunIndex index;

    AssignmentsModel(AssignmentCatalogue catalogue, RunIndex index) {
        this.catalogue = catalogue;
        this.index = index;
    }

    List<Assignment> assignments() {
        return catalogue.all();
    }

    /** What was wrong with files of the user's own. */
    List<WorkbenchException> problems() {
        return catalogue.problems();
    }

    /** The best test accuracy of all runs so far with the preset that reached it: "0.9742 · R0". */
    ObservableValue<String> best(Assignment assignment) {
        return Bindings.createStringBinding(
                () -> index.bestOf(assignment.id())
                        .map(run -> String.format(
                                Locale.ROOT,
                                "%.4f · %s",
                                RunIndex.testAccuracy(run),
                                run.record().spec().preset()))
                        .orElse(index.loadedProperty().get() ? "no run yet" : "…"),
                index.runsProperty(),
                index.loadedProperty());
    }
}
