package org.dl4jworkbench.chart;

/** How much a trial of a search stands out in a figure. */
public enum TrialLook {
    /** Measured in full. */
    ORDINARY("finished"),
    /** The one with the best objective. */
    BEST("best"),
    /** Ended early or failed: pale, its figures are not those of a whole training. */
    ENDED_EARLY("ended early");

    private final String label;

    TrialLook(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
