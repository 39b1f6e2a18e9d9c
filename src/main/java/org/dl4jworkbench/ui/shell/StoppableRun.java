package org.dl4jworkbench.ui.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;

/** A session as the end of the window sees it. */
record StoppableRun(RunSession session) implements CloseGuard.LiveRun {
    private static final long ENDING_SECONDS = 3;

    @Override
    public String title() {
        RunSpec spec = session.data().spec();
        return spec.assignment() + " · " + spec.preset();
    }

    @Override
    public CompletableFuture<?> stop() {
        // An engine may go on serving views of its network after training; its checkpoint is what has to be waited for.
        return session.stop().thenCompose(stopped -> session.ended()
                .thenApply(RunStatus::isLive)
                .completeOnTimeout(false, ENDING_SECONDS, TimeUnit.SECONDS));
    }
}
