package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
    /** The directory is written; the engine process is starting or loading its data. */
    STARTING,
    RUNNING,
    PAUSED,
    /** All epochs or iterations of the spec are done. */
    FINISHED,
    /** Ended by the user before its end; can be resumed. */
    STOPPED,
    /** Ended by an error, or its engine died; can be resumed from the last checkpoint. */
    FAILED;

    @JsonValue
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RunStatus of(String token) {
        return Tokens.parse(values(), RunStatus::token, token, "run status");
    }

    /** Whether an engine process should be at work on the run. */
    public boolean isLive() {
        return this == STARTING || this == RUNNING || this == PAUSED;
    }
}
