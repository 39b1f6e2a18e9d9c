package org.dl4jworkbench.lab.experiment;

import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Puts right what {@code experiment.json} says of items that ran when their workbench ended; their run directories know. */
final class Reconciliation {
    private static final String INTERRUPTED = "The workbench ended while it ran.";

    private Reconciliation() {}

    /** To be used only where no workbench is at work on the experiment. */
    static ExperimentRecord of(ExperimentDirectory directory, ExperimentRecord record) {
        ExperimentRecord result = record;
        for (ExperimentItem item : record.queue()) {
            if (item.state().isLive()) {
                result = result.with(corrected(item, directory.run(item).orElse(null)));
            }
        }
        return result;
    }

    private static ExperimentItem corrected(ExperimentItem item, @Nullable RunDirectory run) {
        RunRecord found = run == null ? null : run.tryRead().orElse(null);
        if (run == null || found == null) {
            return item.withRun(null).withState(ItemState.QUEUED, null);
        }
        if (found.status() == RunStatus.FINISHED) {
            return item.withState(ItemState.FINISHED, null);
        }
        if (found.status() == RunStatus.STOPPED && ItemRuns.isHeld(item, found)) {
            return item.withState(ItemState.HELD, null);
        }
        return found.status() == RunStatus.FAILED
                ? item.withState(ItemState.FAILED, found.reason())
                : item.withState(ItemState.INTERRUPTED, INTERRUPTED);
    }
}
