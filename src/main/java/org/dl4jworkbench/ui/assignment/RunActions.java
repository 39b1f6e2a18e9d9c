package org.dl4jworkbench.ui.assignment;

import org.dl4jworkbench.ui.assignment.ShownRun.State;

/**
 * Which actions the head line offers.
 *
 * @param startText the word on the start button
 * @param startFirst whether starting is the main action and resuming is not
 * @param more whether the run can be trained for more epochs
 */
record RunActions(
        boolean pause,
        boolean resume,
        boolean stop,
        boolean start,
        String startText,
        boolean startFirst,
        boolean more) {
    /**
     * @param setupInFront whether the Setup tab is the one in front: there a further run can be started beside a live one
     * @param edited whether the setup differs from the shown run's spec
     */
    static RunActions of(State state, boolean setupInFront, boolean edited) {
        boolean live = state.isLive();
        boolean start = !live || setupInFront;
        String text = live ? "Start another" : state.canResume() ? "Start anew" : "Start training";
        boolean resume = state == State.PAUSED || state.canResume();
        return new RunActions(
                state == State.STARTING || state == State.RUNNING,
                resume,
                live,
                start,
                text,
                !resume || state.canResume() && edited && setupInFront,
                state == State.FINISHED || state.canResume());
    }

    /** The same for a run that would only diverge again. */
    RunActions withoutResume() {
        return new RunActions(pause, false, stop, start, startText, true, false);
    }
}
