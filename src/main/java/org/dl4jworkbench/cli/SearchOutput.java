package org.dl4jworkbench.cli;

import org.dl4jworkbench.lab.search.SearchSession;

/** Tells how a search goes; all calls come from one thread. */
interface SearchOutput extends ExperimentOutput {
    void started(SearchSession search);

    /**
     * Nothing runs any more.
     *
     * @param interrupted whether it was stopped before its end
     */
    void ended(SearchSession search, boolean interrupted);
}
