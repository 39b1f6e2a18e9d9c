package org.dl4jworkbench.ui.assignment.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultModelTest {
    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");

    @TempDir
    Path folder = Path.of("");

    private ResultModel open(TrainModel train, ShownRun shown, int epochs) {
        ResultModel result = new ResultModel(train, () -> assignment, TrainedRun::noDataset);
        shown.open(TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, epochs, 40));
        train.tick();
        return result;
    }

    @Test
    void theMatrixFollowsTheSplitTheEpochAndTheTables() {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        ResultModel result = open(train, shown, 4);

        result.splitProperty().set(SplitName.TRAIN);
        result.normalisedProperty().set(true);
        train.selection().select(2);

        assertThat(Objects.requireNonNull(result.matrixProperty().get()).correct())
                .isEqualTo(20);
        assertThat(Objects.requireNonNull(result.matrixFigure()).title())
                .isEqualTo("Confusion matrix, train, epoch 2, row-normalised");
        assertThat(Objects.requireNonNull(result.layersProperty().get()).rows()).hasSize(5);
        assertThat(Objects.requireNonNull(result.scoresProperty().get())
                        .columns()
                        .get(1)
                        .title())
                .isEqualTo("best, epoch 3");

        shown.clear();
        train.tick();
        assertThat(result.matrixProperty().get()).isNull();
        assertThat(result.scoresProperty().get()).isNull();
    }

    @Test
    void tablesThatNobodyLooksAtAreMadeWhenSomebodyDoes() {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        ResultModel result = new ResultModel(train, () -> assignment, TrainedRun::noDataset);
        result.showTables(false);
        shown.open(TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, 4, 40));
        train.tick();
        assertThat(result.scoresProperty().get()).isNull();
        assertThat(train.snapshotRoomProperty().get()).isNull();

        result.showTables(true);
        assertThat(result.scoresProperty().get()).isNotNull();
        assertThat(Objects.requireNonNull(train.snapshotRoomProperty().get()).epochs())
                .isEqualTo(5);
    }

    @Test
    void allFiguresAndTablesAreWrittenInEveryFormatThatSuitsThem() throws Exception {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        ResultModel result = open(train, shown, 2);
        RunData run = Objects.requireNonNull(shown.data());
        Path out = folder.resolve("out");

        List<Path> written = result.exportAll(run, out).call();

        assertThat(written)
                .contains(
                        out.resolve("loss-per-iteration.png"),
                        out.resolve("confusion-test.svg"),
                        out.resolve("error-per-epoch.pdf"),
                        out.resolve("about-the-run.md"),
                        out.resolve("best-and-last-epoch.csv"))
                .allMatch(Files::isRegularFile);
        assertThat(Files.readString(out.resolve("best-and-last-epoch.csv"))).contains("best, epoch 1", "test accuracy");
    }
}
