package org.dl4jworkbench.ui.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.RunIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentsModelTest {
    @TempDir
    Path user;

    private RunIndex index() {
        return new RunIndex(() -> user.resolve("runs"), Background.inPlace());
    }

    private AssignmentsModel model(RunIndex index) {
        return new AssignmentsModel(
                AssignmentCatalogue.read(user.resolve("assignments")),
                () -> new DatasetCatalogue(List.of(user.resolve("datasets"))),
                index,
                Background.inPlace());
    }

    @Test
    void namesTheDataThatARunWouldUseOnThisMachine() {
        AssignmentsModel model = model(index());
        Assignment digits = model.assignments().get(0);
        assertThat(model.data(digits).getValue()).isEqualTo("…");
        model.refresh();
        assertThat(model.data(digits).getValue()).isEqualTo("Generated digits");
    }

    @Test
    void theBestResultSoFarFollowsTheRuns() {
        RunIndex index = index();
        AssignmentsModel model = model(index);
        ObservableValue<String> best = model.best(model.assignments().get(0));
        assertThat(best.getValue()).isEqualTo("…");
        index.refresh();
        assertThat(best.getValue()).isEqualTo("no run yet");
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        RunFixtures.run(user.resolve("runs"), "R0", RunStatus.FINISHED, noon, 5, 0.9134);
        RunFixtures.run(user.resolve("runs"), "R1", RunStatus.FINISHED, noon, 5, 0.9712);
        index.refresh();
        assertThat(best.getValue()).isEqualTo("0.9712 · R1");
    }

    @Test
    void aRegressionsBestIsItsLowestLoss() {
        RunIndex index = index();
        AssignmentsModel model = model(index);
        Assignment curve = model.assignments().stream()
                .filter(each -> each.id().equals("regression-1d"))
                .findFirst()
                .orElseThrow();
        assertThat(AssignmentsModel.measure(curve)).isEqualTo("lowest test loss");
        assertThat(AssignmentCard.input(curve)).isEqualTo("1 number · 1 predicted");
        regression(curve, 0.31, 0);
        regression(curve, 0.2712, 1);
        index.refresh();

        assertThat(model.best(curve).getValue()).isEqualTo("0.2712 · R2");
        assertThat(model.newest(curve).getValue()).isEqualTo("R2 · finished");
        assertThat(model.newest(model.assignments().get(0)).getValue()).isEqualTo("–");
    }

    private void regression(Assignment curve, double loss, int minutes) {
        Instant created = Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minutes);
        RunSpec spec = curve.presets().get(0).spec();
        Score score = new Score(loss, null);
        EpochResult epoch = new EpochResult(1, 10, 1, score, score, score);
        RunDirectory.create(user.resolve("runs"), spec, created, null)
                .write(RunRecord.created(spec, created, null)
                        .withEpochs(epoch, epoch)
                        .withStatus(RunStatus.FINISHED, null, created));
    }

    @Test
    void asManyColumnsStandSideBySideAsFit() {
        assertThat(CardGrid.columns(1020, 6)).isEqualTo(3);
        assertThat(CardGrid.columns(1340, 8)).isEqualTo(4);
        assertThat(CardGrid.columns(1340, 6)).as("two even lines").isEqualTo(3);
        assertThat(CardGrid.columns(200, 6)).isEqualTo(1);
    }
}
