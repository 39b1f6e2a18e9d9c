package org.dl4jworkbench.lab.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.dl4jworkbench.model.BadSpecException;

/** Where an item of an experiment's queue stands. */
public enum ItemState {
    /** Waits for its turn; with a run's folder it goes on from that run's checkpoint. */
    QUEUED,
    /** Its engine is at work, or starting. */
    RUNNING,
    /** Its engine waits for the word to go on. */
    PAUSED,
    FINISHED,
    /** Ended by an error; the item's reason says which. Can be tried again. */
    FAILED,
    /** Left out by the user. */
    SKIPPED,
    /** Ended by the user with a checkpoint; goes on when the queue does. */
    STOPPED,
    /** Trained to the epoch at which it is compared with the others; goes on when it is among the better ones. */
    HELD,
    /** Ended early because others did better by then. */
    PRUNED,
    /** The workbench ended while it ran; goes on from its checkpoint when the queue does. */
    INTERRUPTED;

    @JsonValue
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ItemState of(String token) {
        return Arrays.stream(values())
                .filter(state -> state.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new BadSpecException("\"" + token + "\" is no state of an item", "", ""));
    }

    /** Whether an engine should be at work on the item's run. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }

    /** Whether the item goes on by itself when the queue does. */
    public boolean isOpen() {
        return this == QUEUED || this == STOPPED || this == INTERRUPTED;
    }

    /** Whether the queue has something left to do about the item: it waits, or is held until it is compared. */
    public boolean isLeft() {
        return isOpen() || this == HELD;
    }
}
