package org.dl4jworkbench.ui.assignment.experiments;

import org.dl4jworkbench.model.Experiment;

/**
 * An experiment that can be chosen.
 *
 * @param own whether it is the user's own, which alone can be changed and deleted
 * @param ofRun whether it was made of a run, and so stands in no catalogue
 */
record Choice(Experiment experiment, boolean own, boolean ofRun) {
    /** "3 settings", "4 settings × 3 seeds · your own", "of a run". */
    String facts() {
        if (ofRun) {
            return "of a run";
        }
        int settings = experiment.variations().size();
        return settings
                + (settings == 1 ? " setting" : " settings")
                + (experiment.seeds() > 1 ? " × " + experiment.seeds() + " seeds" : "")
                + (experiment.folds() > 1 ? " × " + experiment.folds() + " folds" : "")
                + (own ? " · your own" : "");
    }
}
