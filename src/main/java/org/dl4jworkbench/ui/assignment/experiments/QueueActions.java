package org.dl4jworkbench.ui.assignment.experiments;

import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.QueueState;

/**
 * Which actions the head of an execution offers, and where it stands.
 *
 * @param state "2 of 3 finished", with what the queue does
 * @param look the style class of the state's colour: {@code good}, {@code bad}, {@code busy} or {@code quiet}
 * @param continues whether something was left that can go on
 * @param pause whether the queue can be paused
 * @param resume whether a paused queue can go on
 * @param stop whether the runs at work can be stopped
 */
public record QueueActions(
        String state, String look, double fraction, boolean continues, boolean pause, boolean resume, boolean stop) {
    public static QueueActions of(ExperimentRecord record, QueueState queue, boolean elsewhere) {
        boolean open = record.queue().stream().anyMatch(item -> item.state().isOpen());
        boolean failed = record.queue().stream()
                .anyMatch(item -> item.state() == org.dl4jworkbench.lab.experiment.ItemState.FAILED);
        boolean idle = queue == QueueState.IDLE;
        long done = record.queue().stream()
                .filter(item -> !item.state().isOpen() && !item.state().isLive())
                .count();
        String doing =
                switch (queue) {
                    case RUNNING -> "running · ";
                    case PAUSED -> "paused · ";
                    case STOPPING -> "stopping · ";
                    case IDLE -> elsewhere ? "another workbench is at work on it · " : open ? "interrupted · " : "";
                };
        return new QueueActions(
                doing + Execution.words(record.queue(), false),
                idle ? failed || open ? "bad" : "good" : "busy",
                (double) done / record.queue().size(),
                idle && open && !elsewhere,
                queue == QueueState.RUNNING,
                queue == QueueState.PAUSED,
                queue == QueueState.RUNNING || queue == QueueState.PAUSED);
    }
}
