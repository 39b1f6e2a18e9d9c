package org.dl4jworkbench.ui.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunStatus;
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
}
