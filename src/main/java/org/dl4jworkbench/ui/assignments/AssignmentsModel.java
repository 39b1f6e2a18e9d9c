package org.dl4jworkbench.ui.assignments;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.StatusLook;

/** What the catalogue page tells of each assignment. */
final class AssignmentsModel {
    private final AssignmentCatalogue catalogue;
    private final Supplier<DatasetCatalogue> datasets;
    private final RunIndex index;
    private final Background background;
    private final ReadOnlyObjectWrapper<Map<String, String>> found = new ReadOnlyObjectWrapper<>(Map.of());

    AssignmentsModel(
            AssignmentCatalogue catalogue, Supplier<DatasetCatalogue> datasets, RunIndex index, Background background) {
        this.catalogue = catalogue;
        this.datasets = datasets;
        this.index = index;
        this.background = background;
    }

    List<Assignment> assignments() {
        return catalogue.all();
    }

    /** What was wrong with files of the user's own. */
    List<WorkbenchException> problems() {
        return catalogue.problems();
    }

    /** Looks for the data sets again. */
    void refresh() {
        background.run(
                () -> dataOf(catalogue.all(), datasets.get()),
                found::set,
                // The data page tells why; here it is enough that nothing was found.
                failure -> found.set(Map.of("", "cannot be searched, see Data")));
    }

    private static Map<String, String> dataOf(List<Assignment> assignments, DatasetCatalogue datasets) {
        Map<String, String> texts = new HashMap<>();
        for (Assignment assignment : assignments) {
            try {
                String id = datasets.resolve(DataSpec.AUTO, assignment.datasets());
                texts.put(assignment.id(), datasets.find(id).title());
            } catch (BadDataException e) {
                texts.put(assignment.id(), "none found, see Data");
            }
        }
        return texts;
    }

    /** The title of the data set that a run would use now. */
    ObservableValue<String> data(Assignment assignment) {
        return found.map(texts -> texts.getOrDefault(assignment.id(), texts.getOrDefault("", "…")));
    }

    /** What the best result is measured by: "best test accuracy", for a regression "lowest test loss". */
    static String measure(Assignment assignment) {
        return assignment.task() == Task.REGRESSION ? "lowest test loss" : "best test accuracy";
    }

    /** The best test result of all runs so far with the preset that reached it: "0.9742 · R0". */
    ObservableValue<String> best(Assignment assignment) {
        return Bindings.createStringBinding(
                () -> bestRun(assignment)
                        .map(run -> String.format(
                                Locale.ROOT,
                                "%.4f · %s",
                                assignment.task() == Task.REGRESSION
                                        ? RunIndex.testLoss(run)
                                        : RunIndex.testAccuracy(run),
                                run.record().spec().preset()))
                        .orElse(index.loadedProperty().get() ? "no run yet" : "…"),
                index.runsProperty(),
                index.loadedProperty());
    }

    private Optional<RunHistory.Entry> bestRun(Assignment assignment) {
        return assignment.task() == Task.REGRESSION
                ? index.lowestLossOf(assignment.id())
                : index.bestOf(assignment.id());
    }

    /** How the newest run stands: "R1 · finished"; empty where there is none. */
    ObservableValue<String> newest(Assignment assignment) {
        return Bindings.createStringBinding(
                () -> index.newestOf(assignment.id())
                        .map(run -> run.record().spec().preset() + " · "
                                + StatusLook.of(run.record().status()).word())
                        .orElse(index.loadedProperty().get() ? "–" : "…"),
                index.runsProperty(),
                index.loadedProperty());
    }
}
