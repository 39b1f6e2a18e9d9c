package org.dl4jworkbench.ui.assignment.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EpochSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelTest {
    @TempDir
    Path folder = Path.of("");

    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");
    private ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
    private TrainModel model = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());

    @BeforeEach
    void make() {
        shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        model = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
    }

    private RunDirectory open(RunStatus status, int epochs, int iterations) {
        RunDirectory run = TrainedRun.write(folder.resolve("runs"), status, null, epochs, iterations);
        shown.open(run);
        model.tick();
        return run;
    }

    private static LineFigure figure(javafx.beans.value.ObservableValue<? extends LineFigure> property) {
        return Objects.requireNonNull(property.getValue());
    }

    @Test
    void withoutARunThereIsNothingToShow() {
        model.tick();

        assertThat(model.runProperty().get()).isNull();
        assertThat(model.lossFigureProperty().get()).isNull();
        assertThat(model.selection().selected()).isEqualTo(EpochSelection.NONE);
    }

    @Test
    void anOldRunShowsAllItsIterationsAndEpochsAndItsLastMatrix() {
        open(RunStatus.FINISHED, 4, 500);

        assertThat(shown.state()).isEqualTo(ShownRun.State.FINISHED);
        assertThat(figure(model.lossFigureProperty()).series().get(0).size()).isEqualTo(500);
        assertThat(figure(model.errorFigureProperty()).series()).hasSize(3);
        assertThat(figure(model.errorFigureProperty()).series().get(0).size()).isEqualTo(5);
        assertThat(model.splitsProperty().get()).isEqualTo(Set.of(SplitName.values()));
        assertThat(model.selection().epochs()).containsExactly(0, 1, 2, 3, 4);
        assertThat(model.selection().selected()).isEqualTo(4);
        assertThat(Objects.requireNonNull(model.confusion()
                                .matricesProperty()
                                .get()
                                .bySplit()
                                .get(SplitName.TEST))
                        .correct())
                .isEqualTo(40);
        assertThat(model.statusTextProperty().get()).isEqualTo("finished · epoch 4 of 1,000");
    }

    @Test
    void aSingleIterationShowsItsOwnMatrix() throws IOException {
        RunDirectory run = TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, 4, 10);
        Snapshot snapshot = run.snapshot(Moment.atIteration(1350, 3375));
        int[][] matrix = new int[10][10];
        matrix[2][5] = 17;
        Npy.write(snapshot.confusion(SplitName.TEST), matrix);
        snapshot.writeRecord(new SnapshotRecord(snapshot.moment(), -1, 1));
        shown.open(run);
        model.tick();

        model.selection().selectAt(0.4);

        assertThat(model.selection().moment()).isEqualTo(snapshot.moment());
        var matrices = model.confusion().matricesProperty().get();
        assertThat(matrices.moment()).isEqualTo(snapshot.moment());
        assertThat(matrices.bySplit()).containsOnlyKeys(SplitName.TEST);
        assertThat(Objects.requireNonNull(matrices.bySplit().get(SplitName.TEST))
                        .count(2, 5))
                .isEqualTo(17);
    }

    @Test
    void theBestEpochIsMarkedAndCanBePicked() {
        open(RunStatus.FINISHED, 4, 10);

        assertThat(figure(model.errorFigureProperty()).marks().get(0).x()).isEqualTo(3);
        model.selectBest();

        assertThat(model.selection().selected()).isEqualTo(3);
        assertThat(model.confusion().matricesProperty().get().moment())
                .isEqualTo(model.selection().moment());
        assertThat(figure(model.errorFigureProperty()).selectedX()).isEqualTo(3.0);
        assertThat(model.selectedResult().orElseThrow().epoch()).isEqualTo(3);
    }

    @Test
    void theUntrainedNetworkIsNoBestEpoch() {
        open(RunStatus.STOPPED, 0, 5);

        assertThat(model.best()).isEmpty();
        assertThat(figure(model.errorFigureProperty()).marks()).isEmpty();
        assertThat(Objects.requireNonNull(model.stripProperty().get()).best()).isEmpty();
    }

    @Test
    void theLooksOfTheLossFigureFollowTheControls() {
        open(RunStatus.FINISHED, 1, 50);

        model.lossLogYProperty().set(true);
        model.lossLogXProperty().set(true);
        model.smoothingProperty().set(0);

        LineFigure figure = figure(model.lossFigureProperty());
        assertThat(figure.y().log()).isTrue();
        assertThat(figure.x().log()).isTrue();
        assertThat(figure.series().get(1).y(30))
                .as("no smoothing: the smoothed line is the raw one")
                .isEqualTo(figure.series().get(0).y(30));
    }

    @Test
    void theLossIsNotFollowedWhileNobodyLooksAtIt() {
        open(RunStatus.RUNNING, 1, 50);
        RunData run = Objects.requireNonNull(shown.data());
        Progress progress = new Progress(1, 4, 52, 100, 10, 10, 1);
        model.showLosses(false);
        run.addLosses(51, new double[] {0.5, 0.25}, progress);
        model.tick();
        assertThat(figure(model.lossFigureProperty()).series().get(0).size()).isEqualTo(50);

        model.showLosses(true);
        assertThat(figure(model.lossFigureProperty()).series().get(0).size()).isEqualTo(52);
        assertThat(figure(model.lossFigureProperty()).series().get(0).y(51)).isEqualTo(0.25);

        run.addLosses(53, new double[] {0.125}, progress);
        model.tick();
        assertThat(figure(model.lossFigureProperty()).series().get(0).size()).isEqualTo(53);
    }

    @Test
    void aKilledRunShowsAsInterruptedAndCanBeResumed() {
        open(RunStatus.RUNNING, 2, 20);

        assertThat(shown.state()).isEqualTo(ShownRun.State.ABANDONED);
        assertThat(shown.state().canResume()).isTrue();
        assertThat(model.statusTextProperty().get()).startsWith("interrupted");
    }

    @Test
    void openingAnotherRunForgetsTheSelectionOfTheOneBefore() {
        open(RunStatus.FINISHED, 6, 20);
        model.selection().select(2);

        open(RunStatus.FINISHED, 3, 30);

        assertThat(model.selection().selected()).isEqualTo(3);
        assertThat(figure(model.lossFigureProperty()).series().get(0).size()).isEqualTo(30);
    }

    @Test
    void aDamagedRunSaysWhatIsWrong() throws Exception {
        RunDirectory run = TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, 2, 10);
        Files.writeString(run.record(), "{");

        shown.open(run);
        model.tick();

        assertThat(shown.state()).isEqualTo(ShownRun.State.NONE);
        assertThat(shown.problemProperty().get()).hasMessageContaining("run.json");
    }

    @Test
    void aDamagedMatrixSaysWhatIsWrong() throws Exception {
        RunDirectory run = TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, 2, 10);
        Files.writeString(run.confusion(2, SplitName.TEST), "no matrix");

        shown.open(run);
        model.tick();

        assertThat(model.confusion().problemProperty().get()).hasMessageContaining("confusion-test.npy");
        assertThat(model.confusion().matricesProperty().get().bySplit()).isEmpty();
    }

    @Test
    void theTailOfTheLogIsItsLastLines() throws Exception {
        Path log = folder.resolve("engine.log");
        Files.write(
                log,
                java.util.stream.IntStream.range(0, 1000)
                        .mapToObj(i -> "line " + i)
                        .toList());

        List<String> tail = FailureCard.tail(log);

        assertThat(tail).hasSize(200).startsWith("line 800").endsWith("line 999");
        assertThat(FailureCard.tail(folder.resolve("none.log"))).isEmpty();
    }
}
