package org.dl4jworkbench.cli;

import java.util.List;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.jspecify.annotations.Nullable;

/** Tells how an experiment goes; all calls come from one thread. */
interface ExperimentOutput {
    /** Something the user should know; may come before the start. */
    void notice(String message);

    void started(ExperimentSession session);

    /** An item's state changed; {@code data} is its run's, or null where it has none. */
    void item(ExperimentSession session, ExperimentItem item, @Nullable RunData data);

    /** Several times a second: what is at work. */
    void progress(ExperimentSession session, List<RunData> live);

    /** Nothing runs any more. */
    void ended(ExperimentSession session, ExperimentTable table, boolean interrupted);
}
