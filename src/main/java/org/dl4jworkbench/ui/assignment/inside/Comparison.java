package org.dl4jworkbench.ui.assignment.inside;

import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What a matrix is held against.
 *
 * @param moment of this run, or of another run where it is the one nearest to the selected moment: null
 */
record Comparison(String label, RunDirectory run, @Nullable Moment moment) {
    @Override
    public String toString() {
        return label;
    }
}
