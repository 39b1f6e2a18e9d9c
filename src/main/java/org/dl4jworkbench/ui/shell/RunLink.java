package org.dl4jworkbench.ui.shell;

import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.RunIndex;

/** A run as the navigation names it. */
record RunLink(RunDirectory directory, RunStatus status, String title, String folder) {
    /** Of a run on the disk; one that was abandoned looks failed. */
    static RunLink of(RunIndex.Run run) {
        RunLink link = of(run.directory(), run.record());
        return run.abandoned() ? new RunLink(link.directory, RunStatus.FAILED, link.title, link.folder) : link;
    }

    static RunLink of(RunDirectory directory, RunRecord record) {
        return new RunLink(
                directory,
                record.status(),
                record.spec().assignment() + " · " + record.spec().preset(),
                directory.name());
    }
}
