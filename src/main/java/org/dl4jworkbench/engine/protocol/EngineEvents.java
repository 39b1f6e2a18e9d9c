package org.dl4jworkbench.engine.protocol;

import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;

/** What an engine process tells by itself, in the order in which it happens. */
public interface EngineEvents {
    /** The run's status changed. */
    @JsonNotification
    void status(StatusEvent event);

    /** Loss of the minibatches since the last such event; at most 20 events a second. */
    @JsonNotification
    void losses(LossBatch batch);

    /** An epoch ended and was evaluated; its row and snapshot are on the disk. */
    @JsonNotification
    void epoch(EpochEvent event);

    /** Something the user should know that does not end the run. */
    @JsonNotification
    void notice(String message);
}
