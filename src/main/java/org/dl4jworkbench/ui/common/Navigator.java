package org.dl4jworkbench.ui.common;

import java.util.List;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.rundir.RunDirectory;

/** Moves the window from place to place. To be called on the JavaFX thread. */
public interface Navigator {
    void showAssignments();

    /** Opens an assignment's Setup, as it was left or with its first preset. */
    void openAssignment(String assignmentId);

    /** Opens a run's Train and Result, live or from its directory. */
    void openRun(RunDirectory run);

    /** Opens the Experiments tab on a queue of runs. */
    default void openExperiment(ExperimentDirectory experiment) {}

    void showRuns();

    void showData();

    void showSettings();

    /** Lays runs over one another, of one assignment or of several; none shows the place as it was left. */
    default void compare(List<RunDirectory> runs) {}

    /** What was pinned for a write-up. */
    default void showWriteUp() {}

    /** A page has brought a training up to date: what the window says of it around the page can come in the same picture. */
    default void updated() {}

    /** Tells something that needs no answer, at the corner of the window, for a few seconds. */
    default void tell(String news) {}

    /** The same with a button that leads on; it stays a little longer. */
    default void tell(String news, String label, Runnable action) {
        tell(news);
    }

    /** Tells what went wrong, at the corner of the window, where no page has a better place; stays until it is closed. */
    default void tell(Throwable problem) {}
}
