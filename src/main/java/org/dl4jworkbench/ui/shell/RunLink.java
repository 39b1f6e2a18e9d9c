package org.dl4jworkbench.ui.shell;

import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;

/** A run as the navigation names it. */
record RunLink(RunDirectory directory, RunStatus status, String title, String folder) {
    static RunLink of(RunDirectory directory, RunRecord record) {
        return new RunLink(
                directory,
                record.status(),
                record.spec().assignment() + " · " + record.spec().preset(),
                directory.name());
    }
}
