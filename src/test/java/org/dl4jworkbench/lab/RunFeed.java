package org.dl4jworkbench.lab;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.jspecify.annotations.Nullable;

/** Tells a run's data by hand what an engine would tell. */
public final class RunFeed {
    private final RunData data;

    public RunFeed(RunData data) {
        this.data = data;
    }

    public void status(RunStatus status, @Nullable String reason) {
        data.setRecord(data.record().withStatus(status, reason, null));
    }

    /** As it is on the disk at the end. */
    public void record(RunRecord record) {
        data.setRecord(record);
    }

    public void info(EngineInfo info) {
        data.setInfo(info);
    }

    public void losses(long firstIteration, double[] losses, Progress progress) {
        data.addLosses(firstIteration, losses, progress);
    }

    public void epoch(EpochResult result) {
        data.addEpoch(result);
    }

    public void notice(String message) {
        data.addNotice(message);
    }
}
