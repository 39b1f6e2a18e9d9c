package org.dl4jworkbench.ui.shell;

import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.rundir.RunDirectory;

/** An experiment at work as the end of the window sees it: its queue stops, and its runs with their checkpoints. */
record StoppableExperiment(ExperimentSession session) implements CloseGuard.LiveRun {
    /** Whether a run is one of the experiment's, or a throw-away one of its measuring. */
    static boolean owns(ExperimentSession session, RunDirectory run) {
        return run.path()
                .toAbsolutePath()
                .normalize()
                .startsWith(session.directory().path().toAbsolutePath().normalize());
    }

    @Override
    public String title() {
        return session.record().assignment() + " · experiment "
                + session.record().experiment().title();
    }

    @Override
    public CompletableFuture<?> stop() {
        return session.stopAll().thenCompose(done -> session.idle());
    }
}
