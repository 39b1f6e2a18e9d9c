package org.dl4jworkbench.ui.assignment;

import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.common.Services;

/** What the page's buttons and keys do with the shown run, in the folders that the user has chosen. */
public final class RunCommands {
    private final Services services;
    private final SetupModel setup;
    private final ShownRun run;
    private final Runnable started;

    /** @param started called when a start or a resume is on its way */
    RunCommands(Services services, SetupModel setup, ShownRun run, Runnable started) {
        this.services = services;
        this.setup = setup;
        this.run = run;
        this.started = started;
    }

    /** Whether a run can be started now. */
    public boolean canStart() {
        return setup.startProblemProperty().get().isEmpty() && !run.state().isOnItsWay();
    }

    /** Starts a new run with the setup as it stands; does nothing while the setup does not fit. */
    public void start() {
        if (!canStart()) {
            return;
        }
        RunSpec spec = setup.spec();
        Assignment assignment = setup.assignment();
        DatasetCatalogue datasets = services.datasets();
        run.start(() -> RunPlan.of(assignment, spec, datasets), services.runsFolder(), services.dataFolder());
        started.run();
    }

    /** Lets a paused, stopped or failed run go on. */
    public void resume() {
        run.resume(services.dataFolder());
        started.run();
    }

    public void pause() {
        run.pause();
    }

    public void stop() {
        run.stop();
    }
}
