package org.dl4jworkbench.lab.experiment;

import java.io.IOException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;

/** An experiment's lock as one workbench has it or not: who holds it commands the queue. For one thread. */
final class QueueLock {
    private final ExperimentDirectory directory;
    private @Nullable WorkLock held;

    QueueLock(ExperimentDirectory directory) {
        this.directory = directory;
    }

    /** Whether this workbench has it. */
    boolean isTaken() {
        return held != null;
    }

    /** @throws EngineException where another workbench has it */
    void take() {
        try {
            held = WorkLock.take(directory.lock())
                    .orElseThrow(() -> new EngineException(
                            "another workbench is at work on the experiment",
                            directory.name(),
                            "Use that one, or end it first"));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Does nothing where it is not taken. */
    void release() {
        WorkLock taken = held;
        held = null;
        if (taken != null) {
            try {
                taken.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private RunFolderException unwritable(IOException problem) {
        return new RunFolderException(
                "cannot be written (" + problem + ")",
                directory.lock().toString(),
                "Check the rights and the room on the disk",
                problem);
    }
}
