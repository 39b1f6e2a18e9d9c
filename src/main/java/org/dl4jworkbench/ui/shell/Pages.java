package org.dl4jworkbench.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.assignments.AssignmentsPage;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.compare.ComparePage;
import org.dl4jworkbench.ui.data.DataPage;
import org.dl4jworkbench.ui.runs.RunsPage;
import org.dl4jworkbench.ui.settings.SettingsPage;
import org.dl4jworkbench.ui.writeup.WriteUpPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages, each made when it is first asked for: the start of the window waits for none that is not shown. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Services services;
    private final Navigator navigator;
    private final RunIndex index;
    private final ReadOnlyObjectWrapper<Map<String, String>> datasetTitles = new ReadOnlyObjectWrapper<>(Map.of());
    private @Nullable AssignmentPage assignment;
    private @Nullable AssignmentsPage assignments;
    private @Nullable ComparePage compare;
    private @Nullable DataPage data;
    private @Nullable RunsPage runs;
    private @Nullable SettingsPage settings;
    private @Nullable WriteUpPage writeUp;

    Pages(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        index = new RunIndex(services::runsFolder, services::experimentsFolder, Background.on(services.background()));
    }

    RunIndex index() {
        return index;
    }

    List<RunData> liveRuns() {
        return services.launcher().live().stream()
                .map(RunSession::data)
                .filter(run -> !ExperimentRuns.isThrowAway(run.directory()))
                .toList();
    }

    AssignmentsPage assignments() {
        if (assignments == null) {
            assignments = new AssignmentsPage(services, navigator, index);
        }
        return assignments;
    }

    RunsPage runs() {
        if (runs == null) {
            runs = new RunsPage(services, navigator, index);
        }
        return runs;
    }

    ComparePage compare() {
        if (compare == null) {
            compare = new ComparePage(services, navigator);
        }
        return compare;
    }

    DataPage data() {
        if (data == null) {
            data = new DataPage(services, navigator);
        }
        return data;
    }

    SettingsPage settings() {
        if (settings == null) {
            settings = new SettingsPage(services, navigator);
        }
        return settings;
    }

    WriteUpPage writeUp() {
        if (writeUp == null) {
            writeUp = new WriteUpPage(services, navigator);
        }
        return writeUp;
    }

    /** The pages that the window does not open with, the likeliest next one first. */
    List<Supplier<? extends Page>> others() {
        return List.of(this::assignment, this::runs, this::compare, this::data, this::writeUp, this::settings);
    }

    AssignmentPage assignment() {
        if (assignment == null) {
            assignment = new AssignmentPage(services, navigator);
        }
        return assignment;
    }

    /** From data set ids to their titles; empty until {@link #readDatasetTitles()} has read them. */
    ObservableValue<Map<String, String>> datasetTitles() {
        return datasetTitles;
    }

    void readDatasetTitles() {
        Background.on(services.background())
                .run(
                        () -> services.datasets().list().stream()
                                .collect(Collectors.toMap(DatasetListing::id, DatasetListing::title)),
                        datasetTitles::set,
                        // The ids stand in for the titles; the data page tells what is wrong with the folders.
                        failure -> LOG.warn("Data sets cannot be listed", failure));
    }
}
