package org.dl4jworkbench.lab;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.jspecify.annotations.Nullable;

/** Tells a run's data what an engine would tell, for tests of what listens to it. */
public final class RunNews {
    private RunNews() {}

    public static void started(RunData data, EngineInfo info) {
        data.setInfo(info);
    }

    public static void epoch(RunData data, EpochResult result) {
        data.addEpoch(result);
    }

    public static void progress(RunData data, long firstIteration, Progress progress) {
        data.addLosses(firstIteration, new double[] {1}, progress);
    }

    public static void notice(RunData data, String message) {
        data.addNotice(message);
    }

    public static void status(RunData data, RunStatus status, @Nullable String reason) {
        data.setRecord(data.record().withStatus(status, reason, null));
    }

    /** Backends that find this of CUDA. */
    public static Backends backends(org.dl4jworkbench.engine.client.CudaReport cuda) {
        return new Backends(() -> cuda);
    }
}
