package org.dl4jworkbench.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.RunIndex;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The history as a user meets it, over three runs. */
@ExtendWith(ApplicationExtension.class)
class RunsPageTest {
    @TempDir
    static Path users;

    private final List<RunDirectory> runs = new ArrayList<>();
    private final List<List<RunDirectory>> compared = new ArrayList<>();
    private @Nullable Stage shownStage;
    private @Nullable RunsPage page;

    /** Notes what is to be compared. */
    private final class Compared implements Navigator {
        @Override
        public void showAssignments() {}

        @Override
        public void openAssignment(String assignmentId) {}

        @Override
        public void openRun(RunDirectory run) {}

        @Override
        public void showRuns() {}

        @Override
        public void showData() {}

        @Override
        public void showSettings() {}

        @Override
        public void compare(List<RunDirectory> chosen) {
            compared.add(chosen);
        }
    }

    @Start
    void open(Stage primary) throws Exception {
        Path user = Files.createTempDirectory(users, "user");
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        for (String preset : List.of("R0", "R1", "R4-ReLU")) {
            runs.add(RunFixtures.run(
                    user.resolve("runs"), preset, RunStatus.FINISHED, noon.minusSeconds(60L * runs.size()), 3, 0.9));
        }
        Services services = RunFixtures.services(user, Runnable::run);
        RunIndex index = new RunIndex(services::runsFolder, services::experimentsFolder, Background.inPlace());
        page = new RunsPage(services, new Compared(), index);
        index.refresh();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Stage stage = new Stage();
        shownStage = stage;
        stage.setScene(new Scene(page.root(), 1100, 700));
        stage.getScene().getStylesheets().add(Dialogs.styles());
        stage.show();
        page.shown();
    }

    @Stop
    void close() {
        Objects.requireNonNull(page).hidden();
        Objects.requireNonNull(shownStage).close();
    }

    @Test
    void aRunIsTaggedStarredFoundArchivedAndFoundAgain(FxRobot robot) throws Exception {
        RunDirectory second = runs.get(1);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.clickOn("#run-tag").write("final").push(KeyCode.ENTER);
        waitFor(() -> notes(second).tags().equals(List.of("final")));
        robot.clickOn("#run-star");
        waitFor(() -> notes(second).star());
        robot.clickOn("#run-note").write("the good one");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        waitFor(() -> notes(second).note().equals("the good one"));

        filter(robot, "is:starred tag:final");
        waitFor(() -> table(robot).getItems().size() == 1);
        assertThat(table(robot).getItems().get(0).directory()).isEqualTo(second);

        robot.clickOn("#run-archive");
        waitFor(() -> notes(second).archived());
        waitFor(() -> table(robot).getItems().isEmpty());
        filter(robot, "");
        waitFor(() -> table(robot).getItems().size() == 2);
        robot.clickOn(robot.lookup("Archived").queryAs(CheckBox.class));
        waitFor(() -> table(robot).getItems().size() == 3);
    }

    @Test
    void whatIsDoneWithSeveralSelectedHoldsForAll(FxRobot robot) throws Exception {
        robot.interact(() -> table(robot).getSelectionModel().selectIndices(0, 2));
        robot.clickOn("#run-tag").write("pair").push(KeyCode.ENTER);
        waitFor(() -> notes(runs.get(0)).tags().contains("pair"));
        assertThat(notes(runs.get(2)).tags()).containsExactly("pair");
        assertThat(notes(runs.get(1)).tags()).isEmpty();
        robot.clickOn("#run-compare");
        waitFor(() -> compared.size() == 1);
        assertThat(compared.get(0)).containsExactly(runs.get(0), runs.get(2));
    }

    private static RunNotes notes(RunDirectory run) {
        return run.readNotes();
    }

    private static void filter(FxRobot robot, String text) {
        TextField field = robot.lookup("#filter").queryAs(TextField.class);
        robot.interact(() -> field.setText(text));
    }

    private static TableView<RunRow> table(FxRobot robot) {
        return robot.lookup("#runs-table").queryTableView();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    }
}
