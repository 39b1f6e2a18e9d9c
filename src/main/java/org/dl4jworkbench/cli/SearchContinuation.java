package org.dl4jworkbench.cli;

import java.util.List;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.search.SearchSession;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do of a search that is taken up again.
 *
 * @param trials how many there are to be in all, or null: as many as there are
 */
record SearchContinuation(SearchSession session, @Nullable Integer trials) {
    /**
     * Throws where nothing is left, or fewer trials are wanted than there are.
     *
     * @param trainBest whether the best one is to be trained in any case
     */
    void requireWork(boolean trainBest) {
        if (more() < 0) {
            throw new BadSpecException(
                    "the search has " + session.search().trials() + " trials already",
                    "--trials",
                    "Name the number that there are to be in all");
        }
        if (more() == 0 && failed().isEmpty() && !isOpen() && !trainBest) {
            throw new EngineException(
                    "the search is finished",
                    session.directory().name(),
                    "Add trials with --trials, or train its best with --train-best");
        }
    }

    /** Starts the queue with what is open, what failed and what is added. */
    void start() {
        List<ExperimentItem> failed = failed();
        int more = more();
        if (more > 0) {
            ExperimentFollower.done(session.addTrials(more));
        } else if (isOpen() || !failed.isEmpty()) {
            ExperimentFollower.done(session.queue().resume());
        }
        for (ExperimentItem item : failed) {
            ExperimentFollower.done(session.queue().retry(item, false));
        }
    }

    private int more() {
        return trials == null ? 0 : trials - session.search().trials();
    }

    private List<ExperimentItem> failed() {
        return session.queue().record().queue().stream()
                .filter(item -> item.state() == ItemState.FAILED)
                .toList();
    }

    private boolean isOpen() {
        return session.queue().record().queue().stream()
                .anyMatch(item -> item.state().isLeft() || item.state().isLive());
    }
}
