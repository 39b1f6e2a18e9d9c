package org.dl4jworkbench.ui.assignment.search;

import org.dl4jworkbench.model.Search;

/**
 * A search that can be chosen.
 *
 * @param own whether it is the user's own, which alone can be changed and deleted
 */
record SearchChoice(Search search, boolean own) {
    /** "25 trials × 3 folds", "10 trials · your own". */
    String facts() {
        return search.trials()
                + (search.trials() == 1 ? " trial" : " trials")
                + (search.folds() > 1 ? " × " + search.folds() + " folds" : "")
                + (own ? " · your own" : "");
    }
}
