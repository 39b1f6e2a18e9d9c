package org.dl4jworkbench.ui.shell;

import java.util.List;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.assignments.AssignmentsPage;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.Page;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.Services;
import org.dl4jworkbench.ui.runs.RunsPage;
import org.dl4jworkbench.ui.settings.SettingsPage;
import org.jspecify.annotations.Nullable;

/** The pages, each made when it is first asked for: the start of the window waits for none that is not shown. */
final class Pages {
    private final Services services;
    private final Navigator navigator;
    private final RunIndex index;
    private @Nullable AssignmentPage assignment;
    private @Nullable AssignmentsPage assignments;
    private @Nullable RunsPage runs;
    private @Nullable SettingsPage settings;

    Pages(Services services, Navigator navigator) {
        this.services = services;
        this.navigator = navigator;
        index = new RunIndex(services::runsFolder, Background.on(services.background()));
    }

    RunIndex index() {
        return index;
    }

    List<RunData> liveRuns() {
        return services.launcher().live().stream().map(RunSession::data).toList();
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

    Page data() {
        return settings();
    }

    SettingsPage settings() {
        if (settings == null) {
            settings = new SettingsPage(services, navigator);
        }
        return settings;
    }

    AssignmentPage assignment() {
        if (assignment == null) {
            assignment = new AssignmentPage(services, navigator);
        }
        return assignment;
    }

    /** A data set's title as people know it. */
    String datasetTitle(String id) {
        return id;
    }
}
