package org.dl4jworkbench.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.dl4jworkbench.ui.assignment.ShownRun.State;
import org.junit.jupiter.api.Test;

class RunActionsTest {
    @Test
    void withoutARunThereIsOnlyStart() {
        assertThat(RunActions.of(State.NONE, true, false))
                .isEqualTo(new RunActions(false, false, false, true, "Start training", true, false));
    }

    @Test
    void aLiveRunIsPausedOrStoppedAndASecondOneStartsFromSetupOnly() {
        assertThat(RunActions.of(State.RUNNING, false, false))
                .isEqualTo(new RunActions(true, false, true, false, "Start another", true, false));
        assertThat(RunActions.of(State.RUNNING, true, false).start()).isTrue();
    }

    @Test
    void aPausedRunIsResumedOrStopped() {
        RunActions actions = RunActions.of(State.PAUSED, false, false);

        assertThat(actions.pause()).isFalse();
        assertThat(actions.resume()).isTrue();
        assertThat(actions.stop()).isTrue();
    }

    @Test
    void aFailedRunOffersResumeFirstUntilItsSetupIsEdited() {
        assertThat(RunActions.of(State.FAILED, true, false))
                .isEqualTo(new RunActions(false, true, false, true, "Start anew", false, true));
        assertThat(RunActions.of(State.FAILED, true, true).startFirst()).isTrue();
    }

    @Test
    void aDivergedRunIsStartedAnewAndNeitherResumedNorTrainedFurther() {
        RunActions actions = RunActions.of(State.FAILED, false, false).withoutResume();

        assertThat(actions.resume() || actions.more()).isFalse();
        assertThat(actions.start() && actions.startFirst()).isTrue();
    }

    @Test
    void aRunThatHasEndedCanBeTrainedForMoreEpochs() {
        assertThat(RunActions.of(State.FINISHED, false, false).more()).isTrue();
        assertThat(RunActions.of(State.STOPPED, false, false).more()).isTrue();
        assertThat(RunActions.of(State.PAUSED, false, false).more()).isFalse();
        assertThat(RunActions.of(State.ELSEWHERE, false, false).more()).isFalse();
    }

    @Test
    void aRunThatTrainsElsewhereIsLeftAlone() {
        RunActions actions = RunActions.of(State.ELSEWHERE, false, false);

        assertThat(actions.pause() || actions.resume() || actions.stop()).isFalse();
    }
}
