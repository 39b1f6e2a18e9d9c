package org.dl4jworkbench.ui.common;

import org.dl4jworkbench.rundir.RunDirectory;

/** Moves the window from place to place. To be called on the JavaFX thread. */
public interface Navigator {
    void showAssignments();

    /** Opens an assignment's Setup, as it was left or with its first preset. */
    void openAssignment(String assignmentId);

    /** Opens a run's Train and Result, live or from its directory. */
    void openRun(RunDirectory run);

    void showRuns();

    void showData();

    void showSettings();
}
