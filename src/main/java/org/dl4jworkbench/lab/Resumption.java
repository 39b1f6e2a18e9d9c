package org.dl4jworkbench.lab;

import java.nio.file.Files;
import org.dl4jworkbench.model.Divergence;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;

/** What resuming a run that did not come to its end would do; by what is really in its folder. */
public enum Resumption {
    FROM_CHECKPOINT("Everything up to the last checkpoint is on the disk. Resume goes on from there."),
    FROM_START("There is no checkpoint. Resume begins at the first epoch."),
    DIVERGED("Resumed it would diverge again. " + Divergence.REMEDY + ".");

    private final String advice;

    Resumption(String advice) {
        this.advice = advice;
    }

    /** Looks into the file system. */
    public static Resumption of(RunDirectory run, RunRecord record) {
        if (Divergence.ended(record)) {
            return DIVERGED;
        }
        return Files.exists(run.lastCheckpoint()) ? FROM_CHECKPOINT : FROM_START;
    }

    /** For the screen. */
    public String advice() {
        return advice;
    }

    public boolean isPossible() {
        return this != DIVERGED;
    }

    /** Throws where resuming is of no use. */
    public void requirePossible(RunDirectory run) {
        if (!isPossible()) {
            throw new EngineException(
                    "the training diverged, and resumed it would do so again", run.name(), Divergence.REMEDY);
        }
    }
}
