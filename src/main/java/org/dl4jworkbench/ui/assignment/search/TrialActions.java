package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;

/** What leads from a trial to elsewhere in the window. */
public interface TrialActions {
    /** Shows a run in Train and Result. */
    void open(RunDirectory run);

    /** Takes settings over into Setup. */
    void useInSetup(RunSpec spec);

    /** Lays runs over one another. */
    void compare(List<RunDirectory> runs);

    /** Takes a preset as it stands into Setup and trains it. */
    void trainPreset(RunSpec preset);
}
