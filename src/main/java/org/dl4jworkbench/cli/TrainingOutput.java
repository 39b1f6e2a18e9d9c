package org.dl4jworkbench.cli;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;

/** Tells how a training goes; all calls come from one thread. */
interface TrainingOutput {
    /** Something the user should know; may come before the start. */
    void notice(String message);

    void started(RunData data, EngineInfo info);

    /** The untrained network (epoch 0) or a trained epoch, evaluated. */
    void epoch(EpochResult result);

    void progress(Progress progress);

    void finished(RunData data);

    /** Ended before its end, with a checkpoint. */
    void stopped(RunData data);

    void failed(RunData data, String reason);
}
