package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.rundir.Moment;
import org.junit.jupiter.api.Test;

class EpochSelectionTest {
    private final EpochSelection selection = new EpochSelection();

    @Test
    void itFollowsTheNewestEpochUntilAnEarlierOneIsPicked() {
        selection.setEpochs(List.of(0, 1));
        assertThat(selection.selected()).isEqualTo(1);
        selection.setEpochs(List.of(0, 1, 2));
        assertThat(selection.selected()).isEqualTo(2);

        selection.select(1);
        selection.setEpochs(List.of(0, 1, 2, 3));

        assertThat(selection.selected()).isEqualTo(1);
        assertThat(selection.followingProperty().get()).isFalse();
    }

    @Test
    void whereThereAreNoMomentsNobodyMeetsOne() {
        List<Boolean> met = new ArrayList<>();
        Runnable look =
                () -> met.add(selection.moment() == null || !selection.moments().isEmpty());
        selection.momentProperty().addListener(observable -> look.run());
        selection.followingProperty().addListener(observable -> look.run());
        selection.setEpochs(List.of(0, 1));
        selection.momentsProperty().addListener(observable -> look.run());

        selection.selectFirst();
        selection.clear();
        selection.setEpochs(List.of(0));
        selection.setEpochs(List.of());

        assertThat(met).isNotEmpty().doesNotContain(false);
        assertThat(selection.moment()).isNull();
    }

    @Test
    void pickingTheNewestFollowsAgain() {
        selection.setEpochs(List.of(0, 1, 2));
        selection.selectFirst();
        selection.selectLast();

        selection.setEpochs(List.of(0, 1, 2, 3));

        assertThat(selection.selected()).isEqualTo(3);
    }

    @Test
    void anEpochWithoutSnapshotGivesItsNearestNeighbour() {
        selection.setEpochs(List.of(0, 1, 10, 50));

        selection.select(8);
        assertThat(selection.selected()).isEqualTo(10);
        selection.select(5);
        assertThat(selection.selected()).isEqualTo(1);
    }

    @Test
    void aPickedEpochThatIsThinnedOutGivesWayToItsNeighbour() {
        selection.setEpochs(List.of(0, 1, 2, 3, 4));
        selection.select(3);

        selection.setEpochs(List.of(0, 2, 4, 5));

        assertThat(selection.selected()).isEqualTo(2);
    }

    @Test
    void theNextEpochIsTheNextThatCanBePicked() {
        selection.setEpochs(List.of(0, 5, 20));
        selection.selectFirst();

        selection.selectNext();
        assertThat(selection.selected()).isEqualTo(5);
        selection.selectNext();
        selection.selectNext();
        assertThat(selection.selected()).isEqualTo(20);
    }

    @Test
    void withoutEpochsNothingIsSelected() {
        selection.select(3);
        assertThat(selection.selected()).isEqualTo(EpochSelection.NONE);

        selection.setEpochs(List.of(1));
        selection.setEpochs(List.of());
        assertThat(selection.selected()).isEqualTo(EpochSelection.NONE);
    }

    @Test
    void whoIsToldThatNoMomentIsLeftSeesNoneSelected() {
        EpochSelection selection = new EpochSelection();
        selection.setEpochs(List.of(0, 1));
        List<Boolean> selected = new java.util.ArrayList<>();
        selection.momentsProperty().addListener(observable -> selected.add(selection.moment() != null));

        selection.clear();

        assertThat(selected).containsExactly(false);
    }

    @Test
    void momentsWithinAnEpochCanBePickedToo() {
        Moment untrained = Moment.afterEpoch(0, 0);
        Moment twenty = Moment.atIteration(20, 100);
        Moment eighty = Moment.atIteration(80, 100);
        Moment first = Moment.afterEpoch(1, 100);
        selection.setMoments(List.of(untrained, twenty, eighty, first));

        selection.selectFirst();
        selection.selectNext();
        assertThat(selection.moment()).isEqualTo(twenty);
        assertThat(selection.selected()).as("the last epoch that had ended").isZero();
        selection.selectAt(0.75);
        assertThat(selection.moment()).isEqualTo(eighty);
        selection.selectNext();
        assertThat(selection.moment()).isEqualTo(first);
        assertThat(selection.followingProperty().get()).isTrue();
        selection.selectPrevious();
        assertThat(selection.moment()).isEqualTo(eighty);
        assertThat(selection.epochs()).containsExactly(0, 1);
    }

    @Test
    void whoeverHearsOfOtherMomentsFindsTheShownOneAmongThem() {
        List<Boolean> among = new ArrayList<>();
        selection.momentsProperty().addListener((observable, old, now) -> {
            Moment shown = selection.moment();
            among.add(now.isEmpty() ? shown == null : shown == null || now.contains(shown));
        });
        selection.setEpochs(List.of(0, 1, 2));
        selection.clear();
        selection.setEpochs(List.of(0, 1));
        selection.setEpochs(List.of());

        assertThat(among).hasSize(4).doesNotContain(false);
    }
}
