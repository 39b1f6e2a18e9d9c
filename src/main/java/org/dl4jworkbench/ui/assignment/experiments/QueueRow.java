package org.dl4jworkbench.ui.assignment.experiments;

import java.util.Optional;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What the queue tells of one run.
 *
 * @param place in the queue, from 0
 * @param name the variation, with its seed where there are several
 * @param state "epoch 3 of 10", "queued", "failed"
 * @param fraction done, from 0 to 1; negative while unknown or at rest
 * @param reason why it failed or was interrupted; may be empty
 */
public record QueueRow(int place, ExperimentItem item, String name, String state, double fraction, String reason) {
    public static QueueRow of(int place, ExperimentItem item, ExperimentRecord record, @Nullable RunData live) {
        String name = item.variation()
                + (record.experiment().seeds() > 1 ? " · seed " + item.seed() : "")
                + (item.fold() == null ? "" : " · fold " + item.fold());
        String reason = item.reason() == null ? "" : item.reason();
        Optional<Progress> progress = live == null ? Optional.empty() : live.progress();
        if (!item.state().isLive() || progress.isEmpty()) {
            return new QueueRow(place, item, name, word(item), -1, reason);
        }
        Progress now = progress.get();
        String state = (item.state() == ItemState.PAUSED ? "paused · " : "") + "epoch " + Numbers.grouped(now.epoch())
                + " of " + Numbers.grouped(now.epochs());
        double fraction = now.iterations() > 0 ? (double) now.iteration() / now.iterations() : -1;
        return new QueueRow(place, item, name, state, fraction, reason);
    }

    private static String word(ExperimentItem item) {
        return switch (item.state()) {
            case RUNNING -> "starting";
            case QUEUED -> item.run() == null ? "queued" : "queued, goes on";
            default -> item.state().token();
        };
    }

    public boolean canMove() {
        return item.state() == ItemState.QUEUED;
    }

    public boolean canSkip() {
        return item.state() != ItemState.FINISHED && item.state() != ItemState.SKIPPED;
    }

    /** Whether it can go on from its checkpoint, or be tried for the first time. */
    public boolean canRetry() {
        return item.state() == ItemState.FAILED
                || item.state() == ItemState.SKIPPED
                || item.state() == ItemState.STOPPED
                || item.state() == ItemState.INTERRUPTED;
    }

    /** Whether it can be run again from its first epoch. */
    public boolean canStartAgain() {
        return item.run() != null && !item.state().isLive() && item.state() != ItemState.QUEUED;
    }

    public boolean canOpen() {
        return item.run() != null;
    }
}
