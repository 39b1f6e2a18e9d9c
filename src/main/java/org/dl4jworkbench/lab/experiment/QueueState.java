package org.dl4jworkbench.lab.experiment;

/** What an experiment's queue does. */
public enum QueueState {
    /** Nothing runs and nothing will by itself: just opened, stopped, or all done. */
    IDLE,
    /** Starts items as places become free. */
    RUNNING,
    /** Starts nothing; the runs at work wait. */
    PAUSED,
    /** Starts nothing; the runs at work are writing their checkpoints and ending. */
    STOPPING
}
