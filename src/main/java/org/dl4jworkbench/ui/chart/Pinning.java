package org.dl4jworkbench.ui.chart;

import org.dl4jworkbench.chart.Exhibit;

/** Pins figures to the write-up, with where they come from as it was when this was asked for. */
@FunctionalInterface
public interface Pinning {
    /** Writes files, so it is called in the background; throws a {@code WorkbenchException} where that fails. */
    void pin(Exhibit exhibit);
}
