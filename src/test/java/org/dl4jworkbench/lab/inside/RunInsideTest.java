package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunInsideTest {
    @TempDir
    private Path folder;

    private RunInside open(RunDirectory run) {
        return RunInside.open(run, List.of());
    }

    @Test
    void withoutAChoiceTheBestEpochIsShownAndTheLastWhereThatIsGone() throws IOException {
        RunDirectory run = InsideRuns.write(folder, InsideRuns.convolutions());
        assertThat(open(run).snapshot(null, null).moment()).isEqualTo(InsideRuns.EPOCH_1);
        EpochResult first = new EpochResult(0, 0, 0, new Score(1, 0.5), null, null);
        run.write(run.read().withEpochs(first, first));
        assertThat(open(run).snapshot(null, null).moment()).isEqualTo(InsideRuns.EPOCH_0);
        EpochResult gone = new EpochResult(9, 90, 0, new Score(1, 0.5), null, null);
        run.write(run.read().withEpochs(gone, gone));
        assertThat(open(run).snapshot(null, null).moment()).isEqualTo(InsideRuns.EPOCH_1);
    }

    @Test
    void anIterationIsFoundBesideTheEpochsAndNamedAmongTheKeptOnes() throws IOException {
        RunDirectory run = InsideRuns.write(folder, InsideRuns.convolutions());
        Moment moment = Moment.atIteration(4, 10);
        Snapshot within = run.snapshot(moment);
        within.writeRecord(new SnapshotRecord(moment, -1, 0));
        assertThat(open(run).snapshot(null, 4L).moment()).isEqualTo(moment);
        // The end of the first epoch is iteration 10.
        assertThat(open(run).snapshot(null, 10L).moment()).isEqualTo(InsideRuns.EPOCH_1);
        assertThatThrownBy(() -> open(run).snapshot(3, null))
                .hasMessageContaining("Kept are the epochs 0, 1 and the iterations 4");
    }

    @Test
    void numbersInARowAreWrittenAsRanges() {
        assertThat(RunInside.ranges(List.of(0L, 1L, 2L, 5L, 7L, 8L, 20L, 21L, 22L, 23L)))
                .isEqualTo("0–2, 5, 7, 8, 20–23");
    }

    @Test
    void layersOfOneKindAreNumberedAndALoneOneIsNot() throws IOException {
        RunInside run = open(InsideRuns.write(folder, InsideRuns.convolutions()));
        assertThat(RunInside.names(run.network())).containsExactly("Convolution", "Max pooling", "Dense", "Output");
        assertThat(run.classNames()).hasSize(10);
        assertThat(run.layer(3).index()).isEqualTo(2);
        assertThat(run.isRegression()).isFalse();
    }
}
