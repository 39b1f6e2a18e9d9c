package org.dl4jworkbench.ui.assignment.experiments;

import org.dl4jworkbench.model.Experiment;

/**
 * An experiment that can be chosen.
 *
 * @param own whether it is the user's own, which alone can be changed and deleted
 */
record Choice(Experiment experiment, boolean own) {
    /** "3 settings", "4 settings × 3 seeds · your own". */
    String facts() {
        int settings = experiment.variations().size();
        return settings
                + (settings == 1 ? " setting" : " settings")
                + (experiment.seeds() > 1 ? " × " + experiment.seeds() + " seeds" : "")
                + (own ? " · your own" : "");
    }
}
