package org.dl4jworkbench.ui.shell;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the status bar says of the running work.
 *
 * @param engine backend, oneDNN and threads; empty before the engine has told
 * @param progress from 0 to 1, or −1 while there is none to show
 * @param text where training stands
 */
record StatusLine(String engine, double progress, String text) {
    private static final long STEPS = 100;

    static final StatusLine READY = new StatusLine("", -1, "ready");

    /** Of one run. */
    static StatusLine of(RunStatus status, @Nullable EngineInfo info, @Nullable Progress progress) {
        String engine = info == null
                ? ""
                : info.backend()
                        + (info.oneDnnHelpers() ? " · oneDNN" : "")
                        + (info.threads() == 1 ? " · 1 thread" : " · " + info.threads() + " threads");
        if (progress == null) {
            return new StatusLine(engine, -1, status == RunStatus.STARTING ? "engine is starting" : "no minibatch yet");
        }
        // In steps that can be seen: the window is drawn anew for each.
        double share =
                progress.iterations() > 0 ? (double) (STEPS * progress.iteration() / progress.iterations()) / STEPS : 0;
        StringBuilder text = new StringBuilder("epoch ")
                .append(Numbers.grouped(progress.epoch()))
                .append(" of ")
                .append(Numbers.grouped(progress.epochs()));
        if (status == RunStatus.PAUSED) {
            text.append(" · paused");
        } else if (progress.secondsLeft() >= 0) {
            text.append(" · ").append(Numbers.duration(progress.secondsLeft())).append(" left");
        }
        return new StatusLine(engine, Math.min(1, share), text.toString());
    }
}
